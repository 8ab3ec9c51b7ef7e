"""The date of what is said of a paper."""

import re
from dataclasses import replace

from articles.extraction.agreements.papers import Paper
from articles.extraction.agreements.words import Word
from articles.extraction.facts import Span
from articles.extraction.reading import DateMention, Reading, within

REACH = 400  # characters on either side of the verb
_ELSEWHERE = re.compile(
    r";|\bby$|\b(?:while|but|which|that|who|until|said|says|following|will|would|after)\b"
    r"|\band (?:will|is|was|met|held)\b"
)
_ELSEWHERE_BEFORE = re.compile(r";|\b(?:while|but)\b")
_ASIDE = re.compile(r"\b(?:who|which|whose)\b[^,;]*$")
_LIMIT = re.compile(r"\b(?:until|till|through|towards|beyond|for|by the end of|up to) $")
_LATER = re.compile(r"[^.;,]{0,40}?\b(a|one|two|three|four|five|six) (month|year)s? (?:later|afterwards)\b")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_YEAR = re.compile(r"\d{4}")


def date_of(reading: Reading, word: Word, paper: Paper, here: Span) -> DateMention | None:
    """Return the date of the step: the one after the verb, else the one that the sentence opens with."""
    text, verb = reading.text, word.span
    if word.code == "applied":
        return None
    if word.code == "negotiated" and not text[verb.start : verb.end].lower().startswith(
        ("finali", "complet")
    ):
        return None
    around = Span(max(here.start, verb.start - REACH), min(here.end, verb.end + REACH))
    dates = [date for date in within(reading.dates, around) if _is_a_day(text, word, paper, date)]
    if after := _LATER.match(text, verb.start, around.end):
        return _so_much_later([date for date in dates if date.span.end <= verb.start], after)
    for date in dates:
        if date.span.start >= verb.end:
            if not _ELSEWHERE.search(text[verb.end : date.span.start]):
                return date
            break
    for date in reversed(dates):
        aside = _ASIDE.search(text[max(here.start, date.span.start - 80) : date.span.start])
        before = date.span.end <= verb.start and not _ELSEWHERE_BEFORE.search(
            text[date.span.end : verb.start]
        )
        if before and not aside:
            return date
    return None


def _so_much_later(dates: list[DateMention], after: re.Match[str]) -> DateMention | None:
    """Return the month or year that lies so much after the last date: a contract followed a month later."""
    number, unit = _NUMBERS.get(after[1], 1), after[2]
    year, month = (dates[-1].edtf[:4], dates[-1].edtf[5:7]) if dates else ("", "")
    if not year.isdigit() or not (month.isdigit() or unit == "year"):
        return None
    count = int(year) * 12 + (int(month or 1) - 1) + number * (12 if unit == "year" else 1)
    edtf = f"{count // 12}-{count % 12 + 1:02}" if unit == "month" else str(count // 12)
    return DateMention(Span(*after.span()), edtf, "worked_out")


def _is_a_day(text: str, word: Word, paper: Paper, date: DateMention) -> bool:
    """Tell whether the date may be that of a step: no period covered, no limit, not in the paper's name."""
    if paper.covers_span is not None and paper.covers_span.start <= date.span.start < paper.covers_span.end:
        return False
    if paper.date is not None and date.span == paper.date.span and word.span.end < paper.span.start:
        return False
    return not _LIMIT.search(text[max(0, date.span.start - 16) : date.span.start])


def still_to_come(reading: Reading, date: DateMention) -> DateMention:
    """Return the date a year on, where a year worked out looking back does not fit what is still to come."""
    published = reading.published.edtf if reading.published else ""
    if "/" in date.edtf or len(date.edtf) < 7 or _YEAR.search(reading.text, *date.span):
        return date
    if published[:4].isdigit() and date.edtf[:4].isdigit() and date.edtf < published[: len(date.edtf)]:
        return replace(date, edtf=f"{int(date.edtf[:4]) + 1}{date.edtf[4:]}")
    return date
