"""Units of time that are counted in: months, years and decades, each with a number of its own."""

import calendar
import datetime
from dataclasses import dataclass

from django.db.models import Func, IntegerField

from defense_ties.lib.date_words import date_words
from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY


class MonthOf(Func):
    """The number of a date's month, counted from the beginning of year 0."""

    template = "(EXTRACT(YEAR FROM %(expressions)s)::int * 12 + EXTRACT(MONTH FROM %(expressions)s)::int - 1)"
    output_field = IntegerField()
    arity = 1

    def as_sqlite(self, compiler, connection, **context):
        # Cut out of the text of the date, many times faster than by a function.
        template = (
            "(CAST(SUBSTR(%(expressions)s, 1, 4) AS INTEGER) * 12"
            " + CAST(SUBSTR(%(expressions)s, 6, 2) AS INTEGER) - 1)"
        )
        return self.as_sql(compiler, connection, template=template, **context)


@dataclass(frozen=True)
class Unit:
    """A unit of so many months; each has a number, counted from the year 0, which the methods take."""

    code: str
    months: int

    def of_month(self, month: int) -> int:
        """Return the number of the unit in which a month lies, given by its own number."""
        return month // self.months

    def number_of(self, day: datetime.date) -> int:
        """Return the number of the unit in which a day lies."""
        return self.of_month(day.year * 12 + day.month - 1)

    def first(self, number: int) -> datetime.date:
        """Return the first day of a unit."""
        year, month = divmod(max(number * self.months, 12), 12)
        return datetime.date(year, month + 1, 1)

    def last(self, number: int) -> datetime.date:
        """Return the last day of a unit."""
        year, month = divmod((number + 1) * self.months - 1, 12)
        return datetime.date(year, month + 1, calendar.monthrange(year, month + 1)[1])

    def name(self, number: int) -> str:
        """Return a unit as an address writes it: 2021-06, 2021, 202X; “..” for an end that is open."""
        if number in self.open_ends:
            return ".."
        if self.code == "month":
            return f"{number // 12:04}-{number % 12 + 1:02}"
        return f"{number:04}" if self.code == "year" else f"{number:03}X"

    def names(self, first: int, last: int) -> str:
        """Return what begins in one unit and ends in another as an address writes it."""
        return self.name(first) if first == last else f"{self.name(first)}/{self.name(last)}"

    def words(self, first: int, last: int) -> str:
        """Return a unit, or two of them, in words."""
        return str(date_words(self.names(first, last)))

    @property
    def open_ends(self) -> tuple[int, int]:
        """The numbers in which ends lie that are not known."""
        return self.number_of(NO_FIRST_DAY), self.number_of(NO_LAST_DAY)


MONTH, YEAR, DECADE = Unit("month", 1), Unit("year", 12), Unit("decade", 120)
UNITS = {unit.code: unit for unit in (MONTH, YEAR, DECADE)}
