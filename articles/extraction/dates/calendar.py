"""Days, months and years as a calendar writes them: "14-16 December 2021", "03/05/2021", "late 2024"."""

import re
from dataclasses import replace

from articles.extraction.dates.expression import Expression, Trigger
from articles.extraction.dates.partial import Partial
from articles.extraction.facts import Span

_ORD = r"(?:st|nd|rd|th)?"
_TO = r"\s?(?:-|–|—|/)\s?|\s(?:to|through|thru|until|till|and|&)\s(?:the\s)?"
_YEAR = r"((?:19|20)\d\d)(?!\d|[.,:]\d)"
_OF_YEAR = (
    rf"(?:(?:\s?,\s?|\.?\s|[-/]|\sof\s|,\sof\s){_YEAR}"
    r"|,?\s(?:of\s)?(last|this|next|the\ssame|the\sprevious|the\sfollowing)\syear\b)"
)
_DAY_AFTER = re.compile(rf"\.?,?\s?(\d{{1,2}}){_ORD}(?![\d:%]|\.\d|,\d{{3}}\b)\b")
_SECOND_DAY = re.compile(rf"(?:{_TO})(\d{{1,2}}){_ORD}(?![\d:%]|[.,]\d|\sper)\b")
_YEAR_AFTER = re.compile(rf"\.?{_OF_YEAR}")
_DAYS_BEFORE = re.compile(
    rf"(?:(?<![\d.,:/$-])(\d{{1,2}}){_ORD}(?:,\s\d{{1,2}}{_ORD})?(?:{_TO})"
    rf"|(?<![\d.,:$])(?<!\d[/-]))(\d{{1,2}}){_ORD}"
    r"(?:\s|-|\.\s?)(?:of\s)?$"
)
_MONTH_FRAME = re.compile(
    r"\b(?:in|since|until|till|by|last|next|this|early|late|mid|of|from|during|to|through|every"
    r"|each|between|before|"
    r"after|and|for|around|previous|coming|earlier|later|that)[\s-]$|[-–/]$",
    re.IGNORECASE,
)
_MONTH_IS = re.compile(r"\s(?:is|was|will|would|this|last|next)\b|[-–](?=[A-Z])")
_NAME_AFTER = re.compile(r"\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z]")
SHIFT = re.compile(
    r"\b(last|next|this|this\spast|this\scoming|the\spast|the\scoming)\s(?:week's\s|week\son\s)?$",
    re.IGNORECASE,
)
_ISO = re.compile(r"((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2$")
_YEARS = re.compile(
    rf"{_YEAR}(?!\w)(?:(?:-|–|/|\s(?:to|and|until|through)\s)(?:((?:19|20)\d\d)|(\d\d))(?![\w]|[.,/-]\d))?"
)
_YEAR_FRAME = re.compile(
    r"(?:\b(?:in|since|until|till|by|during|of|from|to|before|after|through|and|between|for|around"
    r"|early|late|mid|"
    r"year|years|spring|summer|autumn|fall|winter|back in|the|a|an|its|their|his|her|this)\s|'s\s|'\s|mid-|"
    r"[(,;/–]\s?|[A-Z][\w'’-]{0,30}\s)$",
    re.IGNORECASE,
)
_NO_YEAR_BEFORE = re.compile(
    r"(?:Agenda|Vision|Resolution|Resolutions|Boeing|Article|Room|Flight|Chapter|Section|Regiment"
    r"|Battalion|Brigade|"
    r"Unit|Highway|Route|No\.|Number|UNSCR|PO Box|Mission|Plan)\s$"
)
_NO_YEAR_AFTER = re.compile(
    r"\s(?:Agenda|Vision|Strategy|troops|soldiers|men|women|people|personnel|officers|members"
    r"|students|tons|tonnes|"
    r"km|kilomet|metres|meters|miles|m\b|hours|hrs|GMT|UTC|local|peacekeepers|refugees|families"
    r"|dollars|USD|euros|"
    r"square|million|billion|percent|per\b|%|vessels|ships|aircraft|vehicles|rounds|years|times|nm\b)|%"
)
_COUNT_BEFORE = re.compile(r"\b(?:of|by|to|and|than|over|about|some)\s$")
_PLURAL = re.compile(r"\s(?!as\b|was\b|is\b|has\b|its\b|this\b|does\b|perhaps\b)[a-z]{3,20}s\b")
_YEARS_AWAY = {"last": -1, "this": 0, "next": 1}


