"""The numbers of one tie, or of one country."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from articles.choices import EngagementStatus
from articles.models import Engagement
from articles.models.engagement import EngagementQuerySet
from defense_ties.lib.dates import NO_FIRST_DAY

MOST_EXAMINED = 2_000  # engagements: of more, the latest are examined, and that is said
MOST_COUNTED = 10_000  # engagements of one official or institution

HELD, PLANNED = Q(status=EngagementStatus.HELD), Q(status=EngagementStatus.PLANNED)


@dataclass(frozen=True)
class Figures:
    """Engagements held, planned and called off; agreements; the first year, and what was held last."""

    held: int = 0
    planned: int = 0
    called_off: int = 0
    agreements: int = 0
    since: int | None = None
    last: Engagement | None = None

    @property
    def engagements(self) -> int:
        """All engagements, whatever became of them."""
        return self.held + self.planned + self.called_off

    @property
    def examined(self) -> int:
        """Among how many of the latest engagements officials, topics and articles are counted, if not all."""
        return _examined_of(self.engagements)

    @property
    def total(self) -> int:
        """Engagements and agreements together."""
        return self.engagements + self.agreements


def figures_of(engagements: EngagementQuerySet, agreements: QuerySet) -> Figures:
    """Return the figures of some published engagements and agreements."""
    counted: dict[str, Any] = engagements.order_by().aggregate(
        held=Count("pk", filter=HELD),
        planned=Count("pk", filter=PLANNED),
        called_off=Count("pk", filter=~HELD & ~PLANNED),
        first=Min("earliest", filter=HELD & Q(earliest__gt=NO_FIRST_DAY)),
    )
    first = counted.pop("first")
    return Figures(
        **counted,
        agreements=agreements.count(),
        since=first.year if first else None,
        last=engagements.filter(HELD).dated().newest_first().first(),
    )


def examined(engagements: EngagementQuerySet) -> EngagementQuerySet:
    """Return the engagements in which officials, institutions, topics and articles are counted."""
    # Found once: some twenty questions are asked about them.
    latest = list(engagements.newest_first().values_list("pk", flat=True)[:MOST_EXAMINED])
    return Engagement.objects.published().filter(pk__among=latest)


def extent_of(engagements: EngagementQuerySet) -> dict[str, int]:
    """Return for a page how many engagements there are, one more than are counted standing for any more.

    Beside it: how many are counted, and among how many of the latest others are, if not among all.
    """
    number = engagements.order_by()[: MOST_COUNTED + 1].count()
    return {"engagement_count": number, "most_counted": MOST_COUNTED, "examined": _examined_of(number)}


def _examined_of(number: int) -> int:
    return MOST_EXAMINED if number > MOST_EXAMINED else 0
