"""Lengths of bars that stand in the rows of a table."""

from collections.abc import Iterable


def shares(numbers: Iterable[int]) -> list[float]:
    """Return each number in per cent of the largest; what is not nothing stays visible."""
    numbers = list(numbers)
    most = max(numbers, default=0)
    return [max(round(100 * number / most, 1), 0.5) if number else 0.0 for number in numbers]
