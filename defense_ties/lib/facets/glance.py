"""Counts at a glance: columns of the records' own rows, counted together in one look at them."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Count, QuerySet, Sum

from defense_ties.lib.facets.years import Row
from defense_ties.lib.remembering import remembered
from defense_ties.lib.years import YearOf

YEARS = ("since", "until")


class Glance:
    """The records of a list, told apart by some columns with few values, and by their years where asked.

    Where the rows are no records but say how many there are, `summed` is the column that says it.
    """

    def __init__(
        self, records: QuerySet, columns: Sequence[str], *, dated: bool = False, summed: str = ""
    ) -> None:
        self._columns = list(dict.fromkeys(columns))
        self._names = [*(YEARS if dated else ()), *self._columns]
        rows = records.order_by()
        if dated:
            rows = rows.annotate(since=YearOf("earliest"), until=YearOf("latest"))
        number = Sum(summed) if summed else Count("*")
        self._query = rows.values_list(*self._names).annotate(number=number).filter(number__gt=0).order_by()

    @cached_property
    def rows(self) -> list[tuple[Any, ...]]:
        """Each combination of values that occurs, with the number of records last."""
        try:
            sql, params = self._query.query.sql_with_params()
        except EmptyResultSet:
            return []
        return remembered(lambda: list(self._query), "glance", sql, params)

    @property
    def total(self) -> int:
        """How many records there are."""
        return sum(row[-1] for row in self.rows)

    def by(self, column: str) -> list[tuple[str, int]]:
        """Return the values of a column with the number of records, the most frequent first."""
        place = self._names.index(column)
        counts: Counter[str] = Counter()
        for row in self.rows:
            if row[place] is not None:
                counts[str(row[place])] += row[-1]
        return sorted(counts.items(), key=lambda found: (-found[1], found[0]))

    def years(self, by: str = "") -> list[Row]:
        """Return how many dated records there are of each span of years, told apart by a column."""
        place = self._names.index(by) if by else None
        counts: Counter[tuple[int, int, str]] = Counter()
        for row in self.rows:
            if row[0] is not None:
                counts[(row[0], row[1], row[place] if place is not None else "")] += row[-1]
        return [(since, until, code, number) for (since, until, code), number in counts.items()]
