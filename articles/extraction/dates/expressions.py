"""Finding the words that give a date: "14-16 December", "last Tuesday", "03/05/2021", "two days later"."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import ahocorasick

from articles.extraction.dates.partial import Partial
from articles.extraction.facts import Span
from articles.extraction.vocabulary import rows

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NUMBERS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"a": 1, "an": 1}


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that give a date, and what they say before it is resolved."""

    span: Span
    kind: str  # day, month, year, weekday, offset, ordinal ("the 15th")
    first: Partial = Partial()
    last: Partial | None = None
    unit: str = ""  # of an offset: day, week, weekend, month, year
    offset: int = 0  # so many units from the anchor; of a day or month: so many years from the article's
    anchor: str = ""  # published, last (the date mentioned before), story (the day that the story is about)
    shifted: bool = False  # the year is told as an offset: "March last year"
    weekday: int | None = None


_ORD = r"(?:st|nd|rd|th)?"
_TO = r"\s?(?:-|–|—|/)\s?|\s(?:to|through|thru|until|till|and|&)\s(?:the\s)?"
_YEAR = r"((?:19|20)\d\d)(?![\d:]|[.,]\d)"
_OF_YEAR = (
    rf"(?:(?:\s?,\s?|\.?\s|[-/]|\sof\s|,\sof\s){_YEAR}"
    r"|,?\s(?:of\s)?(last|this|next|the\ssame|the\sprevious|the\sfollowing)\syear\b)"
)
_AFTER = re.compile(
    rf"\.?,?\s?(\d{{1,2}}){_ORD}(?![\d:%]|\.\d|,\d{{3}}\b)\b(?:(?:{_TO})(\d{{1,2}}){_ORD}(?![\d:%]|[.,]\d|\sper)\b)?"
    rf"(?:{_OF_YEAR})?"
)
_YEAR_AFTER = re.compile(rf"\.?{_OF_YEAR}")
_BEFORE = re.compile(
    rf"(?:(?<![\d.,:/$-])(\d{{1,2}}){_ORD}(?:,\s\d{{1,2}}{_ORD})?(?:{_TO})|(?<![\d.,:$])(?<!\d[/-]))(\d{{1,2}}){_ORD}"
    r"(?:\s|-|\.\s?)(?:of\s)?$"
)
_ISO = re.compile(r"((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2$")
_YEARS = re.compile(rf"{_YEAR}(?!\w)(?:(?:-|–|/|\s(?:to|and|until|through)\s)(?:((?:19|20)\d\d)|(\d\d))(?![\w]|[.,/-]\d))?")
_YEAR_FRAME = re.compile(
    r"(?:\b(?:in|since|until|till|by|during|of|from|to|before|after|through|and|between|for|around|early|late|mid|"
    r"year|years|spring|summer|autumn|fall|winter|back in|the|a|an|its|their|his|her|this)\s|'s\s|['’]\s|mid-|[(,;/–]\s?|"
    r"[A-Z][\w'’-]{0,30}\s)$",
    re.IGNORECASE,
)
_NO_YEAR_BEFORE = re.compile(
    r"(?:Agenda|Vision|Resolution|Resolutions|Boeing|Article|Room|Flight|Chapter|Section|Regiment|Battalion|Brigade|"
    r"Unit|Highway|Route|No\.|Number|UNSCR|PO Box|Mission|Plan)\s$"
)
_NO_YEAR_AFTER = re.compile(
    r"\s(?:Agenda|Vision|Strategy|troops|soldiers|men|women|people|personnel|officers|members|students|tons|tonnes|km|"
    r"kilomet|metres|meters|miles|m\b|hours|hrs|GMT|UTC|local|peacekeepers|refugees|families|dollars|USD|euros|square|"
    r"million|billion|percent|per\b|%|vessels|ships|aircraft|vehicles|rounds|years|times|nm\b)|%"
)
_PLURAL = re.compile(r"\s(?!as\b|was\b|is\b|has\b|its\b|this\b|does\b|perhaps\b)[a-z]{3,20}s\b")
_PART = re.compile(
    r"(?:\b(?:in|at|by|from|towards?)\s)?(?:\bthe\s)?\b(?:early|earlier|late|later|mid|beginning\sof|end\sof|start\sof|"
    r"middle\sof|turn\sof|(?:first|second|latter|last)\s(?:half|part|week|days|quarter)\sof|third\squarter\sof|"
    r"fourth\squarter\sof)(?:\sin)?(?:\sthe)?[\s-]$",
    re.IGNORECASE,
)
_MONTH_FRAME = re.compile(
    r"\b(?:in|since|until|till|by|last|next|this|early|late|mid|of|from|during|to|through|every|each|between|before|"
    r"after|and|for|around|previous|coming|earlier|later|that)[\s-]$|[-–/]$",
    re.IGNORECASE,
)
_MONTH_IS = re.compile(r"\s(?:is|was|will|would|this|last|next)\b")
_NAME_AFTER = re.compile(r"\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z]")
_SHIFT = re.compile(r"\b(last|next|this|this\spast|this\scoming|the\spast|the\scoming)\s(?:week's\s|week\son\s)?$", re.IGNORECASE)
_TIME_OF_DAY = re.compile(r"\s(?:early\s|late\s)?(?:morning|afternoon|evening|night|midday|noon)\b")
_COUNTED = re.compile(
    r"\b(\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(day|week|month|year)s?$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:\b[Oo]n|\b[Ff]rom|\b[Uu]ntil|\b[Tt]ill|\band|\bto)\s$")
