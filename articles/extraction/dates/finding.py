"""Finding the words that give a date: one pass for words that may belong to one, then a look around each."""

import re
from dataclasses import replace
from functools import cache

import ahocorasick

from articles.extraction.dates.calendar import read_month, read_year
from articles.extraction.dates.expression import WEEKDAYS, Expression, Trigger
from articles.extraction.dates.partial import Partial
from articles.extraction.dates.relative import AGO, read_ago, read_ordinal, read_phrase, read_weekday
from articles.extraction.facts import Span
from articles.extraction.vocabulary import rows

_READERS = {
    "month": read_month,
    "year": read_year,
    "weekday": read_weekday,
    "phrase": read_phrase,
    "ago": read_ago,
    "ordinal": read_ordinal,
}
_FROM_TO = re.compile(r"\s?(?:-|–|—|to|through|thru|until|till)\s?(?:the\s)?", re.IGNORECASE)
_BESIDE = re.compile(r",?\s?\(?(?:the\s)?(?:local\s)?|,\s(?:on\s)?")
_OF = re.compile(r"\s(?:of\s)?")
_WIDEST = 12  # characters between two expressions that give one date


def find_expressions(text: str, parts: list[Span], *, month_first: bool = False) -> list[Expression]:
    """Return the expressions in the parts of a text, which is level and whose parts are in its order."""
    found: list[Expression] = []
    for start, end in parts:
        floor = start
        for begins, ends, kind, value in _hits(text, start, end):
            if begins >= floor:
                trigger = Trigger(text, begins, ends, floor, end, value, month_first)
                if expression := _READERS[kind](trigger):
                    found.append(expression)
                    floor = expression.span.end
    return _merged(text, found)


def _hits(text: str, start: int, end: int) -> list[tuple[int, int, str, object]]:
    """Return the trigger words of a part of a text, in its order, the longest first."""
    hits = [
        (start + last - length + 1, start + last + 1, kind, value)
        for last, (length, kind, value) in _triggers().iter(text[start:end])  # else it copies the whole text
        if _is_whole(text, start + last - length + 1, start + last + 1, kind)
    ]
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    return hits


def _is_whole(text: str, start: int, end: int, kind: str) -> bool:
    if start and text[start - 1].isalnum() and text[start].isalnum():
        return False
    return kind in ("year", "ordinal") or end >= len(text) or not text[end].isalnum()


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
    if len(gap) > _WIDEST or "\n" in gap:
        return None
    closed = gap.endswith("(") and text.startswith(")", other.span.end)
    span = Span(one.span.start, other.span.end + closed)
    relative = one.kind == "weekday" or (one.kind == "offset" and one.unit == "day")
    if relative and other.kind == "day" and _BESIDE.fullmatch(gap):
        return replace(other, span=span, weekday=one.weekday)
    if one.kind == "day" and other.kind == "weekday" and _BESIDE.fullmatch(gap) and not other.anchor:
        return replace(one, span=span, weekday=other.weekday)
    if one.kind == "weekday" and other.kind == "offset" and other.unit == "week" and _OF.fullmatch(gap):
        return replace(one, span=span, offset=other.offset, shifted=True)
    before = text[max(0, one.span.start - 8) : one.span.start].lower()
    if _FROM_TO.fullmatch(gap) or (gap == " and " and before == "between "):
        return _period(one, other, span)
    return None


def _period(one: Expression, other: Expression, span: Span) -> Expression | None:
    """Return the period from one date to the other."""
    if one.kind == other.kind == "weekday":
        return replace(one, span=span, last=Partial(None, None, other.weekday))
    if one.kind != other.kind or one.kind not in ("day", "month", "year") or one.last or one.shifted:
        return None
    last = other.last or other.first
    first = one.first
    if last.year and not first.year:  # 30 November to 2 December 2023; 30 December to 2 January 2024
        first = first._replace(year=last.year - ((first.month or 0) > (last.month or 0)))
    return replace(other, span=span, first=first, last=last, weekday=None)


@cache
def _triggers() -> ahocorasick.Automaton:
    """Return the words with which an expression begins or ends, or around which it stands."""
    automaton = ahocorasick.Automaton()

    def add(word: str, kind: str, value: object) -> None:
        for form in (word, word[0].upper() + word[1:], word.upper()):
            automaton.add_word(form, (len(form), kind, value))

    for row in rows("months.csv"):
        month = (int(row["month"]), row["bare"])
        add(row["form"], "month", month)
        if len(row["form"]) < 5 and row["bare"] == "no":
            short = row["form"].lower() + "."  # 15 nov. 2023
            automaton.add_word(short, (len(short), "month", month))
    for number, name in enumerate(WEEKDAYS):
        add(name, "weekday", number)
    for row in rows("date_phrases.csv"):
        add(row["phrase"], "phrase", (row["unit"], int(row["offset"]), row["anchor"]))
    for word in AGO:
        automaton.add_word(f" {word}", (len(word) + 1, "ago", word))
    for century in ("19", "20"):
        automaton.add_word(century, (2, "year", None))
    for digit in "123456789":
        automaton.add_word(f"the {digit}", (5, "ordinal", None))
    automaton.make_automaton()
    return automaton
