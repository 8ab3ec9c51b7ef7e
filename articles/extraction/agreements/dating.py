"""The date of what is said of a paper."""

import re
from dataclasses import replace

from articles.extraction.agreements.papers import Paper
from articles.extraction.agreements.words import Word
from articles.extraction.facts import Span
from articles.extraction.reading import DateMention, Reading, within

REACH = 400  # characters on either side of the verb
_ELSEWHERE = re.compile(
    r";|\bby$|\b(?:while|but|which|who|until|said|says|following|will|would|after)\b|\band (?:will|is|was"
    r"|met|held)\b"
)
_ELSEWHERE_BEFORE = re.compile(r";|\b(?:while|but)\b")
_ASIDE = re.compile(r"\b(?:who|which|whose)\b[^,;]*$")
_LIMIT = re.compile(r"\b(?:until|till|through|towards|beyond|for|by the end of|up to) $")
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
