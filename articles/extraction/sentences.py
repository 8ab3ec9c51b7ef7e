"""Sentences: where one ends, in English that is full of abbreviations."""

import re
from functools import cache

from articles.extraction.facts import Span
from articles.extraction.vocabulary import rows

_END = re.compile(r"(?:\./\.|[.!?…])[\"”’')\]]{0,8}\s+")
# Words that begin a sentence, and hardly ever follow an abbreviation such as U.S. or Jr. inside one.
_STARTERS = frozenset(
    [
        "The",
        "This",
        "That",
        "These",
        "Those",
        "It",
        "He",
        "She",
        "They",
        "We",
        "I",
        "You",
        "His",
        "Her",
        "Its",
        "Their",
        "Our",
        "A",
        "An",
        "In",
        "On",
        "At",
        "For",
        "From",
        "With",
        "By",
        "As",
        "But",
        "And",
        "Or",
        "So",
        "Yet",
        "If",
        "When",
        "While",
        "After",
        "Before",
        "During",
        "Since",
        "Under",
        "According",
        "Both",
        "Such",
        "There",
        "Here",
        "Also",
        "However",
        "Meanwhile",
        "Earlier",
        "Later",
        "Today",
        "Yesterday",
        "Last",
        "Two",
        "Three",
        "No",
        "Not",
        "Of",
        "To",
        "What",
        "Who",
        "How",
        "Why",
    ]
)
_MONTHS = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_WORD = re.compile(r"\w+")
_OPENERS = "\"“‘'([«–—-•"
_LONGEST = 24  # characters of a word before a full stop that can be an abbreviation


def split_sentences(text: str, start: int, end: int) -> list[Span]:
    """Return the sentences of a part of a text, without the white space around them."""
    spans = []
    for match in _END.finditer(text, start, end):
        if _ends_here(text, start, match.start(), match.end(), end):
            spans.append(Span(start, match.start() + len(match.group().rstrip())))
            start = match.end()
    if start < end:
        spans.append(Span(start, end))
    return spans


def _ends_here(text: str, start: int, stop: int, following: int, end: int) -> bool:
    """Tell whether the mark at `stop` ends a sentence, when what follows begins at `following`."""
    if following >= end:
        return False
    first = text[following]
    if first.islower() or not (first.isalnum() or first in _OPENERS):
        return False
    if text[stop] != "." or text.startswith("./.", stop):
        return True
    window = text[max(start, stop - _LONGEST) : stop]
    word = window.split()[-1].lstrip("(\"“‘'[") if window.split() else ""
    if not word:
        return True
    if word.isdigit() and len(word) <= 2:  # "on 1. September", and "1." at the head of a list
        return not (_MONTHS.match(text, following) or stop - len(word) == start)
    return _ends_after(word, _WORD.match(text, following))


def _ends_after(word: str, following: re.Match[str] | None) -> bool:
    """Tell whether a full stop after this word ends a sentence, given the word that follows."""
    nature = _abbreviations().get(word) or _abbreviations().get(re.split(r"[.\-–/]", word)[-1])
    if not nature:
        letters = word.split(".")
        if len(letters) == 1 and len(word) == 1 and word.isupper() and word != "I":
            return False  # an initial: K. Sreyleak
        if not all(len(letter) == 1 and letter.isalpha() for letter in letters):
            return True
        nature = "starter"
    if nature == "never":
        return False
    if nature == "number":
        return not (following and following.group()[0].isdigit())
    return following is None or following.group() in _STARTERS


@cache
def _abbreviations() -> dict[str, str]:
    """Return for each abbreviation when it ends a sentence: never, number (not before one), or starter."""
    return {row["form"]: row["ends"] for row in rows("abbreviations.csv")}
