"""Dates as a reader sees them: year first, so that a partial one just stops; brackets for our own part."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from edtf import parse_edtf
from edtf.parser import parser_classes as edtf_types

from defense_ties.lib.dates import Basis

MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


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


def date_words(text: str, basis: str = Basis.STATED) -> DateWords:
    """Return the words for an EDTF text; the text itself where it has no short form, and nothing for none."""
    if not text:
        return DateWords(year=_("undated"))
    try:
        year, rest = _parts(text)
    except (ValueError, AttributeError, KeyError):  # sets and other rare forms stand as they are
        year, rest = text, ""
    if basis == Basis.WORKED_OUT:
        return DateWords(f"[{year}]", rest, basis, _("Worked out from the article's own date"))
    if basis == Basis.INFERRED:
        return DateWords(f"[{year.rstrip('?')}?]", rest, basis, _("Inferred by the coder"))
    return DateWords(year, rest, basis)


def _parts(text: str) -> tuple[str, str]:
    if "/" not in text:
        point = _point(text)
        return point.year + point.doubt, point.month_day
    first, last = text.split("/")
    if last in ("..", ""):
        point = _point(first)
        return point.year + point.doubt, f"{point.month_day} {_('or later')}".strip()
    if first in ("..", ""):
        point = _point(last)
        return point.year + point.doubt, f"{point.month_day} {_('or earlier')}".strip()
    return _span(_point(first), _point(last))


def _span(first: _Point, last: _Point) -> tuple[str, str]:
    year = first.year + (first.doubt or last.doubt)
    if first.year != last.year:
        return year, f"{first.month_day} – {last.year} {last.month_day}".strip()
    if first.month == last.month and first.day and last.day:
        return year, f"{first.month} {first.day}–{last.day}"
    if not (first.day or last.day):
        return year, f"{first.month}–{last.month}"
    return year, f"{first.month_day} – {last.month_day}"


def _point(text: str) -> _Point:
    parsed = parse_edtf(text)
    doubt = "?" if getattr(parsed, "is_uncertain", False) else ""
    about = _("about ") if getattr(parsed, "is_approximate", False) else ""
    plain = "".join(letter for letter in text if letter not in "?~%")
    if isinstance(parsed, edtf_types.Season) or len(plain.split("-")) > 3:
        year, season = plain.split("-")
        return _Point(about + year, SEASONS[int(season)], "", doubt)
    year, month, day = [*plain.split("-"), "", ""][:3]
    month = MONTHS[int(month)] if month.isdigit() else ""
    if not month or "X" in day:
        day = ""
    return _Point(about + _year(year), month, day.lstrip("0"), doubt)


def _year(digits: str) -> str:
    if digits == "XXXX":
        return _("year unknown")
    if digits.endswith("X"):
        return digits.replace("X", "0") + "s"
    if not digits.isdigit():
        raise ValueError(digits)
    return digits
