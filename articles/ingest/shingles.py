"""How much of one text stands word for word in another, and fingerprints by which like texts are found.

A text is taken as the set of its runs of five words. The fingerprint is a MinHash of that set, cut into
bands, by which a text is found again when it was edited or cut down to half; cut down to a third, in eight
of ten cases.
"""

import re
from bisect import bisect_left
from hashlib import blake2b
from zlib import crc32

RUN = 5
FEWEST = 20  # runs without which a text is too short to be compared
BANDS = 20
ROWS = 2
# Letters of scripts that write no spaces between words count as a word each.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
# Numbers as good as random, and the same on every machine.
_MARKS = [
    int.from_bytes(blake2b(number.to_bytes(4), digest_size=4).digest()) for number in range(BANDS * ROWS)
]


def words(text: str) -> list[str]:
    """Return the words of a text without case and punctuation."""
    return _WORD.findall(text.casefold())


def shingles(text: str) -> set[int]:
    """Return the runs of five words, as numbers that are the same on every machine."""
    found = [word.encode() for word in words(text)]
    return {crc32(b" ".join(found[start : start + RUN])) for start in range(len(found) - RUN + 1)}


def fingerprint(text: str) -> tuple[int, ...]:
    """Return the keys by which like texts are found; none for a text that is too short."""
    runs = shingles(text)
    if len(runs) < FEWEST:
        return ()
    # The first run after a mark is as good as drawn by lot, and the same in every text that has it.
    ordered = sorted(runs)
    drawn = [ordered[bisect_left(ordered, mark) % len(ordered)] for mark in _MARKS]
    bands = [drawn[start : start + ROWS] for start in range(0, len(drawn), ROWS)]
    return tuple(_key(number, band) for number, band in enumerate(bands))


def _key(number: int, band: list[int]) -> int:
    packed = b"".join(value.to_bytes(4) for value in (number, *band))
    return int.from_bytes(blake2b(packed, digest_size=8).digest(), signed=True)


def share(one: set[int], other: set[int]) -> float:
    """Return how much of the smaller set of runs the larger one holds, from 0 to 1."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
