"""Who meets whom most: officials and institutions of other countries in the same engagements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from articles.choices import ParticipantRole
from articles.models import Engagement, Participation
from articles.ties.carriers import HELD, PLANNED
from articles.ties.figures import examined
from articles.ties.side import side
from defense_ties.lib.dates import NO_LAST_DAY
from defense_ties.lib.reviewing import ReviewStatus
from people.models import Official

OTHERS = "engagement__participations"


@dataclass(frozen=True)
class Counterpart:
    """An official of another country, in how many engagements both took part, and the last of them."""

    official: Official
    held: int
    planned: int
    last: Any = None


@dataclass(frozen=True)
class Meeting:
    """Two officials of different countries, and in how many engagements both took part."""

    first: Official
    second: Official
    held: int
    planned: int
    called_off: int = 0


def counterparts_of(official: Official, *, most: int) -> list[Counterpart]:
    """Return the officials of other countries in the same published engagements, the busiest first.

    Of somebody in very many engagements the latest are examined.
    """
    theirs = Participation.objects.taking_part().filter(official=official).order_by()
    both = Engagement.objects.published().filter(pk__in=theirs.values("engagement"))
    taking = _taking(examined(both)).exclude(official=official)
    if official.country:
        taking = taking.annotate(of=side()).exclude(of=str(official.country))
    counted = (
        taking.order_by()
        .values("official")
        .annotate(
            held=Count("engagement", filter=HELD, distinct=True),
            planned=Count("engagement", filter=PLANNED, distinct=True),
            last=Max("engagement__latest", filter=HELD & Q(engagement__latest__lt=NO_LAST_DAY)),
        )
        .filter(Q(held__gt=0) | Q(planned__gt=0))
        .order_by("-held", "-planned", "official__sort_key", "official")[:most]
    )
    rows = list(counted)
    officials = Official.objects.in_bulk([row["official"] for row in rows])
    return [Counterpart(officials[row["official"]], row["held"], row["planned"], row["last"]) for row in rows]


def meetings_between(engagements: QuerySet, first: str, second: str, *, most: int) -> list[Meeting]:
    """Return the pairs of officials of two countries who took part together, the most frequent first."""
    paired = _paired(_taking(engagements)).filter(
        of=first, other_of=second, other_status=ReviewStatus.PUBLISHED
    )
    rows = list(_tallied(paired).filter(Q(held__gt=0) | Q(planned__gt=0))[:most])
    officials = Official.objects.in_bulk({key for row in rows for key in (row["official"], row["other"])})
    return [_meeting(row, officials) for row in rows]


def meetings_among(engagements: QuerySet, officials: Sequence[Official]) -> list[Meeting]:
    """Return how often each two of the officials took part for different countries, most frequent first."""
    by_id = {official.pk: official for official in officials}
    paired = _paired(_taking(engagements).filter(official__in=by_id)).filter(other__in=by_id)
    # Each pair once, in the order of their ids.
    paired = paired.filter(official__lt=F("other")).exclude(of=F("other_of"))
    return [_meeting(row, by_id) for row in _tallied(paired)]


def busiest_officials(engagements: QuerySet, *, most: int) -> tuple[list[Official], int]:
    """Return the published officials who took part most often, and how many others there are."""
    found = most_often(engagements, most=most + 1)
    if len(found) <= most:
        return found, 0
    number = _taking(engagements).order_by().values("official").distinct().count()
    return found[:most], number - most


def most_often(engagements: QuerySet, *, most: int) -> list[Official]:
    """Return the published officials who took part most often."""
    counted = _taking(engagements).order_by().values("official")
    counted = counted.annotate(number=Count("engagement", distinct=True)).order_by("-number", "official")
    keys = [row["official"] for row in counted[:most]]
    by_id = Official.objects.in_bulk(keys)
    return [by_id[key] for key in keys]


def _taking(engagements: QuerySet) -> QuerySet:
    """Return how published officials took part in some engagements."""
    return Participation.objects.taking_part().filter(
        engagement__in=engagements.order_by().values("pk"), official__review_status=ReviewStatus.PUBLISHED
    )


def _paired(taking: QuerySet) -> QuerySet:
    """Return each participation with each other one of its engagement: `of`, `other`, `other_of`."""
    return taking.annotate(
        of=side(),
        other=F(f"{OTHERS}__official"),
        other_role=F(f"{OTHERS}__role"),
        other_status=F(f"{OTHERS}__official__review_status"),
        other_of=side(f"{OTHERS}__"),
    ).exclude(other_role=ParticipantRole.MENTIONED)


def _tallied(paired: QuerySet) -> QuerySet:
    counted = paired.order_by().values("official", "other")
    counted = counted.annotate(
        held=Count("engagement", filter=HELD, distinct=True),
        planned=Count("engagement", filter=PLANNED, distinct=True),
        called_off=Count("engagement", filter=~HELD & ~PLANNED, distinct=True),
    )
    return counted.order_by("-held", "-planned", "official__sort_key", "official", "other")


def _meeting(row: Mapping[str, Any], officials: Mapping[str, Official]) -> Meeting:
    numbers = (row["held"], row["planned"], row["called_off"])
    return Meeting(officials[row["official"]], officials[row["other"]], *numbers)
