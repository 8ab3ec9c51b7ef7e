"""Words that are spelt nearly alike."""

from collections.abc import Iterable

# A word this short is near to too many others.
SHORTEST = 4
# From this length on, two letters may be wrong.
LONG = 7


def nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return the known words that are spelt most like a word, the nearest first; none that is far off."""
    from rapidfuzz.distance import OSA

    allowed = 2 if len(word) >= LONG else 1
    near = []
    for other in set(known):
        if abs(len(other) - len(word)) <= allowed and other != word:
            distance = OSA.distance(word, other, score_cutoff=allowed)
            if distance <= allowed:
                near.append((distance, other[0] != word[0], other))
    return [other for _, _, other in sorted(near)[:most]]


def beginnings(word: str) -> set[str]:
    """Return the letters with which a word may begin that is meant: its own first, or the second."""
    return set(word[:2])
