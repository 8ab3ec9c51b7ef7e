"""The matrix of ties."""

import pytest

from articles.ties import PairCount
from articles.ties.matrix import MOST_COUNTRIES, matrix

PAIRS = [
    PairCount("KH", "VN", held=8),
    PairCount("KH", "RU", held=2, planned=1),
    PairCount("LA", "VN", planned=1),
]


def codes(drawn):
    """Return the codes of the lines."""
    return [line.code for line in drawn.lines]


def test_countries_stand_by_number_or_by_name():
    assert codes(matrix(PAIRS)) == ["KH", "VN", "RU", "LA"]
    assert codes(matrix(PAIRS, by_name=True)) == ["KH", "LA", "RU", "VN"]


def test_cells_are_the_same_on_both_sides_of_the_diagonal():
    drawn = matrix(PAIRS)
    cambodia, viet_nam = drawn.lines[0].cells, drawn.lines[1].cells
    assert cambodia[0].diagonal
    assert cambodia[0].pair is None
    assert (cambodia[1].pair, cambodia[1].shade, cambodia[1].mirrored) == (PAIRS[0], 5, True)
    assert (viet_nam[0].pair, viet_nam[0].shade, viet_nam[0].mirrored) == (PAIRS[0], 5, False)
    assert (cambodia[2].pair, cambodia[2].shade) == (PAIRS[1], 2)
    assert (viet_nam[3].pair, viet_nam[3].shade) == (PAIRS[2], 0)
    assert cambodia[3].pair is None


def test_of_very_many_countries_the_busiest_are_drawn():
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    partners = [f"X{letter}" for letter in letters] + [f"Y{letter}" for letter in letters]
    drawn = matrix([PairCount("KH", partner, held=99 - place) for place, partner in enumerate(partners)])
    assert len(drawn.lines) == MOST_COUNTRIES
    assert drawn.left_out == 53 - MOST_COUNTRIES
    assert codes(drawn)[:3] == ["KH", "XA", "XB"]


def test_nothing_is_an_empty_matrix():
    assert matrix([]).lines == []


@pytest.mark.parametrize(
    ("number", "most", "shade"),
    [
        (0, 8, 0),
        (1, 1, 1),
        (1, 8, 1),
        (2, 8, 2),
        (7, 8, 4),
        (8, 8, 5),
        (4, 1000, 1),
        (63, 1000, 3),
        (1000, 1000, 5),
    ],
)
def test_equal_steps_of_shade_are_equal_ratios(number, most, shade):
    pairs = [PairCount("KH", "VN", held=number, planned=1), PairCount("CN", "US", held=most)]
    cells = [cell for line in matrix(pairs).lines for cell in line.cells if cell.pair == pairs[0]]
    assert cells[0].shade == shade
