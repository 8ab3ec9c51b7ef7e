"""Exercises that a text names once as such and later by their name alone: Exercise Blue Heron, Blue Heron."""

import re

from articles.extraction.engagements.story import Story
from articles.extraction.engagements.triggers import Trigger
from articles.extraction.facts import Span
from articles.extraction.reading import within

_WORD = r"[A-Z][\w'’-]{1,30}"
_AFTER = re.compile(
    rf"\b(?:[Ee]xercise|[Dd]rills?|[Mm]anoeuvres?) [\"“']?({_WORD}(?: {_WORD}){{0,3}}(?: (?:\d+|[IVX]+))?)"
)
_BEFORE = re.compile(
    rf"\b({_WORD}(?: {_WORD}){{1,3}}) (?:[a-z-]+ ){{0,3}}(?:exercises?|drills?|manoeuvres)\b"
)
_NUMBER = re.compile(r"[ -](?:\d+|[ivx]+)$")
_MOST_NAMES = 8
_HINTS = ("exercise", "drill", "manoeuvre")


def named_exercises(story: Story) -> list[Trigger]:
    """Return where the story speaks of an exercise by its name alone."""
    if not any(word in story.low for word in _HINTS):
        return []
    names: dict[str, int] = {}
    for sentence in story.sentences:
        if not any(story.low.find(word, *sentence.span) >= 0 for word in _HINTS):
            continue
        for pattern in (_AFTER, _BEFORE):
            for match in pattern.finditer(story.reading.text, *sentence.span):
                span = Span(*match.span(1))
                if len(names) < _MOST_NAMES and _is_name(story, span):
                    names.setdefault(_NUMBER.sub("", story.low[span.start : span.end]), match.end())
    found = []
    for name, end in names.items():
        for match in re.finditer(rf"\b{re.escape(name)}\b", story.low[end:]):
            found.append(
                Trigger(Span(end + match.start(), end + match.end()), "exercise", "noun", by_name=True)
            )
    return found


def _is_name(story: Story, span: Span) -> bool:
    """Say whether words with capitals name no country, person or body."""
    reading = story.reading
    around = Span(max(0, span.start - 30), span.end + 30)
    others = [
        *within(reading.countries, around),
        *within(reading.institution_mentions, around),
        *within(reading.official_mentions, around),
    ]
    return not any(other.span.start < span.end and span.start < other.span.end for other in others)
