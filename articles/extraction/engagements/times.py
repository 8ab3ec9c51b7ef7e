"""Dates of events: comparing what is known of two, and choosing the one that a sentence gives to an event."""

import re
from collections.abc import Sequence
from datetime import date as Day

from articles.extraction.facts import DateFact, Span
from articles.extraction.reading import DateMention

_UNKNOWN = "XXXX"
_UNTIL = re.compile(
    r"\b(?:until|till|through|to|ends? on|ending on|ending|concludes? on|wraps? up on|lasts? to|-|–)\s*"
    r"(?:on |the )?$"
)
_FOREIGN = re.compile(
    r"\b(?:since|founded in|established in|dated|signed on|signed in|as of|elected in|born in|"
    r"anniversary on|released on"
    r"|order of|statement on|statement dated|appointed in|said on|told reporters on|"
    r"announced on|reported on)\s*(?:the )?$"
)
_YEAR = re.compile(
    r"(?:\b(?:(?:planned|scheduled|due|slated|set) for|in|of|since|from|to|until|by|during|year"
    r"|early|late|mid|around|and|before|after|last"
    r"|spring|summer|autumn|fall|winter|end)|[-(])\s*$"
)
_MOVED = re.compile(r"\b(?:moved|postponed|deferred|rescheduled|brought forward|put off)\b")
_RELATIVE = re.compile(r", (?:which|who|whose|where)\b")
_BESIDE = 60  # characters between a word and the clause about it
_SAID_ON = re.compile(
    r"\b(?:said|says|announced|reported|statement|release|told|according to|posted|confirmed|wrote)"
    r"[^,.;]{0,40}$"
)


def parts(edtf: str) -> tuple[str, str]:
    """Return the first and the last day, month or year of an EDTF date."""
    first, _, last = edtf.partition("/")
    return first, last or first


def compatible(one: str, other: str) -> bool:
    """Say whether two EDTF dates can be of one event: as far as both are known they overlap."""
    if not one or not other:
        return True
    first, last = parts(one)
    second, final = parts(other)
    if any(end[:4] == _UNKNOWN for end in (first, second)):
        first, last, second, final = first[5:], last[5:], second[5:], final[5:]
    return not _after(first, final) and not _after(second, last)


def _after(first: str, last: str) -> bool:
    """Say whether a day is surely after another, of which only a month or year may be known."""
    known = min(len(first), len(last))
    return first[:known] > last[:known]


def finer(one: DateFact | None, other: DateFact | None) -> DateFact | None:
    """Return the date that says more of two that do not contradict each other."""
    if one is None or other is None:
        return one or other
    return other if _detail(other.edtf) > _detail(one.edtf) else one


def _detail(edtf: str) -> tuple[bool, int]:
    return edtf[:4] != _UNKNOWN, len(edtf)


def month_of(date: DateFact) -> DateFact:
    """Return the month of a date, or the date where no day of it is known."""
    return DateFact(parts(date.edtf)[0][:7], "worked_out", date.spans)


_BEGINS = re.compile(r"\b(?:beg[aiu]ns?|start(?:s|ed)?|kick(?:s|ed) off|opened|arriv(?:es|ed))\b")
_ENDS = re.compile(
    r"\b(?:end(?:s|ed)?|conclud(?:es|ed)|wrap(?:s|ped) up|clos(?:es|ed)|finish(?:es|ed)|depart(?:s|ed)?"
    r"|left|leaves?)\b"
)


def spanning(low: str, clause: Span, told: DateFact, other: DateFact) -> DateFact | None:
    """Return the period from or to the day that a clause says an event began or ended."""
    one, two = sorted((told.edtf, other.edtf))
    if not (is_day(one) and is_day(two) and _follows(one, two)):
        return None
    word = _BEGINS if told.edtf == one else _ENDS
    if not word.search(low, clause.start, clause.end):
        return None
    spans = tuple(sorted((*told.spans, *other.spans)))
    return DateFact(
        f"{one}/{two}", "worked_out" if "worked_out" in (told.basis, other.basis) else "stated", spans
    )


def first_day(date: DateFact) -> DateFact:
    """Return the first day of a date."""
    return DateFact(parts(date.edtf)[0], date.basis, date.spans)


def days_between(first: DateFact, last: DateFact) -> int:
    """Return how many days lie between two days, or very many where one of them is not known."""
    try:
        return abs((Day.fromisoformat(last.edtf) - Day.fromisoformat(first.edtf)).days)
    except ValueError:
        same = first.edtf[:4] == last.edtf[:4] == _UNKNOWN and is_day(first.edtf) and is_day(last.edtf)
        return (
            abs(int(last.edtf[8:]) - int(first.edtf[8:]))
            if same and first.edtf[5:7] == last.edtf[5:7]
            else 999
        )


def is_day(edtf: str) -> bool:
    """Say whether a date is a single day."""
    return len(edtf) == 10 and "/" not in edtf


def choose_date(low: str, dates: Sequence[DateMention], trigger: Span, clause: Span) -> DateFact | None:
    """Return the date that the clause around a trigger gives, two ends of a period joined."""
    apt = [
        date
        for date in dates
        if clause.start <= date.span.start < clause.end
        and not _foreign(low, date, trigger)
        and not _of_other(low, date.span, trigger, clause.start)
    ]
    if not apt:
        return None
    apt.sort(key=lambda date: (len(date.edtf) == 4, _distance(date.span, trigger), date.span.start))
    best = apt[0]
    for end in apt:
        if _UNTIL.search(low, max(0, end.span.start - 16), end.span.start):
            if _MOVED.search(low, clause.start, end.span.start):
                continue
            begun = next((d for d in apt if d is not end and d.span.start < end.span.start), None)
            if begun and "/" not in begun.edtf + end.edtf and _follows(begun.edtf, end.edtf):
                return DateFact(f"{begun.edtf}/{end.edtf}", _basis(begun, end), (begun.span, end.span))
    return DateFact(best.edtf, best.basis, (best.span,))


def _follows(first: str, last: str) -> bool:
    return len(first) == len(last) == 10 and first[:4] == last[:4] and first < last


def _basis(*dates: DateMention) -> str:
    return "worked_out" if any(date.basis == "worked_out" for date in dates) else "stated"


def _foreign(low: str, date: DateMention, trigger: Span) -> bool:
    """Say whether a date belongs to something else than the event: a founding, a press release."""
    before = low[max(0, date.span.start - 40) : date.span.start]
    if len(date.edtf) == 4 and low[date.span.start : date.span.end] == date.edtf and not _YEAR.search(before):
        return True  # Exercise Blue Heron 2023
    if _FOREIGN.search(before):
        return not trigger.start > date.span.start
    said = _SAID_ON.search(before)
    return bool(said) and date.span.start - len(before) + said.start() > trigger.end if said else False


def _of_other(low: str, date: Span, trigger: Span, start: int) -> bool:
    """Say whether a date stands in a clause about something else: "the mission, which ends on Friday"."""
    found = None
    for match in _RELATIVE.finditer(low, start, date.start):
        found = match
    if not found or "," in low[found.end() : date.start]:
        return False
    if trigger.start > found.start():
        return trigger.start > date.end and "," in low[date.end : trigger.start]
    return found.group() != ", which" or found.start() - trigger.end > _BESIDE


def _distance(span: Span, trigger: Span) -> int:
    """Return how far a date is from a trigger; a date before it counts as somewhat farther."""
    return span.start - trigger.end if span.start >= trigger.end else trigger.start - span.end + 25
