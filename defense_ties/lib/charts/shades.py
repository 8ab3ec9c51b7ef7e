"""Shades of grounds that stand for numbers: equal steps are equal ratios, from one to the most."""

import math
from bisect import bisect_left

SHADES = 5


def shade(number: int, most: int) -> int:
    """Return the shade of a number, 1 to 5; 0 for nothing.

    >>> [shade(number, 1000) for number in (0, 1, 4, 16, 63, 250, 1000)]
    [0, 1, 1, 2, 3, 4, 5]
    """
    if number < 2:
        return number
    return 1 + math.floor((SHADES - 1) * math.log(number) / math.log(most) + 1e-9)


def ranges(most: int) -> list[tuple[int, int, int]]:
    """Return each shade that occurs up to the most, with its first and its last number.

    >>> ranges(10)
    [(1, 1, 1), (2, 2, 3), (3, 4, 5), (4, 6, 9), (5, 10, 10)]
    """
    if not most:
        return []
    numbers = range(1, most + 1)
    starts = {
        bisect_left(numbers, wanted, key=lambda number: shade(number, most))
        for wanted in range(1, SHADES + 1)
    }
    firsts = sorted(numbers[start] for start in starts if start < most)
    lasts = [*(first - 1 for first in firsts[1:]), most]
    return [(shade(first, most), first, last) for first, last in zip(firsts, lasts, strict=True)]
