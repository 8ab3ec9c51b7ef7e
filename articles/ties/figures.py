"""The numbers of one tie, or of one country."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from articles.choices import EngagementStatus
from articles.models import Agreement, Engagement, EngagementCount
from articles.models.engagement import EngagementQuerySet
from articles.ties.often import engagements_of
from defense_ties.lib.dates import NO_FIRST_DAY
from defense_ties.lib.years import YearOf

MOST_EXAMINED = 1_000  # engagements, and agreements: of more, the latest are examined, and that is said
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


def figures_of(*countries: str) -> Figures:
    """Return the figures of one country or two."""
    rows = EngagementCount.objects.of(*countries).annotate(year=YearOf("earliest")).standing("status", "year")
    numbers: Counter[str] = Counter()
    for status, _, number in rows:
        numbers[status] += number
    held, planned = numbers[EngagementStatus.HELD], numbers[EngagementStatus.PLANNED]
    years = {year for status, year, _ in rows if status == EngagementStatus.HELD and year}
    engagements = engagements_of(*countries, number=numbers.total())
    return Figures(
        held=held,
        planned=planned,
        called_off=numbers.total() - held - planned,
        agreements=Agreement.objects.published().involving(*countries).count(),
        since=min(years - {NO_FIRST_DAY.year}, default=None),
        last=engagements.filter(HELD).dated().newest_first().first() if held else None,
    )


def examined(records: Any) -> Any:
    """Return the engagements, or agreements, in which officials, topics, articles and so on are counted."""
    # Found once: some twenty questions are asked about them.
    latest = list(records.newest_first().values_list("pk", flat=True)[:MOST_EXAMINED])
    return records.model.objects.published().filter(pk__among=latest)


def extent_of(engagements: EngagementQuerySet) -> dict[str, int]:
    """Return for a page how many engagements there are, one more than are counted standing for any more.

    Beside it: how many are counted, and among how many of the latest others are, if not among all.
    """
    number = engagements.order_by()[: MOST_COUNTED + 1].count()
    return {"engagement_count": number, "most_counted": MOST_COUNTED, "examined": _examined_of(number)}


def _examined_of(number: int) -> int:
    return MOST_EXAMINED if number > MOST_EXAMINED else 0
