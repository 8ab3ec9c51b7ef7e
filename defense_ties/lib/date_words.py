"""Dates as a reader sees them: year first, so that a partial one just stops; brackets for our own part."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from defense_ties.lib.dates import Basis

MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

# A day, a month or season, a year, a decade; what else EDTF knows stands as it is written.
_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|XXXX)(-(?P<month>\d\d|XX)(-(?P<day>\d\d|XX))?)?")
_QUALIFIERS = str.maketrans("", "", "?~%")


@dataclass(frozen=True)
class DateWords:
    """A date in two parts, the year and the rest, with a sentence where either was supplied."""

    year: str
    rest: str = ""
    basis: str = Basis.STATED
    note: str = ""

    def __str__(self):
        return f"{self.year} {self.rest}".strip()


@dataclass(frozen=True)
class _Point:
    """One end of a date: year, month or season, and day as written, with its qualifier."""

    year: str
    month: str = ""
    day: str = ""
    doubt: str = ""

    @property
    def month_day(self) -> str:
        return f"{self.month} {self.day}".strip()

    def __str__(self):
        return f"{self.year}{self.doubt} {self.month_day}".strip()


def date_words(text: str, basis: str = Basis.STATED) -> DateWords:
    """Return the words for an EDTF text; the text itself where it has no short form, and nothing for none."""
    if not text:
        return DateWords(year=_("undated"))
    try:
        year, rest = _parts(text)
    except ValueError:  # sets and other rare forms stand as they are
        year, rest = text, ""
    if basis == Basis.WORKED_OUT:
        return DateWords(f"[{year}]", rest, basis, _("Worked out from the article's own date"))
    if basis == Basis.INFERRED:
        return DateWords(f"[{year.rstrip('?')}?]", rest, basis, _("Inferred by the coder"))
    return DateWords(year, rest, basis)


def _parts(text: str) -> tuple[str, str]:
    first, slash, last = text.partition("/")
    if not slash:
        point = _point(text)
        return point.year + point.doubt, point.month_day
    if last in ("..", ""):
        point = _point(first)
        return point.year + point.doubt, f"{point.month_day} {_('or later')}".strip()
    if first in ("..", ""):
        point = _point(last)
        return point.year + point.doubt, f"{point.month_day} {_('or earlier')}".strip()
    return _span(_point(first), _point(last))


def _span(first: _Point, last: _Point) -> tuple[str, str]:
    year = first.year + first.doubt
    if first == last:
        return year, first.month_day
    if first.year != last.year or not (first.month and last.month):
        return year, f"{first.month_day} – {last}".strip()
    year = first.year + (first.doubt or last.doubt)
    if first.month_day == last.month_day:
        return year, first.month_day
    if first.month == last.month and first.day and last.day:
        return year, f"{first.month} {first.day}–{last.day}"
    if not (first.day or last.day):
        return year, f"{first.month}–{last.month}"
    return year, f"{first.month_day} – {last.month_day}"


def _point(text: str) -> _Point:
    match = _POINT.fullmatch(text.translate(_QUALIFIERS))
    if match is None:
        raise ValueError(text)
    month, day = _month(match["month"]), match["day"] or ""
    if day.isdigit() and not month:
        raise ValueError(text)
    about = _("about ") if "~" in text or "%" in text else ""
    doubt = "?" if "?" in text or "%" in text else ""
    return _Point(about + _year(match["year"]), month, day.strip("X").lstrip("0"), doubt)


def _year(digits: str) -> str:
    if digits == "XXXX":
        return _("year unknown")
    return digits.replace("X", "0s")


def _month(digits: str | None) -> str:
    if digits in (None, "XX"):
        return ""
    number = int(digits)
    name = SEASONS.get(number) or "".join(MONTHS[number : number + 1])
    if not name:
        raise ValueError(digits)
    return name
