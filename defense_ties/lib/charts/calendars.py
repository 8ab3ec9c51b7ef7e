"""Calendars: a row a year with a cell for each month, or a block a year with a cell for each day."""

import calendar
import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from defense_ties.lib.charts.periods import figures
from defense_ties.lib.charts.shades import shade
from defense_ties.lib.date_words import MONTHS

# What lies in a cell: held and planned.
Numbers = tuple[int, int]

# In per cent of the width: the room for the name of a year, and for what is said beside its months.
NAME, BESIDE = 10.0, 15.0
MONTH_ROW, MONTH, DAY_ROW, DAY, HEAD, GAP = 30, 26, 16, 14, 22, 14
WEEKS = 54


@dataclass(frozen=True)
class Cell:
    """A month or a day in its place; the way to its records, if it has any."""

    time: str
    words: str
    numbers: Numbers
    shade: int
    href: str
    x: float
    width: float
    y: int

    @property
    def middle(self) -> float:
        """The middle of the cell, in per cent."""
        return round(self.x + self.width / 2, 2)

    @property
    def dark(self) -> bool:
        """Whether its ground is so dark that letters on it are light."""
        return self.shade >= 4

    @property
    def said(self) -> str:
        """Its numbers as they stand in it."""
        return figures(*self.numbers)


@dataclass(frozen=True)
class YearRow:
    """A year: its cells, and what is said of it, with the way to all its records."""

    name: str
    said: str
    href: str
    y: int
    cells: list[Cell] = field(default_factory=list)


@dataclass(frozen=True)
class Calendar:
    """The rows of a calendar; `heads` are the names of the months over their columns."""

    rows: list[YearRow]
    heads: list[tuple[float, str]]
    height: int
    by_day: bool
    most: int

    @property
    def tall(self) -> int:
        """The height of a cell."""
        return DAY if self.by_day else MONTH

    @property
    def planned(self) -> bool:
        """Whether something in a cell is planned."""
        return any(cell.numbers[1] for row in self.rows for cell in row.cells)


@dataclass(frozen=True)
class Told:
    """What is counted: the numbers of each month or day, by 2021-12 or 2021-12-16, and what is said of them.

    `cell` returns the words and the address of a cell, `year` what is said of a year, and its address.
    """

    counts: Mapping[str, Numbers]
    cell: Callable[[str, Numbers], tuple[str, str]]
    year: Callable[[int], tuple[str, str]]

    @property
    def most(self) -> int:
        """The most that was held in one cell."""
        return max((held for held, _planned in self.counts.values()), default=0)

    def at(self, time: str, x: float, width: float, y: int) -> Cell:
        """Return the cell of a month or a day."""
        numbers = self.counts.get(time, (0, 0))
        words, href = self.cell(time, numbers) if any(numbers) else ("", "")
        return Cell(time, words, numbers, shade(numbers[0], self.most), href, round(x, 2), round(width, 2), y)


def months_calendar(years: Sequence[int], told: Told) -> Calendar:
    """Return a row for each year, with a cell for each month."""
    place = (100 - NAME - BESIDE) / 12
    rows = []
    for number, year in enumerate(years):
        y = HEAD + number * MONTH_ROW
        cells = [
            told.at(f"{year:04}-{month:02}", NAME + (month - 1) * place, place * 0.96, y)
            for month in range(1, 13)
        ]
        rows.append(YearRow(f"{year:04}", *told.year(year), y + 19, cells))
    heads = [(round(NAME + (month - 1) * place, 2), str(MONTHS[month])) for month in range(1, 13)]
    return Calendar(rows, heads, HEAD + len(rows) * MONTH_ROW, by_day=False, most=told.most)


def days_calendar(years: Sequence[int], told: Told) -> Calendar:
    """Return a block for each year: a column for each week, and in it a row for each day, from Monday."""
    place = 100 / WEEKS
    rows, y = [], 0
    for year in years:
        first = datetime.date(year, 1, 1)
        cells = []
        for number in range(366 if calendar.isleap(year) else 365):
            day = first + datetime.timedelta(days=number)
            week = (number + first.weekday()) // 7
            cells.append(
                told.at(day.isoformat(), week * place, place * 0.86, y + 2 * HEAD + day.weekday() * DAY_ROW)
            )
        rows.append(YearRow(f"{year:04}", *told.year(year), y + 15, cells))
        y += 2 * HEAD + 7 * DAY_ROW + GAP
    # A month begins in the same column of every year, give or take one.
    heads = [
        (round(datetime.date(2023, month, 1).timetuple().tm_yday // 7 * place, 2), str(MONTHS[month]))
        for month in range(1, 13)
    ]
    return Calendar(rows, heads, y - GAP, by_day=True, most=told.most)
