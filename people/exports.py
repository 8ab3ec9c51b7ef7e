"""Columns of officials and institutions that are taken home."""

from typing import Any

from django.db.models import Case, F, OuterRef, When

from defense_ties.lib.exports import Column, Kind, database_column
from defense_ties.lib.exports.expressions import Joined
from defense_ties.lib.reviewing import ReviewStatus
from people.models import Appointment, Institution, Official

_POSTS = Appointment.objects.published().filter(
    official=OuterRef("pk"), position__institution__review_status=ReviewStatus.PUBLISHED
)

OFFICIAL_COLUMNS = (
    *(
        database_column(Official, name)
        for name in ("id", "name", "native_name", "sort_name", "country", "wikidata_id")
    ),
    database_column(Official, "note"),
    Column(
        "institution_ids",
        "Institutions in which published appointments place the official, parted by a space.",
        Joined(_POSTS, item="position__institution_id"),
        Kind.CODES,
    ),
)


def published_reference(name: str) -> Any:
    """Return the id of the record that a field refers to; nothing where that is not published."""
    return Case(When(**{f"{name}__review_status": ReviewStatus.PUBLISHED}, then=F(f"{name}_id")))


INSTITUTION_COLUMNS = (
    *(
        database_column(Institution, name)
        for name in ("id", "name", "native_name", "acronym", "kind", "country")
    ),
    Column(
        "parent_id",
        "The institution it stands under, if that is published.",
        published_reference("parent"),
        Kind.CODE,
    ),
    *(database_column(Institution, name) for name in ("wikidata_id", "note")),
)
