"""Dates as a reader sees them: as far as they are known, and brackets for our own part.

English puts the year first, so that a partial date just stops; another language has patterns of its own.
"""

import re
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from defense_ties.lib.dates import Basis

MONTHS = (
    "",
    pgettext_lazy("month", "Jan"),
    pgettext_lazy("month", "Feb"),
    pgettext_lazy("month", "Mar"),
    pgettext_lazy("month", "Apr"),
    pgettext_lazy("month", "May"),
    pgettext_lazy("month", "Jun"),
    pgettext_lazy("month", "Jul"),
    pgettext_lazy("month", "Aug"),
    pgettext_lazy("month", "Sep"),
    pgettext_lazy("month", "Oct"),
    pgettext_lazy("month", "Nov"),
    pgettext_lazy("month", "Dec"),
)
SEASONS = {
    21: pgettext_lazy("season", "spring"),
    22: pgettext_lazy("season", "summer"),
    23: pgettext_lazy("season", "autumn"),
    24: pgettext_lazy("season", "winter"),
}

# A day, a month or season, a year, a decade; what else EDTF knows stands as it is written.
_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|XXXX)(-(?P<month>\d\d|XX)(-(?P<day>\d\d|XX))?)?")
_QUALIFIERS = str.maketrans("", "", "?~%")


@dataclass(frozen=True)
class DateWords:
    """A date in parts, what stands before and after its year, with a sentence where it was supplied."""

    year: str
    rest: str = ""
    basis: str = Basis.STATED
    note: str = ""
    lead: str = ""

    def __str__(self):
        return f"{self.lead}{self.year}{self.rest}".strip()


@dataclass(frozen=True)
class _Point:
    """One end of a date: year, month or season, and day as written, with its qualifier."""

    year: str
    month: str = ""
    day: str = ""
    doubt: str = ""
    is_about: bool = False

    @property
    def month_day(self) -> str:
        if not self.day:
            return self.month
        return pgettext("date", "{month} {day}").format(month=self.month, day=self.day)

    @property
    def year_in_doubt(self) -> str:
        year = self.year + self.doubt
        return pgettext("date", "about {year}").format(year=year) if self.is_about else year

    def words(self) -> DateWords:
        if self.month:
            return _filled(
                pgettext("date", "{year} {month_day}"), self.year_in_doubt, month_day=self.month_day
            )
        is_plain = self.year.isdigit() and not self.is_about
        return _filled(pgettext("date", "{year}") if is_plain else "{year}", self.year_in_doubt)

    def __str__(self):
        return str(self.words()) if self.month else self.year_in_doubt


def date_words(text: str, basis: str = Basis.STATED) -> DateWords:
    """Return the words for an EDTF text; the text itself where it has no short form, and nothing for none."""
    if not text:
        return DateWords(year=_("undated"))
    try:
        words = _words(text)
    except ValueError:  # sets and other rare forms stand as they are
        words = DateWords(text)
    if basis == Basis.WORKED_OUT:
        note = _("Worked out from the article's own date")
        return replace(words, year=f"[{words.year}]", basis=basis, note=note)
    if basis == Basis.INFERRED:
        year = f"[{words.year.rstrip('?')}?]"
        return replace(words, year=year, basis=basis, note=_("Inferred by the coder"))
    return replace(words, basis=basis)


def _words(text: str) -> DateWords:
    first, slash, last = text.partition("/")
    if not slash:
        return _point(text).words()
    if last in ("..", ""):
        return _within(pgettext("date", "{date} or later"), _point(first).words())
    if first in ("..", ""):
        return _within(pgettext("date", "{date} or earlier"), _point(last).words())
    return _span(_point(first), _point(last))


def _span(first: _Point, last: _Point) -> DateWords:
    if first == last:
        return first.words()
    if (first.year, first.is_about) != (last.year, last.is_about) or not (first.month and last.month):
        return _within(pgettext("date", "{date} – {last}"), first.words(), last=str(last))
    whole = replace(first, doubt=first.doubt or last.doubt)
    if first.month_day == last.month_day:
        return whole.words()
    if first.month == last.month and first.day and last.day:
        pattern = pgettext("date", "{year} {month} {first}–{last}")
        return _filled(pattern, whole.year_in_doubt, month=first.month, first=first.day, last=last.day)
    tight = pgettext("date", "{year} {first}–{last}")
    pattern = pgettext("date", "{year} {first} – {last}") if first.day or last.day else tight
    return _filled(pattern, whole.year_in_doubt, first=first.month_day, last=last.month_day)


def _filled(pattern: str, year: str, **parts: str) -> DateWords:
    """Return a pattern filled in, parted before and after the year."""
    before, _year, after = pattern.partition("{year}")
    return DateWords(year, after.format(**parts), lead=before.format(**parts))


def _within(pattern: str, words: DateWords, **parts: str) -> DateWords:
    """Return a pattern filled in with a date that is parted already."""
    before, _date, after = pattern.partition("{date}")
    lead, rest = before.format(**parts) + words.lead, words.rest + after.format(**parts)
    return replace(words, lead=lead, rest=rest)


def _point(text: str) -> _Point:
    match = _POINT.fullmatch(text.translate(_QUALIFIERS))
    if match is None:
        raise ValueError(text)
    month, day = _month(match["month"]), match["day"] or ""
    if day.isdigit() and not month:
        raise ValueError(text)
    about = "~" in text or "%" in text
    doubt = "?" if "?" in text or "%" in text else ""
    return _Point(_year(match["year"]), month, day.strip("X").lstrip("0"), doubt, about)


def _year(digits: str) -> str:
    if digits == "XXXX":
        return _("year unknown")
    if digits.endswith("X"):
        return pgettext("date", "{decade}s").format(decade=digits.replace("X", "0"))
    return digits


def _month(digits: str | None) -> str:
    if digits in (None, "XX"):
        return ""
    number = int(digits)
    names = dict(enumerate(MONTHS[1:], start=1)) | SEASONS
    if number not in names:
        raise ValueError(digits)
    return str(names[number])
