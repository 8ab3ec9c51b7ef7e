"""Sheets of ranks and of the forms in which texts write them."""

from defense_ties.lib.sheets.kinds import Key, Kind
from defense_ties.lib.sheets.lists import ListColumn, NameParts
from people.models import Rank, RankForm
from people.sheets.finders import FINDERS

RANKS = Kind(
    "ranks",
    Rank,
    keys=(Key(("title", "country", "scheme", "service")),),
    parts=(
        NameParts(
            RankForm,
            "rank",
            "forms",
            "name",
            (
                ListColumn(
                    "forms",
                    "Written forms, with “|” between them. Those that are missing here stay on record.",
                    "Lt. Gen. | Lieut. Gen.",
                ),
            ),
        ),
    ),
    examples={
        "title": "Lieutenant General",
        "scheme": "military",
        "service": "army",
        "country": "Cambodia",
        "nato_code": "OF-8",
    },
    note="A rank is found by id, or by title, country, scheme and service.",
)

RANK_FORMS = Kind(
    "rank_forms",
    RankForm,
    keys=(Key(("rank", "name")),),
    finders=FINDERS,
    whole="rank",
    examples={"rank": "Lieutenant General (KH)", "name": "Lt. Gen."},
    note="A written form is found by its rank and its name.",
)
