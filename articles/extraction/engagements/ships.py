"""Ships: whether a sentence speaks of them, and of which navy they are by their prefix."""

import re
from functools import cache

from articles.extraction.document import Sentence
from articles.extraction.engagements.story import Story
from articles.extraction.facts import Span
from articles.extraction.vocabulary import rows

_SHIP = re.compile(
    r"\b(?:warships?|frigates?|destroyers?|corvettes?|ships?|vessels?|submarines?|flotilla|cutters?"
    r"|aircraft carrier|patrol boats?|minesweepers?|training squadron|naval task (?:force|group)"
    r"|uss|ins|hms|hmas|hmnzs|rss|kri|bns)\b"
)
_PREFIX = re.compile(r"\b[A-Z]{2,5}\b")


def by_ship(story: Story, sentence: Sentence) -> bool:
    """Say whether a sentence speaks of ships."""
    return bool(_SHIP.search(story.low, *sentence.span))


def countries_of_ships(story: Story, sentence: Sentence) -> list[tuple[str, Span]]:
    """Return the countries whose navies' ships a sentence names: HMAS, KRI."""
    return [
        (_prefixes()[match.group()], Span(*match.span()))
        for match in _PREFIX.finditer(story.reading.text, *sentence.span)
        if match.group() in _prefixes()
    ]


@cache
def _prefixes() -> dict[str, str]:
    return {row["prefix"]: row["country"] for row in rows("ships.csv")}
