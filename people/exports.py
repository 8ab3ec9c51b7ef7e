"""Columns of officials and institutions, for CSV."""

from defense_ties.lib.addresses import address
from defense_ties.lib.exports import Column, field_column
from people.models import Institution, Official

URL = Column("url", "Permanent address of the record's page.", address)

OFFICIAL_COLUMNS = (
    *(
        field_column(Official, name)
        for name in ("id", "name", "native_name", "sort_name", "country", "wikidata_id")
    ),
    field_column(Official, "note"),
    Column(
        "institution_ids",
        "Institutions in which published appointments place the official, parted by a space.",
        lambda official: " ".join(sorted(_institutions(official))),
    ),
)

INSTITUTION_COLUMNS = (
    *(
        field_column(Institution, name)
        for name in ("id", "name", "native_name", "acronym", "kind", "country")
    ),
    Column(
        "parent_id",
        "The institution it stands under, if that is published.",
        lambda institution: published_id(institution.parent),
    ),
    *(field_column(Institution, name) for name in ("wikidata_id", "note")),
)


def published_id(record) -> str:
    """Return the id of a record that another names, or nothing if there is none or it is not published."""
    return record.pk if record and record.is_published else ""


def _institutions(official) -> set[str]:
    held = {published_id(appointment.position.institution) for appointment in official.posts}
    return held - {""}
