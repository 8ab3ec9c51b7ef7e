"""Counts by year: strips of bars over one scale, what was held and what was planned apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from defense_ties.lib.charts.scale import FOOT, OverTime, Scale

TALLEST, HEADING, GAP = 56, 22, 12
# The share of the width of a year that its bar takes, and the most years that have room for numbers.
SHARE = 0.7
MOST_NUMBERS = 40


@dataclass(frozen=True)
class Tally:
    """How many there are in a year: held and planned."""

    held: int = 0
    planned: int = 0

    @property
    def total(self) -> int:
        """Both together."""
        return self.held + self.planned


@dataclass(frozen=True)
class Strip:
    """What is counted, the tally of each year, and the address of a year with `{year}` in its place."""

    words: str
    tallies: Mapping[int, Tally]
    href: str = ""


@dataclass(frozen=True)
class Column:
    """The bar of a year: the part that was held, and above it the part that is planned."""

    year: int
    tally: Tally
    href: str
    x: float
    width: float
    middle: float
    held_y: float
    held_height: float
    planned_y: float
    planned_height: float
    top: float


@dataclass(frozen=True)
class DrawnStrip:
    """A strip in its place."""

    words: str
    y: int
    base: int
    columns: list[Column] = field(default_factory=list)


@dataclass(frozen=True)
class Years(OverTime):
    """A picture of counts by year, and the same as rows of a table."""

    scale: Scale
    strips: list[DrawnStrip]
    rows: list[tuple[int, list[Tally]]]
    height: int

    @property
    def numbers(self) -> bool:
        """Whether the numbers of the bars have room."""
        return len(self.scale.years) <= MOST_NUMBERS

    @property
    def has_planned(self) -> bool:
        """Whether something is planned."""
        return any(tally.planned for _, tallies in self.rows for tally in tallies)


def years(strips: Sequence[Strip], *, also: Iterable[int] = ()) -> Years | None:
    """Return the strips over one scale, equally high; None where nothing is counted."""
    counted = {year for strip in strips for year, tally in strip.tallies.items() if tally.total}
    if not counted:
        return None
    counted |= set(also)
    scale = Scale(min(counted), max(counted))
    most = max(tally.total for strip in strips for tally in strip.tallies.values())
    drawn, y = [], 0
    for strip in strips:
        base = y + HEADING + TALLEST + 14
        columns = [
            _column(year, strip, scale, base, TALLEST / most)
            for year in scale.years
            if strip.tallies.get(year, Tally()).total
        ]
        drawn.append(DrawnStrip(strip.words, y + 14, base, columns))
        y = base + GAP
    rows = [(year, [strip.tallies.get(year, Tally()) for strip in strips]) for year in scale.years]
    rows = [(year, tallies) for year, tallies in rows if any(tally.total for tally in tallies)]
    return Years(scale, drawn, rows, y - GAP + FOOT)


def _column(year: int, strip: Strip, scale: Scale, base: int, unit: float) -> Column:
    tally = strip.tallies[year]
    held, planned = round(tally.held * unit, 1), round(tally.planned * unit, 1)
    whole = 100 / len(scale.years)
    start = (year - scale.first) * whole
    return Column(
        year=year,
        tally=tally,
        href=strip.href.replace("{year}", f"{year:04}"),
        x=round(start + whole * (1 - SHARE) / 2, 2),
        width=round(whole * SHARE, 2),
        middle=round(start + whole / 2, 2),
        held_y=round(base - held, 1),
        held_height=held,
        planned_y=round(base - held - planned, 1),
        planned_height=planned,
        top=round(base - held - planned - 4, 1),
    )