def read_month(trigger: Trigger) -> Expression | None:
    """Read the days or the month around the name of a month."""
    month, bare = trigger.value
    before = trigger.before(_DAYS_BEFORE, 30)
    if before and (days := _days(month, before[1], before[2])):
        return _with_year(Span(before.start(), trigger.end), "day", days, trigger)
    after = trigger.after(_DAY_AFTER)
    if after and (days := _days(month, after[1])):
        end = after.end()
        second = _SECOND_DAY.match(trigger.text, end, trigger.ceiling)
        if second and int(second[1]) > int(after[1]) and (both := _days(month, after[1], second[1])):
            days, end = both, second.end()
        return _with_year(Span(trigger.start, end), "day", days, trigger)
    start = trigger.part_start()
    if trigger.after(_YEAR_AFTER):
        return _with_year(Span(start, trigger.end), "month", (Partial(None, month), None), trigger)
    return _bare_month(trigger, month, bare, start)


def _bare_month(trigger: Trigger, month: int, bare: str, start: int) -> Expression | None:
    """Read the name of a month without day or year, where it cannot be another word."""
    if bare == "no" or trigger.after(_NAME_AFTER):
        return None
    if bare == "framed" and not trigger.before(_MONTH_FRAME, 12) and not trigger.after(_MONTH_IS):
        return None
    expression = Expression(Span(start, trigger.end), "month", Partial(None, month))
    if shift := trigger.before(SHIFT, 16):
        anchor = shift[1].lower().split()[-1]
        return replace(expression, span=Span(shift.start(), trigger.end), anchor=anchor)
    return expression


def _days(month: int, *days: str | None) -> tuple[Partial, Partial | None] | None:
    """Return one or two days of a month in their order, if the month has them."""
    found = sorted(Partial(None, month, int(day)) for day in days if day)
    if not all(day.exists() for day in found):
        return None
    return found[0], found[-1] if len(found) > 1 else None


def _with_year(
    span: Span, kind: str, days: tuple[Partial, Partial | None], trigger: Trigger
) -> Expression | None:
    """Return the expression with the year that follows it, told in full or as this, last or next."""
    first, last = days
    year = _YEAR_AFTER.match(trigger.text, span.end, trigger.ceiling)
    if year is None:
        return Expression(span, kind, first, last)
    span = Span(span.start, year.end())
    if year[1]:
        number = int(year[1])
        if not first._replace(year=number).exists():  # 29 February of an ordinary year
            return None
        return Expression(span, kind, first._replace(year=number), last and last._replace(year=number))
    offset = _YEARS_AWAY.get(year[2])
    return Expression(span, kind, first, last, offset=offset or 0, shifted=offset is not None)


def read_year(trigger: Trigger) -> Expression | None:
    """Read a date in figures around a year, or the year itself where its surroundings make it one."""
    text = trigger.text
    if iso := _ISO.match(text, trigger.start, trigger.ceiling):
        day = Partial(int(iso[1]), int(iso[3]), int(iso[4]))
        return Expression(Span(*iso.span()), "day", day) if day.exists() else None
    years = _YEARS.match(text, trigger.start, trigger.ceiling)
    if not years:
        return None
    if numeric := trigger.before(_NUMERIC, 6):
        return _numeric(numeric, int(years[1]), years.end(1), trigger.month_first)
    if not _is_year(trigger, years):
        return None
    first, last, end = Partial(int(years[1])), None, years.end(1)
    second = years[2] or (years[3] and years[1][:2] + years[3])
    if second and int(second) > int(years[1]):
        last, end = Partial(int(second)), years.end()
    return Expression(Span(trigger.part_start(), end), "year", first, last)


def _is_year(trigger: Trigger, years: re.Match[str]) -> bool:
    """Tell whether four digits are a year and no count, price, resolution or agenda."""
    text, start = trigger.text, trigger.start
    if start and text[start - 1] in ".:$€£#+&@=_-" and not text.startswith("mid-", max(0, start - 4)):
        return False
    if trigger.before(_NO_YEAR_BEFORE, 32) or _NO_YEAR_AFTER.match(text, years.end()):
        return False
    if start > trigger.floor and not trigger.before(_YEAR_FRAME, 32):
        return False
    return not (trigger.before(_COUNT_BEFORE, 8) and _PLURAL.match(text, years.end()))


def _numeric(match: re.Match[str], year: int, end: int, month_first: bool) -> Expression | None:
    """Read 03/05/2021: the day first, unless it cannot be or the country writes the month first."""
    day, month = int(match[1]), int(match[3])
    if (month_first and match[2] == "/" and day <= 12) or month > 12:
        day, month = month, day
    partial = Partial(year, month, day)
    return Expression(Span(match.start(), end), "day", partial) if partial.exists() else None
