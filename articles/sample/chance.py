"""Chance that comes out alike for the same seed, and skewed as the world is."""

import datetime
import itertools
import random
from collections.abc import Mapping, Sequence
from typing import Any

# Crockford's base 32, three letters at a time: an id is four of these.
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_TRIPLES = ["".join(letters) for letters in itertools.product(_LETTERS, repeat=3)]


class Chance(random.Random):
    """Draws for made-up records."""

    def record_id(self) -> str:
        """Return a random id of 12 letters, of the form that records have."""
        bits = self.getrandbits(60)
        return (
            _TRIPLES[bits & 32767]
            + _TRIPLES[bits >> 15 & 32767]
            + _TRIPLES[bits >> 30 & 32767]
            + _TRIPLES[bits >> 45]
        )

    def happens(self, share: float) -> bool:
        """Return true in a share of all cases, 0 to 1."""
        return self.random() < share

    def day(self, first: datetime.date, last: datetime.date, *, lean: float = 1.0) -> datetime.date:
        """Return a day from first to last; the greater the lean, the more of them are late."""
        days = (last - first).days
        return first + datetime.timedelta(days=int(days * self.random() ** (1 / lean)))


class Skewed:
    """Things of which the k-th is drawn as often as 1/k to a power, after Zipf."""

    def __init__(self, things: Sequence[Any], *, power: float = 1.0):
        self.things = things
        self._weights = list(itertools.accumulate(1 / rank**power for rank in range(1, len(things) + 1)))

    def draw(self, chance: Chance) -> Any:
        """Return one of the things."""
        return chance.choices(self.things, cum_weights=self._weights)[0]

    def draw_some(self, chance: Chance, number: int) -> list[Any]:
        """Return so many different things, or all where there are no more, in the order drawn."""
        found: dict[Any, None] = {}
        for _ in range(20 * number):
            if len(found) == min(number, len(self.things)):
                break
            found[self.draw(chance)] = None
        return list(found)


class Weighted(Skewed):
    """Things, each with a weight of its own."""

    def __init__(self, weights: Mapping[Any, float]):
        self.things = list(weights)
        self._weights = list(itertools.accumulate(weights.values()))
