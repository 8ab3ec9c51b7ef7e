"""The words that tell of agreements, found in a text: papers, later mentions, and the steps of their life."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from articles.extraction.facts import Span
from articles.extraction.letters import lowered
from articles.extraction.phrases import Phrases
from articles.extraction.vocabulary import forms, rows


class Word(NamedTuple):
    """A word or phrase of the vocabulary where it stands in the text."""

    span: Span
    part: str  # paper, later, step
    code: str


def find_words(text: str) -> Iterator[Word]:
    """Yield the papers, later mentions and steps that a text names, in its order."""
    for span, entry in _phrases().find(lowered(text)):
        part, code, spellings = entry
        if part == "paper" and text.startswith("-", span.end):
            continue  # a treaty-level agreement
        if part != "not" and (not spellings or text[span.start : span.end] in spellings):
            yield Word(span, part, code)


def is_acronym(noun: str) -> bool:
    """Tell whether the noun of a paper, or its plural, is an acronym of the vocabulary."""
    return noun.removesuffix("s") in _acronyms()


@cache
def _acronyms() -> frozenset[str]:
    papers = [row for row in rows("agreements.csv") if row["part"] == "paper"]
    return frozenset(form for row in papers for form in forms(row["forms"]) if form[-2:].isupper())


@cache
def words_of(code: str) -> frozenset[str]:
    """Return a set of small words that the vocabulary lists: determiner, stop, passing, plain, other."""
    entries = [row for row in rows("agreements.csv") if (row["part"], row["code"]) == ("set", code)]
    return frozenset(form for row in entries for form in forms(row["forms"]))


@cache
def _phrases() -> Phrases:
    """Return the vocabulary in lower case; a form with a capital counts in its own spellings only."""
    entries: dict[str, tuple[str, str, frozenset[str]]] = {}
    for row in rows("agreements.csv"):
        for form in forms(row["forms"]) if row["part"] != "set" else ():
            key = form.lower()
            spellings = frozenset({form}) if form != key else frozenset()
            if key in entries and entries[key][2] and spellings:
                spellings |= entries[key][2]
            entries[key] = (row["part"], row["code"], spellings)
    return Phrases(entries.items())
