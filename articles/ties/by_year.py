"""Engagements and articles by year: held and planned apart, and which years were read."""

import datetime
from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from articles.choices import EngagementStatus, MonthState
from articles.models import Article, CoverageMonth
from defense_ties.lib.charts import Tally
from defense_ties.lib.years import YearOf


def tally_by_year(engagements: QuerySet) -> dict[int, Tally]:
    """Return how many of the engagements were held and are planned in each year.

    Only what lies within one year is counted: of a date that runs on, or of none, no year can be told.
    """
    rows = (
        within_one_year(engagements)
        .values("year")
        .annotate(
            held=Count("pk", filter=Q(status=EngagementStatus.HELD)),
            planned=Count("pk", filter=Q(status=EngagementStatus.PLANNED)),
        )
    )
    return {row["year"]: Tally(row["held"], row["planned"]) for row in rows}


def within_one_year(records: QuerySet) -> QuerySet:
    """Return those of the dated records that lie within one year, with the `year`."""
    return records.order_by().annotate(year=YearOf("earliest")).filter(year=YearOf("latest"))


def years_not_read(first: int, last: int) -> list[int]:
    """Return the years in which no article on record appeared and no month of a publisher was read."""
    begin, end = datetime.date(first, 1, 1), datetime.date(last, 12, 31)
    articles = within_one_year(Article.objects.published().between(begin, end))
    read = set(articles.values_list("year", flat=True).distinct())
    months = CoverageMonth.objects.within(f"{first:04}-01", f"{last:04}-12")
    months = months.exclude(state=MonthState.NOT_READ).order_by().values_list("month", flat=True).distinct()
    read |= {int(month[:4]) for month in months}
    return [year for year in range(first, last + 1) if year not in read]


def in_words(years: Iterable[int]) -> str:
    """Return years as a reader writes them.

    >>> in_words([2019, 2020, 2021, 2023])
    '2019–2021 and 2023'
    """
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(second)s") % {"first": ", ".join(words[:-1]), "second": words[-1]}
