"""Sheets of institutions and of their aliases."""

from defense_ties.lib.sheets.kinds import Key, Kind
from defense_ties.lib.sheets.lists import ListColumn, NameParts
from people.models import Institution, InstitutionAlias
from people.sheets.finders import FINDERS
from people.sheets.official import SOURCES

INSTITUTIONS = Kind(
    "institutions",
    Institution,
    keys=(Key(("name", "country", "parent"), loose=("country", "parent")),),
    finders=FINDERS,
    parts=(
        NameParts(
            InstitutionAlias,
            "institution",
            "aliases",
            "name",
            (
                ListColumn(
                    "aliases",
                    "Other names, with “|” between them. Those that are missing here stay on record.",
                    "Cambodian army | the army",
                ),
            ),
        ),
    ),
    passed_over=SOURCES | {"officials"},
    examples={
        "name": "Royal Cambodian Army",
        "acronym": "RCA",
        "kind": "army",
        "country": "Cambodia",
        "parent": "Royal Cambodian Armed Forces",
    },
    note="An institution is found by id, or by name, country and parent. "
    "Its parent may stand in the same sheet.",
)

INSTITUTION_ALIASES = Kind(
    "institution_aliases",
    InstitutionAlias,
    keys=(Key(("institution", "name")),),
    finders=FINDERS,
    whole="institution",
    examples={
        "institution": "Royal Cambodian Army",
        "name": "Cambodian army",
        "language": "en",
        "kind": "alias",
    },
    note="An alias is found by its institution and its name.",
)