_ORDINAL_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)\b(?=[,.;)]|\s(?:and|to|in|at|with|the|when|he|she|they|before|after)\b|$)")
_TODAYS = re.compile(r"'s\s(?!meeting|talks|visit|event|ceremony|signing|call|session|press|conference|exercise|edition)")
_YEARS_AWAY = {"last": -1, "this": 0, "next": 1}
_AGO = {"ago": ("published", -1), "earlier": ("last", -1), "later": ("last", 1)}


def find_expressions(text: str, parts: list[Span], *, month_first: bool = False) -> list[Expression]:
    """Return the expressions in the parts of a text, which is level and whose parts are in its order."""
    found: list[Expression] = []
    for start, end in parts:
        reached = start
        for begins, ends, kind, value in _hits(text, start, end):
            if begins >= reached:
                expression = _READERS[kind](text, Span(begins, ends), Span(reached, end), value, month_first)
                if expression:
                    found.append(expression)
                    reached = expression.span.end
    return _merged(text, found)


def _hits(text: str, start: int, end: int) -> list[tuple[int, int, str, Any]]:
    """Return the trigger words of a part of a text, in its order, the longest first."""
    hits = [
        (last - length + 1, last + 1, kind, value)
        for last, (length, kind, value) in _triggers().iter(text, start, end)
        if _is_whole(text, last - length + 1, last + 1, kind)
    ]
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    return hits


def _is_whole(text: str, start: int, end: int, kind: str) -> bool:
    if start and text[start - 1].isalnum() and text[start].isalnum():
        return False
    return kind in ("year", "ordinal") or end >= len(text) or not text[end].isalnum()


def _month(text: str, at: Span, within: Span, value: tuple[int, str], month_first: bool) -> Expression | None:
    """Read a day or month around the name of a month."""
    month, bare = value
    before = _BEFORE.search(text, max(within.start, at.start - 30), at.start)
    # `search` with an end takes `$` to be there.
    if before and _days_fit(before[1], before[2], month):
        first, last = _days(before[1], before[2], month)
        after = _YEAR_AFTER.match(text, at.end, within.end)
        return _dated(Span(before.start(), at.end), "day", first, last, after, 1)
    after = _AFTER.match(text, at.end, within.end)
    if after and _days_fit(after[1], None, month):
        second = after[2] if after[2] and int(after[2]) > int(after[1]) and _days_fit(after[2], None, month) else None
        if after[2] and not second:
            after = re.compile(rf"\.?,?\s?(\d{{1,2}}){_ORD}").match(text, at.end, within.end)
        first, last = _days(after[1], second, month)
        return _dated(Span(at.start, at.end), "day", first, last, after, 3 if after.re.groups > 1 else 0)
    after = _YEAR_AFTER.match(text, at.end, within.end)
    start = _part_start(text, at.start, within.start)
    if after:
        return _dated(Span(start, at.end), "month", Partial(None, month), None, after, 1)
    window = text[max(within.start, at.start - 12) : at.start]
    framed = bool(_MONTH_FRAME.search(window))
    if bare == "no" or _NAME_AFTER.match(text, at.end):
        return None
    if bare == "framed" and not framed and not _MONTH_IS.match(text, at.end):
        return None
    expression = Expression(Span(start, at.end), "month", Partial(None, month))
    if shift := _SHIFT.search(text, max(within.start, at.start - 16), at.start):
        return replace(expression, span=Span(shift.start(), at.end), anchor=shift[1].lower().split()[-1])
    return expression


