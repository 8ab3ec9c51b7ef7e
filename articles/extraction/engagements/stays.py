"""How long a visit, an exercise or a meeting lasts: the days on which it began and ended, as far as told."""

import datetime
import re

from articles.extraction.dates.partial import Partial
from articles.extraction.dates.steps import day_away
from articles.extraction.engagements.clauses import Clause
from articles.extraction.engagements.frame import Frame, Scene
from articles.extraction.engagements.times import is_day, month_of, parts
from articles.extraction.facts import DateFact
from articles.extraction.reading import DateMention

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_LENGTH = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)})[- ]day(?:-long)?,? (?:[\w-]+,? ){{0,3}}$")
_FOR_DAYS = re.compile(
    rf"\b(?:a|for|lasting|of) (\d{{1,2}}|{'|'.join(_NUMBERS)})[- ]day(?:s\b|,?"
    rf" (?:[\w-]+ ){{0,2}}(?:visit|trip|tour|stay|port call|stopover)\b)"
)
_NTH_DAY = re.compile(
    r"\b(first|opening|second|third|fourth|fifth|last|final|closing) day of (?:[\w'-]+ ){1,5}$"
)
_BEGINS = re.compile(
    r"\b(?:beg[aiu]n(?:s|ning)?|start(?:s|ed|ing)?|kick(?:s|ed|ing) off|opened|opens|commenc\w+"
    r"|arriv(?:es|ed|ing|al)"
    r"|since|docked|docks|berthed|moored|anchored|dropped anchor|landed|touched down|flew|flies|fly"
    r"|travel(?:s|led|ed)?|headed|heads)\b[^,;.]{0,40}$"
)
_ENDS = re.compile(
    r"\b(?:end(?:s|ed|ing)?|conclud(?:es|ed|ing)|wrap(?:s|ped|ping)? up|clos(?:es|ed|ing)"
    r"|finish(?:es|ed)|until|till|through"
    r"|return(?:s|ed|ing)?|left|leav(?:es|ing)|depart(?:s|ed|ing|ure)?|lasts? (?:until|to)"
    r"|sets? sail|heads? home"
    r"|fl(?:ying|ies|y|ew) (?:back|home))\b[^,;.]{0,40}$"
)
_GOES_ON = re.compile(
    r"\b(?:under way|underway|in progress|ongoing|(?:is|are) (?:being held|taking place))\b"
)
_SINCE = re.compile(r"\bsince\b")
_ENDS_AFTER = re.compile(r" (?:conclud|wrap|end|finish|complet)\w+(?: up)? ")
_STAYS = ("visit", "port_call")
_LASTING = (*_STAYS, "exercise", "training", "exchange")
_GATHERING = ("meeting", "talks", "dialogue", "multilateral_meeting")
_LONGEST = 31  # days


def read_stay(scene: Scene, clause: Clause, frame: Frame) -> None:
    """Note the first and the last day and the length of what a frame tells, as far as its clause does."""
    low, trigger = scene.low, clause.trigger.span
    before = low[max(scene.span.start, trigger.start - 50) : trigger.start]
    length = _LENGTH.search(before)
    gathers = frame.kind in _GATHERING and (length or _SINCE.search(low, trigger.end, clause.end))
    if frame.kind not in _LASTING and not gathers:
        return
    if length is None and frame.kind in _STAYS:
        length = _FOR_DAYS.search(low, trigger.end, clause.end)
    frame.length = _number(length[1]) if length else 0
    for date in scene.dates:
        if clause.start <= date.span.start < clause.end and is_day(date.edtf):
            _read_limit(scene, clause, frame, date)
    nth = _NTH_DAY.search(before)
    if nth:
        _read_nth_day(scene, frame, nth[1])
    if frame.first and not frame.date:
        frame.date = frame.first
    if frame.last and not frame.first and frame.date == frame.last and _GOES_ON.search(low, *clause.span):
        frame.date = month_of(frame.last)
    if frame.last and not frame.first and frame.kind in _STAYS and frame.date:
        frame.date = None if frame.date.edtf == frame.last.edtf else frame.date
    if whole := period(frame.first, frame.last, frame.length):
        frame.date = whole


def _read_limit(scene: Scene, clause: Clause, frame: Frame, date: DateMention) -> None:
    low, trigger = scene.low, clause.trigger.span
    head = low[max(clause.start, date.span.start - 60) : date.span.start]
    begins, ends = _last(_BEGINS, head), _last(_ENDS, head)
    fact = DateFact(date.edtf, date.basis, (date.span,))
    if ends >= 0 and ends > begins:
        frame.last = frame.last or fact
    elif begins >= 0:
        frame.first = frame.first or fact
    elif _ENDS_AFTER.match(low, date.span.end, trigger.start) and date.span.end < trigger.start:
        frame.last = frame.last or fact


def _last(pattern: re.Pattern[str], head: str) -> int:
    return max((match.start() for match in pattern.finditer(head)), default=-1)


def _read_nth_day(scene: Scene, frame: Frame, word: str) -> None:
    """Count back from the day of which it is said that it was the second of the visit."""
    day = frame.date if frame.date and not frame.last else scene.story.day_of_lead
    if word not in _ORDINALS:
        frame.last = frame.last or frame.date
    elif not day:
        return
    elif first := _shifted(day, 1 - _ORDINALS[word]):
        frame.first = frame.first or first


def period(first: DateFact | None, last: DateFact | None, length: int) -> DateFact | None:
    """Return the days from the first to the last, of which one may follow from how many there were."""
    if not 0 <= length <= _LONGEST:
        length = 0
    if first and not last and length:
        last = _shifted(first, length - 1)
    elif last and not first and length:
        first = _shifted(last, 1 - length)
    if not first or not last:
        return None
    one, other = first.edtf, last.edtf
    if not (is_day(one) and is_day(other)) or one > other:
        return None
    if one == other:
        return first
    basis = "worked_out" if "worked_out" in (first.basis, last.basis) else "stated"
    return DateFact(f"{one}/{other}", basis, tuple(sorted({*first.spans, *last.spans})))


def _shifted(day: DateFact, days: int) -> DateFact | None:
    """Return the day so many days after a day, of which the year may not be known."""
    partial = Partial.parse(parts(day.edtf)[0])
    if partial is None or not partial.day:
        return None
    day_of = partial.date
    moved = Partial.of(day_of + datetime.timedelta(days)) if day_of else day_away(partial, days)
    return DateFact(str(moved), "worked_out", day.spans) if moved else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.index(word) + 1
