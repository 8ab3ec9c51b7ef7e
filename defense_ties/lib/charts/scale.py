"""The scale of a picture of time: whole years, and where on them a day lies."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from defense_ties.lib.date_words import MONTHS, date_words
from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY, Span

# So many ticks have room for their words on a wide page, and half of them on a narrow one.
MOST_TICKS = 12
# The height of the words of the scale, in pixels.
FOOT = 26
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_DAY = r"\d{4}-\d{2}-\d{2}[?~%]?"
_DAYS = re.compile(rf"{_DAY}(/{_DAY})?", re.ASCII)


@dataclass(frozen=True)
class Tick:
    """A line of the scale with its words; minor ones are left out where there is little room."""

    x: float
    words: str
    minor: bool = False


@dataclass(frozen=True)
class Scale:
    """The years from the first to the last, both of them whole."""

    first: int
    last: int

    @property
    def years(self) -> range:
        """The years of the scale."""
        return range(self.first, self.last + 1)

    @property
    def first_day(self) -> datetime.date:
        """The first day of the scale."""
        return datetime.date(self.first, 1, 1)

    @property
    def last_day(self) -> datetime.date:
        """The last day of the scale."""
        return datetime.date(self.last, 12, 31)

    def at(self, day: datetime.date) -> float:
        """Return where a day begins, in per cent; a day off the scale is put at its nearer end."""
        return self._share((day - datetime.date(self.first, 1, 1)).days)

    def through(self, day: datetime.date) -> float:
        """Return where a day ends, in per cent."""
        return self._share((day - datetime.date(self.first, 1, 1)).days + 1)

    def _share(self, days: int) -> float:
        whole = (datetime.date(self.last, 12, 31) - datetime.date(self.first, 1, 1)).days + 1
        return round(min(max(100 * days / whole, 0), 100), 2)

    def ticks(self) -> list[Tick]:
        """Return the lines of the scale: months for a single year, else years or so many years."""
        if self.first == self.last:
            return [
                Tick(self.at(datetime.date(self.first, month, 1)), self._month(month), minor=month % 3 != 1)
                for month in range(1, 13)
            ]
        step = next((step for step in STEPS if len(self.years) / step <= MOST_TICKS), STEPS[-1])
        ticked = [year for year in self.years if year % step == 0]
        return [
            Tick(self.at(datetime.date(year, 1, 1)), str(year), minor=len(ticked) > 6 and place % 2 == 1)
            for place, year in enumerate(ticked)
        ]

    def _month(self, month: int) -> str:
        return str(date_words(f"{self.first:04}-01")) if month == 1 else str(MONTHS[month])


class OverTime:
    """A picture over a scale of time, with the words of the scale at its foot."""

    scale: Scale
    height: int

    @property
    def ticks(self) -> list[Tick]:
        """The lines of the scale."""
        return self.scale.ticks()

    @property
    def foot(self) -> int:
        """Where the axis is."""
        return self.height - FOOT


def scale_over(spans: Iterable[Span], *, years: Iterable[int] = ()) -> Scale | None:
    """Return the scale that holds each known end of the spans, and the years; None if nothing is known."""
    found = {*years, *(day.year for span in spans for day in _known(span))}
    return Scale(min(found), max(found)) if found else None


def _known(span: Span) -> Iterator[datetime.date]:
    for day in (span.earliest, span.latest):
        if day is not None and day not in (NO_FIRST_DAY, NO_LAST_DAY):
            yield day


def days_known(text: str) -> bool:
    """Return whether an EDTF text gives the day, or first and last day, and not only month or year."""
    return bool(_DAYS.fullmatch(text))
