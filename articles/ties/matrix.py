"""Country by country: how often each pair occurs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from articles.ties.pairs import PairCount
from defense_ties.lib.charts.shades import shade
from defense_ties.lib.countries import country_name

MOST_COUNTRIES = 40


@dataclass(frozen=True)
class Cell:
    """A cell of the matrix: the pair, if there is one, and how strong its ground is, 1 to 5; 0: none held.

    What lies above the diagonal repeats, `mirrored`, what lies below it.
    """

    pair: PairCount | None = None
    shade: int = 0
    mirrored: bool = False
    diagonal: bool = False

    @property
    def css(self) -> str:
        """The classes that say how strong its ground is, and whether something is planned."""
        if self.diagonal:
            return "d"
        planned = " p" if self.pair and self.pair.planned else ""
        return f"q{self.shade}{planned}" if self.pair else ""


@dataclass(frozen=True)
class Line:
    """A line of the matrix: a country, and its ties with each of the countries."""

    code: str
    name: str
    cells: list[Cell]


@dataclass(frozen=True)
class Matrix:
    """The countries, in the order of lines and columns, and how many were left out."""

    lines: list[Line]
    left_out: int = 0


def matrix(pairs: Iterable[PairCount], *, by_name: bool = False) -> Matrix:
    """Return the matrix of the busiest countries, in the order of their numbers or names."""
    pairs = list(pairs)
    numbers: Counter[str] = Counter()
    for pair in pairs:
        # What is planned or agreed decides only between countries that held as much.
        for code in (pair.first, pair.second):
            numbers[code] += pair.held * 1_000_000 + pair.agreements + pair.planned
    codes = sorted(numbers, key=lambda code: (-numbers[code], code))
    shown = codes[:MOST_COUNTRIES]
    if by_name:
        shown.sort(key=country_name)
    by_codes = {(pair.first, pair.second): pair for pair in pairs}
    most = max((pair.held for pair in pairs), default=0)
    lines = [
        Line(
            code,
            country_name(code),
            [_cell(by_codes, shown, row, column, most) for column in range(len(shown))],
        )
        for row, code in enumerate(shown)
    ]
    return Matrix(lines, len(codes) - len(shown))


def _cell(
    by_codes: dict[tuple[str, str], PairCount], shown: list[str], row: int, column: int, most: int
) -> Cell:
    first, second = sorted((shown[row], shown[column]))
    pair = by_codes.get((first, second))
    if pair is None:
        return Cell(mirrored=column > row, diagonal=column == row)
    return Cell(pair, shade(pair.held, most), mirrored=column > row)
