"""The words of a text: where they stand in it, and what they are folded to."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from defense_ties.lib.names import fold

# Longer runs of letters are no words of any language; both databases keep no more of them.
LONGEST_WORD = 200
_APOSTROPHES = "'`’ʼʻ"
# Scripts that put no spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, kana, Han, Hangul.
_UNSPACED = (
    (0x0E00, 0x0FFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0xAC00, 0xD7AF),
    (0xF900, 0xFAFF),
    (0x20000, 0x323AF),
)


@dataclass(frozen=True)
class Word:
    """A run of letters and digits: where it begins and ends in a text, and what it is folded to."""

    start: int
    end: int
    folded: str


def words_in(text: str) -> Iterator[Word]:
    """Yield the words of a text, each with its place; what holds no letter or digit is passed over."""
    start = None
    for place, letter in enumerate(f"{text} "):
        if _belongs(letter):
            start = place if start is None else start
        elif start is not None:
            folded = fold(text[start:place])
            if folded:
                yield Word(start, place, folded)
            start = None


def is_unspaced(text: str) -> bool:
    """Return whether some of a text is in a script that puts no spaces between words."""
    return any(first <= ord(letter) <= last for letter in text for first, last in _UNSPACED)


def _belongs(letter: str) -> bool:
    # Vowels of Khmer and Thai are marks, which are no letters to `str.isalnum`.
    return letter.isalnum() or unicodedata.category(letter)[0] == "M" or letter in _APOSTROPHES