def _dated(span: Span, kind: str, first: Partial, last: Partial | None, after: re.Match[str] | None, group: int) -> Expression:
    """Return an expression with the year that follows it, told in full or as this, last or next."""
    if after is None or not group:
        return Expression(Span(span.start, max(span.end, after.end() if after else 0)), kind, first, last)
    span = Span(span.start, max(span.end, after.end()))
    if year := after[group]:
        return Expression(span, kind, first._replace(year=int(year)), last and last._replace(year=int(year)))
    if word := after[group + 1]:
        offset = _YEARS_AWAY.get(word)
        if offset is not None:
            return Expression(span, kind, first, last, offset=offset, shifted=True)
    return Expression(span, kind, first, last)


def _days_fit(first: str | None, second: str | None, month: int) -> bool:
    return all(Partial(None, month, int(day)).exists() for day in (first, second) if day)


def _days(first: str | None, second: str | None, month: int) -> tuple[Partial, Partial | None]:
    days = sorted(int(day) for day in (first, second) if day)
    return Partial(None, month, days[0]), Partial(None, month, days[-1]) if len(days) > 1 else None


def _year(text: str, at: Span, within: Span, value: object, month_first: bool) -> Expression | None:
    """Read a date in figures around a year, or the year itself where its surroundings make it one."""
    if iso := _ISO.match(text, at.start, within.end):
        day = Partial(int(iso[1]), int(iso[3]), int(iso[4]))
        return Expression(Span(*iso.span()), "day", day) if day.exists() else None
    years = _YEARS.match(text, at.start, within.end)
    if not years:
        return None
    if numeric := _NUMERIC.search(text, max(within.start, at.start - 6), at.start):
        return _numeric(numeric, int(years[1]), years.end(1), month_first)
    if at.start and text[at.start - 1] in ".:$€£#+&@=_-" and not text.startswith("mid-", max(0, at.start - 4)):
        return None
    before = text[max(within.start, at.start - 32) : at.start]
    if _NO_YEAR_BEFORE.search(before) or _NO_YEAR_AFTER.match(text, years.end()):
        return None
    if before and not _YEAR_FRAME.search(before):
        return None
    if re.search(r"\b(?:of|by|to|and|than|over|about|some)\s$", before) and _PLURAL.match(text, years.end()):
        return None
    first, last, end = Partial(int(years[1])), None, years.end(1)
    second = years[2] or (years[3] and years[1][:2] + years[3])
    if second and int(second) > int(years[1]):
        last, end = Partial(int(second)), years.end()
    return Expression(Span(_part_start(text, at.start, within.start), end), "year", first, last)


def _numeric(match: re.Match[str], year: int, end: int, month_first: bool) -> Expression | None:
    """Read 03/05/2021: the day first, unless it cannot be or the country writes the month first."""
    day, month = int(match[1]), int(match[3])
    if (month_first and match[2] == "/" and day <= 12) or month > 12:
        day, month = month, day
    partial = Partial(year, month, day)
    return Expression(Span(match.start(), end), "day", partial) if partial.exists() else None


def _part_start(text: str, start: int, reached: int) -> int:
    """Return where "late", "mid-" or "the first half of" begins, if one stands before."""
    match = _PART.search(text, max(reached, start - 34), start)
    return match.start() if match else start


def _weekday(text: str, at: Span, within: Span, value: int, month_first: bool) -> Expression | None:
    if at.end < within.end and text.startswith("s", at.end):
        return None
    start, word = at.start, ""
    if shift := _SHIFT.search(text, max(within.start, at.start - 20), at.start):
        start, word = shift.start(), shift[1].lower().split()[-1]
    hours = _TIME_OF_DAY.match(text, at.end, within.end)
    return Expression(Span(start, hours.end() if hours else at.end), "weekday", anchor=word, weekday=value)


def _phrase(text: str, at: Span, within: Span, value: tuple[str, int, str], month_first: bool) -> Expression | None:
    unit, offset, anchor = value
    if text[at.start : at.end].lower() == "today" and _TODAYS.match(text, at.end, within.end):
        return None
    if unit == "day" and anchor == "published" and (hours := _TIME_OF_DAY.match(text, at.end, within.end)):
        at = Span(at.start, hours.end())
    start = _part_start(text, at.start, within.start)
    return Expression(Span(start, at.end), "offset", unit=unit, offset=offset, anchor=anchor)


