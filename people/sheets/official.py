"""Sheets of officials and of their aliases."""

from defense_ties.lib.sheets.kinds import Key, Kind
from defense_ties.lib.sheets.lists import ListColumn, NameParts
from people.models import Official, OfficialAlias
from people.sheets.finders import FINDERS

# What the exports of lists say beside the record itself.
SOURCES = frozenset({"article_ids", "source", "source_url", "paragraphs", "url"})

OFFICIALS = Kind(
    "officials",
    Official,
    keys=(Key(("wikidata_id",)), Key(("name", "country"), loose=("country",))),
    parts=(
        NameParts(
            OfficialAlias,
            "official",
            "aliases",
            "name",
            (
                ListColumn(
                    "aliases",
                    "Other names, with “|” between them. Those that are missing here stay on record.",
                    "Hun Ma Net | Hun Manett",
                ),
            ),
        ),
    ),
    passed_over=SOURCES | {"institution_ids", "engagements", "agreements"},
    examples={"name": "Hun Manet", "country": "Cambodia", "note": "Not to be confused with Hun Manith."},
    note="An official is found by id, by Wikidata id, or by name and country.",
)

OFFICIAL_ALIASES = Kind(
    "official_aliases",
    OfficialAlias,
    keys=(Key(("official", "name")),),
    finders=FINDERS,
    whole="official",
    examples={"official": "Hun Manet (KH)", "name": "Hun Ma Net", "language": "en", "kind": "alias"},
    note="An alias is found by its official and its name.",
)
