"""Engagements as a table."""

from typing import Any

from django.db.models import F, OuterRef

from articles.choices import EngagementKind, EngagementStatus, Mode, SideRole
from articles.exports.labels import SIGN, country_label, id_label, ids_label, label, topics_label
from articles.exports.sources import source_columns
from articles.models import Engagement, Participation, Side
from defense_ties.lib.dates import Basis
from defense_ties.lib.exports import Column, Kind, QueryExport, database_column
from defense_ties.lib.exports.expressions import Joined
from defense_ties.lib.reviewing import ReviewStatus
from people.exports import published_reference

DATE = ("date", "earliest", "latest")
TOPICS = Engagement.topics.through._base_manager.filter(engagement=OuterRef("pk"))


def _countries(name: str, description: str, role: str = "") -> Column:
    sides = Side._base_manager.filter(engagement=OuterRef("pk"), **({"role": role} if role else {}))
    return Column(name, description, Joined(sides, item="country"), Kind.CODES, country_label(name))


def _participants(name: str) -> Any:
    those = Participation.objects.taking_part().filter(engagement=OuterRef("pk"))
    return those.filter(**{f"{name}__review_status": ReviewStatus.PUBLISHED})


def _ids(name: str, description: str) -> Column:
    participants, ranks = _participants(name), ("sequence", "pk")
    return Column(
        f"{name}_ids",
        description,
        Joined(participants, item=f"{name}_id", ranks=ranks),
        Kind.CODES,
        ids_label(
            f"{name}_ids", Joined(participants, item=f"{name}__name", by=f"{name}_id", ranks=ranks, sign=SIGN)
        ),
    )


ENGAGEMENTS = QueryExport(
    (
        *(database_column(Engagement, name) for name in ("id", "title")),
        database_column(Engagement, "kind", label=label("kind", EngagementKind)),
        database_column(Engagement, "status", label=label("status", EngagementStatus)),
        database_column(Engagement, "mode", label=label("mode", Mode)),
        *(database_column(Engagement, name) for name in DATE),
        database_column(Engagement, "date_basis", label=label("date_basis", Basis)),
        _countries("countries", "Countries that take part, by code, parted by a space."),
        _countries("hosts", "Those of the countries that receive.", SideRole.HOST),
        _countries("visitors", "Those of the countries that come.", SideRole.VISITOR),
        database_column(Engagement, "place"),
        Column("place", "Name of the place.", F("place__name")),
        Column(
            "place_country",
            "Country in which it lies.",
            F("place__country"),
            Kind.CODE,
            country_label("place_country"),
        ),
        Column(
            "topics",
            "Codes of what was done or discussed, parted by a space.",
            Joined(TOPICS, item="topic_id"),
            Kind.CODES,
            topics_label(TOPICS),
        ),
        Column(
            "part_of_id",
            "The engagement it is a part of, if that is published.",
            published_reference("part_of"),
            Kind.CODE,
            id_label("part_of_id", "part_of", "title"),
        ),
        _ids(
            "official",
            "Officials who took part, parted by a space; those who were only mentioned are left out.",
        ),
        _ids("institution", "Institutions that took part, parted by a space."),
        database_column(Engagement, "summary"),
        *source_columns(Engagement, "engagement"),
    )
)