def _ago(text: str, at: Span, within: Span, value: str, month_first: bool) -> Expression | None:
    counted = _COUNTED.search(text, max(within.start, at.start - 24), at.start)
    if not counted:
        return None
    anchor, sign = _AGO[value]
    word = counted[1].lower()
    number = int(word) if word.isdigit() else NUMBERS[word]
    return Expression(
        Span(counted.start(), at.end), "offset", unit=counted[2].lower(), offset=sign * number, anchor=anchor
    )


def _ordinal(text: str, at: Span, within: Span, value: object, month_first: bool) -> Expression | None:
    match = _ORDINAL_DAY.match(text, at.end - 1, within.end)
    if not match or int(match[1]) > 31 or not _ORDINAL.search(text, max(within.start, at.start - 8), at.start):
        return None
    return Expression(Span(at.start, match.end()), "ordinal", Partial(None, None, int(match[1])))


_READERS = {"month": _month, "year": _year, "weekday": _weekday, "phrase": _phrase, "ago": _ago, "ordinal": _ordinal}
_FROM_TO = re.compile(r"\s?(?:-|–|—|to|through|thru|until|till)\s?(?:the\s)?", re.IGNORECASE)
_BESIDE = re.compile(r",?\s?\(?(?:the\s)?(?:local\s)?|,\s(?:on\s)?")


def _merged(text: str, found: list[Expression]) -> list[Expression]:
    """Return the expressions with those joined that give one date (Tuesday, May 3) or one period."""
    merged: list[Expression] = []
    for expression in found:
        joined = _joined(text, merged[-1], expression) if merged else None
        if joined:
            merged[-1] = joined
        else:
            merged.append(expression)
    return merged


def _joined(text: str, one: Expression, other: Expression) -> Expression | None:
    gap = text[one.span.end : other.span.start]
    if len(gap) > 12:
        return None
    closed = gap.endswith("(") and text.startswith(")", other.span.end)
    span = Span(one.span.start, other.span.end + closed)
    relative = one.kind == "weekday" or (one.kind == "offset" and one.unit == "day")
    if relative and other.kind == "day" and _BESIDE.fullmatch(gap):
        return replace(other, span=span, weekday=one.weekday)
    if one.kind == "day" and other.kind == "weekday" and _BESIDE.fullmatch(gap) and not other.anchor:
        return replace(one, span=span, weekday=other.weekday)
    between = gap.strip().lower() == "and" and text[max(0, one.span.start - 9) : one.span.start].lower().endswith("between ")
    if not (_FROM_TO.fullmatch(gap) or between):
        return None
    if one.kind in ("day", "month", "year") and one.kind == other.kind and not one.last and not one.shifted:
        last = other.last or other.first
        return replace(other, span=span, first=_with_year_of(one.first, last), last=last, weekday=None)
    if one.kind == other.kind == "weekday":
        return replace(one, span=span, last=Partial(None, None, other.weekday))
    return None


def _with_year_of(first: Partial, last: Partial) -> Partial:
    """Return the first day of a period with the year of its last, or the year before where that is later."""
    if first.year or not last.year:
        return first
    return first._replace(year=last.year - ((first.month or 0) > (last.month or 0)))


@cache
def _triggers() -> ahocorasick.Automaton:
    """Return the words with which an expression begins, ends or around which it stands."""
    automaton = ahocorasick.Automaton()

    def add(word: str, kind: str, value: object) -> None:
        for form in (word, word[0].upper() + word[1:], word.upper()):
            automaton.add_word(form, (len(form), kind, value))

    for row in rows("months.csv"):
        add(row["form"], "month", (int(row["month"]), row["bare"]))
    for number, name in enumerate(WEEKDAYS):
        add(name, "weekday", number)
    for row in rows("date_phrases.csv"):
        add(row["phrase"], "phrase", (row["unit"], int(row["offset"]), row["anchor"]))
    for word in _AGO:
        automaton.add_word(f" {word}", (len(word) + 1, "ago", word))
    for century in ("19", "20"):
        automaton.add_word(century, (2, "year", None))
    for digit in "123456789":
        automaton.add_word(f"the {digit}", (5, "ordinal", None))
    automaton.make_automaton()
    return automaton
