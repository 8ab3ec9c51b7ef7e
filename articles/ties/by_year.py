"""Engagements and articles by year: held and planned apart, and which years were read."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connections
from django.utils.translation import gettext as _

from articles.choices import EngagementStatus, MonthState
from articles.models import Article, CoverageMonth, EngagementCount
from defense_ties.lib.charts import Tally
from defense_ties.lib.reviewing import ReviewStatus
from defense_ties.lib.years import YearOf


def tally_by_year(*countries: str) -> dict[int, Tally]:
    """Return how many engagements of no, one or two countries were held and are planned in each year.

    Only what lies within one year is counted: of a date that runs on, or of none, no year can be told.
    """
    tallies: dict[int, Counter[str]] = defaultdict(Counter)
    for year, status, number in within_one_year(EngagementCount.objects.of(*countries)).standing(
        "year", "status"
    ):
        tallies[year][status] = number
    held, planned = EngagementStatus.HELD, EngagementStatus.PLANNED
    return {year: Tally(numbers[held], numbers[planned]) for year, numbers in tallies.items()}


def within_one_year(records: Any) -> Any:
    """Return those of the dated records that lie within one year, with the `year`."""
    return records.order_by().annotate(year=YearOf("earliest")).filter(year=YearOf("latest"))


def years_not_read(first: int, last: int) -> list[int]:
    """Return the years in which no article on record appeared and no month of a publisher was read."""
    read = _with_articles(range(first, last + 1))
    months = CoverageMonth.objects.within(f"{first:04}-01", f"{last:04}-12")
    months = months.exclude(state=MonthState.NOT_READ).order_by().values_list("month", flat=True).distinct()
    read |= {int(month[:4]) for month in months}
    return [year for year in range(first, last + 1) if year not in read]


def _with_articles(years: range) -> set[int]:
    """Return those of the years in which a published article appeared; one of each year is looked for."""
    days = [(year, datetime.date(year, 1, 1), datetime.date(year, 12, 31)) for year in years]
    public = ReviewStatus.PUBLISHED.value
    sql = (
        f"WITH years(year, first, last) AS (VALUES {', '.join(['(%s, %s, %s)'] * len(days))}) "
        f"SELECT year FROM years WHERE EXISTS (SELECT 1 FROM {Article._meta.db_table} "
        f"WHERE review_status = '{public}' AND earliest BETWEEN first AND last AND latest <= last)"
    )
    with connections[Article.objects.db].cursor() as cursor:
        cursor.execute(sql, [value for row in days for value in row])
        return {year for (year,) in cursor.fetchall()}


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
