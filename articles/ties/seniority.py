"""How high the officials stand who carry a tie: the highest level on each side, year by year."""

from django.db.models import F, Min, Q, QuerySet

from articles.choices import EngagementStatus
from articles.models import Participation
from articles.ties.side import of_side
from defense_ties.lib.reviewing import ReviewStatus
from defense_ties.lib.years import YearOf


def levels_by_year(engagements: QuerySet, country: str) -> dict[int, int]:
    """Return by year the highest level, 1 above 2, of those who took part for a country in what was held.

    The level is that of the post named with the participation, or of one the official held on that date.
    """
    held = engagements.filter(status=EngagementStatus.HELD).order_by()
    taking = of_side(Participation.objects.taking_part().filter(engagement__in=held), country)
    dated = taking.annotate(year=YearOf("engagement__earliest")).filter(year=YearOf("engagement__latest"))
    then = Q(
        official__review_status=ReviewStatus.PUBLISHED,
        official__appointments__review_status=ReviewStatus.PUBLISHED,
        official__appointments__earliest__lte=F("engagement__latest"),
        official__appointments__latest__gte=F("engagement__earliest"),
    )
    found: dict[int, int] = {}
    for rows, level in (
        (dated, "position__seniority"),
        (dated.filter(then), "official__appointments__position__seniority"),
    ):
        highest = rows.order_by().values("year").annotate(level=Min(level)).filter(level__isnull=False)
        for row in highest:
            found[row["year"]] = min(row["level"], found.get(row["year"], row["level"]))
    return found
