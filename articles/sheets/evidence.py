"""Sheets of evidence: which passage of which article supports which record."""

from articles.models import SUBJECTS, Evidence
from articles.sheets.finders import FINDERS
from defense_ties.lib.sheets.kinds import Key, Kind

EVIDENCE = Kind(
    "evidence",
    Evidence,
    keys=(Key(("article", *SUBJECTS, "field", "start", "end"), optional=tuple(SUBJECTS)),),
    finders=FINDERS,
    whole="article",
    examples={
        "article": "https://news.example.org/delegation-visits-naval-base",
        "engagement": "Visit of the naval staff to Hai Phong (2022-03-29/2022-03-31)",
        "paragraph": "2",
        "stance": "supports",
    },
    note="Evidence is found by id, or by article, what it is cited for, field and place in the text. "
    "Exactly one of the records is given.",
)
