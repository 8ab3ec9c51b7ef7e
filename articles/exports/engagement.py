"""Engagements as CSV."""

from collections.abc import Callable

from django.db.models import prefetch_related_objects

from articles.choices import SideRole
from articles.exports.sources import SOURCE_COLUMNS
from articles.models import Engagement
from articles.rows import prepare_engagements
from articles.sources import attach_articles
from defense_ties.lib.exports import Column, CsvExport, field_column
from people.exports import published_id

DATE = ("date", "earliest", "latest", "date_basis")


def _countries(role: str | None = None) -> Callable[[Engagement], str]:
    def value(engagement: Engagement) -> str:
        sides = engagement.sides.all()
        return " ".join(sorted(str(side.country) for side in sides if role in (None, side.role)))

    return value


def _participants(field: str) -> Callable[[Engagement], str]:
    def value(engagement) -> str:
        ids = (published_id(getattr(participation, field)) for participation in engagement.participants)
        return " ".join(dict.fromkeys(filter(None, ids)))

    return value


def prepare(engagements: list) -> None:
    """Fetch what the columns need for a chunk of engagements."""
    prepare_engagements(engagements)
    prefetch_related_objects(engagements, "place", "topics")
    attach_articles(engagements)


ENGAGEMENTS = CsvExport(
    (
        *(field_column(Engagement, name) for name in ("id", "title", "kind", "status", "mode", *DATE)),
        Column("countries", "Countries that take part, by code, parted by a space.", _countries()),
        Column("hosts", "Those of the countries that receive.", _countries(SideRole.HOST)),
        Column("visitors", "Those of the countries that come.", _countries(SideRole.VISITOR)),
        field_column(Engagement, "place"),
        Column("place", "Where it took place.", lambda row: row.place or ""),
        Column(
            "topics",
            "Codes of what was done or discussed, parted by a space.",
            lambda row: " ".join(topic.pk for topic in row.topics.all()),
        ),
        Column(
            "part_of_id",
            "The engagement it is a part of, if that is published.",
            lambda row: published_id(row.part_of),
        ),
        Column(
            "official_ids",
            "Officials who took part, parted by a space; those who were only mentioned are left out.",
            _participants("official"),
        ),
        Column(
            "institution_ids", "Institutions that took part, parted by a space.", _participants("institution")
        ),
        field_column(Engagement, "summary"),
        *SOURCE_COLUMNS,
    ),
    prepare,
)
