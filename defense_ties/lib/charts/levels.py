"""Levels by year of two sides, as steps: the highest of a scale that counts from 1, the highest, down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from defense_ties.lib.charts.scale import FOOT, OverTime, Scale

ROW, THICK = 26, 6


@dataclass(frozen=True)
class Level:
    """A level of the scale: its number, its words and the height at which it is drawn."""

    number: int
    words: str
    y: int


@dataclass(frozen=True)
class Step:
    """The level of one side in some years that follow each other without a change."""

    side: int
    words: str
    x: float
    width: float
    y: int


@dataclass(frozen=True)
class Levels(OverTime):
    """A picture of the levels of two sides, and the same as rows: year, level of the first, of the second."""

    scale: Scale
    lines: list[Level]
    steps: list[Step]
    rows: list[tuple[int, list[int | None]]]
    height: int


def levels(
    sides: Sequence[tuple[str, Mapping[int, int]]], names: Mapping[int, str], *, scale: Scale | None = None
) -> Levels | None:
    """Return the picture of the level by year of each side, given by name; None where no level is known."""
    known = {year for name, by_year in sides for year in by_year}
    if not known:
        return None
    scale = scale or Scale(min(known), max(known))
    lines = [
        Level(number, words, ROW * place + ROW // 2) for place, (number, words) in enumerate(names.items())
    ]
    heights = {line.number: line.y for line in lines}
    steps = [
        step
        for place, (name, by_year) in enumerate(sides)
        for step in _steps(place, name, by_year, scale, heights, names)
    ]
    rows = [(year, [by_year.get(year) for name, by_year in sides]) for year in sorted(known)]
    return Levels(scale, lines, steps, rows, ROW * len(lines) + FOOT)


def _steps(
    side: int,
    name: str,
    by_year: Mapping[int, int],
    scale: Scale,
    heights: Mapping[int, int],
    names: Mapping[int, str],
) -> list[Step]:
    """Return the steps of one side, years of one level on end as one of them."""
    runs: list[tuple[int, int, int]] = []  # first year, last year, level
    for year in sorted(set(by_year) & set(scale.years)):
        level = by_year[year]
        if runs and runs[-1][1:] == (year - 1, level):
            runs[-1] = (runs[-1][0], year, level)
        else:
            runs.append((year, year, level))
    whole = 100 / len(scale.years)
    return [
        Step(
            side=side,
            words=_("%(side)s, %(years)s: level %(level)s, %(words)s")
            % {
                "side": name,
                "years": first if first == last else f"{first}–{last}",
                "level": level,
                "words": names[level],
            },
            x=round((first - scale.first) * whole, 2),
            width=round((last - first + 1) * whole, 2),
            # The two sides lie side by side where they are level.
            y=heights[level] + (1 if side else -THICK - 1),
        )
        for first, last, level in runs
    ]
