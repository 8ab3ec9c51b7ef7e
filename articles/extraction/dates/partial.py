"""Dates of which a text may give only a part."""

import datetime
from calendar import monthrange
from typing import NamedTuple


class Partial(NamedTuple):
    """A date as far as it is known: a day, a month or a year, with or without its year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        year = f"{self.year:04}" if self.year else "XXXX"
        if not self.month:
            return year
        return f"{year}-{self.month:02}-{self.day:02}" if self.day else f"{year}-{self.month:02}"

    @property
    def date(self) -> datetime.date | None:
        """The day, where all of it is known."""
        if self.year and self.month and self.day:
            return datetime.date(self.year, self.month, self.day)
        return None

    @classmethod
    def of(cls, day: datetime.date) -> "Partial":
        """Return the parts of a day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, edtf: str) -> "Partial | None":
        """Read what `str` writes: 2021-12-16, 2021-12, 2021, XXXX-12-16."""
        parts = edtf.split("-")
        try:
            year = None if parts[0] == "XXXX" else int(parts[0])
            numbers = [int(part) for part in parts[1:]]
        except ValueError:
            return None
        if len(numbers) > 2:
            return None
        partial = cls(year, *numbers)
        return partial if partial.exists() else None

    def exists(self) -> bool:
        """Tell whether the calendar has such a date; 29 February may be meant where no year is given."""
        if self.year is not None and not 1 <= self.year <= 9998:
            return False
        if self.month is None:
            return self.year is not None
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= monthrange(self.year or 2000, self.month)[1]


NOTHING = Partial()


def edtf(first: Partial, last: Partial | None = None) -> str:
    """Write a date, or a period from the first to the last, as EDTF."""
    return str(first) if last is None or last == first else f"{first}/{last}"
