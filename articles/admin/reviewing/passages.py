"""The passages of one article: what each is cited for, and on which card that stands."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from articles.admin.reviewing.targets import OWNERS, key_of
from articles.choices import Stance
from articles.models import SUBJECTS, Article, Evidence
from defense_ties.lib.texts import paragraphs

POST_FIELDS = {"title_as_written", "position", "institution"}
DATE_FIELDS = {"date", "date_basis", "covers"}
# A passage of more characters is a sentence rather than the words of a fact: no line is drawn under it.
LONGEST = 60


@dataclass(frozen=True)
class Passage:
    """Words of the article, the record and field they are cited for, and the key of its card."""

    pk: str
    subject: str
    record: str
    card: str
    field: str
    start: int | None
    end: int | None
    paragraph: int | None
    stance: str
    note: str
    quote: str

    @property
    def key(self) -> str:
        """The key of the record it is cited for."""
        return f"{self.subject}-{self.record}"

    @property
    def about(self) -> str:
        """What it is cited for, in words."""
        part = "" if self.card == self.key else self.subject.replace("_", " ")
        return ", ".join(filter(None, [part, self.field.replace("_", " ")])) or "the record"

    @property
    def contradicts(self) -> bool:
        """Whether it speaks against the record."""
        return self.stance == Stance.CONTRADICTS

    @property
    def tint(self) -> str:
        """What the words are about: official, institution, date, place or engagement; or a whole sentence."""
        if self.start is not None and self.end is not None and self.end - self.start > LONGEST:
            return "whole"
        if self.field in DATE_FIELDS:
            return "date"
        if self.subject == "side":
            return "side"
        if self.field == "place":
            return "place"
        if self.subject in ("institution", "party", "appointment") or self.field in POST_FIELDS:
            return "institution"
        return "official" if self.subject in ("official", "participation", "signature") else "engagement"


class Passages:
    """All passages of an article, by what they are cited for."""

    def __init__(self, article: Article, rows: Any = None):
        self.article = article
        self._evidence = Evidence.objects.filter(article=article) if rows is None else rows
        self._starts = [start for start, _ in paragraphs(article.body)]
        self.all = [self._passage(row) for row in self._rows()]

    def _rows(self):
        owners = [f"{part}__{whole}" for part, whole in OWNERS.items()]
        return self._evidence.in_order_of_text().values(
            "pk", "field", "start", "end", "paragraph", "stance", "note", *SUBJECTS, *owners
        )

    def _passage(self, row: dict) -> Passage:
        subject = next(name for name in SUBJECTS if row[name] is not None)
        whole = OWNERS.get(subject, subject)
        owner = row[f"{subject}__{whole}"] if subject in OWNERS else row[subject]
        start, end, body = row["start"], row["end"], self.article.body
        if start is not None and body and start >= len(body):
            start = end = None
        return Passage(
            pk=row["pk"],
            subject=subject,
            record=row[subject],
            card=f"{whole}-{owner}",
            field=row["field"],
            start=start,
            end=end,
            paragraph=self.paragraph_at(start) if start is not None and body else row["paragraph"],
            stance=row["stance"],
            note=row["note"],
            quote=body[start:end] if start is not None else "",
        )

    def paragraph_at(self, offset: int) -> int | None:
        """Return the number of the paragraph that holds a character, or None before the first."""
        return bisect_right(self._starts, offset) or None

    @cached_property
    def by_card(self) -> dict[str, list[Passage]]:
        """The passages of each card, in order of the text."""
        return _grouped((passage.card, passage) for passage in self.all)

    @cached_property
    def by_record(self) -> dict[str, list[Passage]]:
        """The passages of each record, in order of the text."""
        return _grouped((passage.key, passage) for passage in self.all)

    def of_all(self, records: Iterable[Any]) -> list[Passage]:
        """Return the passages of several records together."""
        return [passage for record in records for passage in self.by_record.get(key_of(record), ())]

    def owners(self, kind: str) -> set[str]:
        """Return the ids of the records of a kind that have a card."""
        return {key.partition("-")[2] for key in self.by_card if key.partition("-")[0] == kind}


def _grouped(pairs: Iterable[tuple[str, Passage]]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = defaultdict(list)
    for key, passage in pairs:
        found[key].append(passage)
    return found
