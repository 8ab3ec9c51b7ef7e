"""Finding the phrases of a vocabulary in a text: whole words only, the longest first, in linear time."""

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any

import ahocorasick

from articles.extraction.facts import Span

# One character for one, so that offsets hold: typographic quotes, dashes and spaces.
_LEVEL = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u3000": " ",
        "\t": " ",
    }
)

_PLACE = itemgetter(0, 1)
_UNEVEN = re.compile(f"[{''.join(map(chr, _LEVEL))}]")


def level(text: str) -> str:
    """Return the text with plain quotes, hyphens and spaces, each character in its place."""
    if text.isascii() and "`" not in text and "\t" not in text:
        return text
    return text.translate(_LEVEL) if _UNEVEN.search(text) else text


class Phrases:
    """A set of phrases with what each stands for; upper and lower case count."""

    def __init__(self, entries: Iterable[tuple[str, Any]]):
        self._automaton = ahocorasick.Automaton()
        self._empty = True
        for phrase, value in entries:
            if phrase:
                self._automaton.add_word(phrase, (len(phrase), value))
                self._empty = False
        if not self._empty:
            self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[tuple[Span, Any]]:
        """Yield each phrase in the text and what it stands for; of those that overlap the first and
        longest.
        """
        if self._empty:
            return
        found = []
        for last, (length, value) in self._automaton.iter(text):
            start = last - length + 1
            if _is_parted(text, last + 1) and _is_parted(text, start):
                found.append((start, ~last, value))
        if len(found) > 1:
            found.sort(key=_PLACE)
        reached = 0
        for start, minus_end, value in found:
            if start >= reached:
                reached = -minus_end
                yield Span(start, reached), value


def _is_parted(text: str, at: int) -> bool:
    """Return whether no word goes on across a place in the text."""
    return not (0 < at < len(text) and text[at].isalnum() and text[at - 1].isalnum())
