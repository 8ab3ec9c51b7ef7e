"""Which of the numbers of engagements stand for a list as it is filtered."""

import calendar
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import EngagementCount
from articles.models.engagement_count import EngagementCountQuerySet
from defense_ties.lib.dates import Span

# Filters by which numbers are told apart, and the column of each.
TOLD = {"kind": "kind", "status": "status", "basis": "date_basis"}
KNOWN = {"country", "pair", "date_from", "date_to", *TOLD}


@dataclass(frozen=True)
class Chosen:
    """The numbers of the engagements of no, one or two countries, narrowed by time and what is told."""

    countries: Sequence[str]
    columns: Mapping[str, Sequence[str]]
    first: datetime.date | None = None
    last: datetime.date | None = None

    def all(self) -> EngagementCountQuerySet | None:
        """Return numbers in which each of the engagements counts once; None where none say it."""
        if not (self._in_years() if len(self.countries) == 2 else self._in_months()):
            return None
        return self._narrowed(EngagementCount.objects.of(*self.countries))

    def by_month(self) -> EngagementCountQuerySet | None:
        """Return the same, told apart by month; None where none say it."""
        return None if len(self.countries) == 2 else self.all()

    def by_country(self) -> EngagementCountQuerySet | None:
        """Return numbers in which an engagement counts for each of its countries; None where none say it."""
        if self.countries or not self._in_months():
            return None
        return self._narrowed(EngagementCount.objects.of_countries())

    def by_pair(self) -> EngagementCountQuerySet | None:
        """Return numbers in which an engagement counts for each of its pairs; None where none say it."""
        if self.countries or not self._in_years():
            return None
        return self._narrowed(EngagementCount.objects.of_pairs())

    def _narrowed(self, rows: Any) -> EngagementCountQuerySet:
        if self.first or self.last:
            rows = rows.between(self.first, self.last)
        return rows.filter(**{f"{column}__in": values for column, values in self.columns.items()})

    def _in_months(self) -> bool:
        """Return whether the time begins and ends with a month."""
        last = self.last
        ends = last is None or last.day == calendar.monthrange(last.year, last.month)[1]
        return ends and (self.first is None or self.first.day == 1)

    def _in_years(self) -> bool:
        """Return whether the time begins and ends with a year."""
        begins = self.first is None or (self.first.month, self.first.day) == (1, 1)
        return begins and (self.last is None or (self.last.month, self.last.day) == (12, 31))


def chosen(filtered: Mapping[str, Any]) -> Chosen | None:
    """Return the numbers that stand for the published engagements that some filters let through, if any do.

    `filtered` holds the filters that are set, by name, as they were read.
    """
    countries, pairs = filtered.get("country", ()), filtered.get("pair", ())
    if not {*filtered} <= KNOWN or len(countries) + len(pairs) > 1:
        return None
    begin, end = filtered.get("date_from"), filtered.get("date_to")
    first: Span | None = begin
    last: Span | None = end
    return Chosen(
        countries=pairs[0] if pairs else tuple(countries),
        columns={column: filtered[name] for name, column in TOLD.items() if name in filtered},
        first=first.earliest if first else None,
        last=last.latest if last else None,
    )
