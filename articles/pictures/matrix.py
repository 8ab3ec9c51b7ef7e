"""Country by country: how many of the filtered records each pair of countries has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.pictures.pairs import pair_name, pair_row, pairs_of
from articles.pictures.picture import AGREEMENTS, Asked, Drawn, KeyItem, Option, Picture
from articles.pictures.told import columns_of, shades_key, told_of
from articles.ties.matrix import MOST_COUNTRIES, Matrix, matrix
from articles.ties.pairs import PairCount
from articles.ties.tied import in_words

# In pixels, in a file: a cell, and the room for the names of the lines and the codes of the columns.
WIDE, HIGH, NAMES, HEAD = 40, 28, 190, 24


@dataclass(frozen=True)
class Square:
    """A cell of the matrix in its place: its numbers, in words too, and the way to its records."""

    code: str
    css: str
    held: int
    planned: int
    words: str
    href: str
    x: int
    y: int
    mirrored: bool = False

    @property
    def dark(self) -> bool:
        """Whether its ground is so dark that letters on it are light."""
        return self.css.startswith(("q4", "q5"))

    @property
    def ground(self) -> str:
        """The class of its ground alone."""
        return self.css.split()[0] if self.css else ""


@dataclass(frozen=True)
class MatrixChart:
    """A matrix whose lines have squares in place of cells; x and y are in pixels."""

    lines: list[tuple[str, str, int, list[Square]]]
    width: int
    height: int


class MatrixPicture(Picture):
    """Each country with each other."""

    code, label = "matrix", gettext_lazy("Matrix")

    def options(self, section: str) -> Mapping[str, Option]:
        orders = {"number": gettext_lazy("number"), "name": gettext_lazy("name")}
        return {"order": Option(gettext_lazy("In order of"), orders)}

    def draw(self, asked: Asked) -> Drawn | None:
        is_agreements = asked.section == AGREEMENTS
        pairs = pairs_of(asked)
        if not pairs:
            return None
        told, counted = told_of(asked), columns_of(asked)
        found = matrix(pairs, by_name=asked.options["order"] == "name")
        chart = _chart(found, asked, told)
        return Drawn(
            title=_("Agreements, country by country")
            if is_agreements
            else _("Engagements, country by country"),
            desc=_desc(asked.section),
            template="pictures/matrix.html",
            page="pictures/matrix_table.html",
            chart=chart,
            height=chart.height,
            width=chart.width,
            header=[_("Pair"), *(word.capitalize() for word in told)],
            columns=["pair", "first", "second", *counted],
            rows=[pair_row(pair, asked, counted) for pair in pairs],
            key=_key(pairs, told),
            notes=_notes(found, is_agreements=is_agreements),
        )

    def nothing(self, asked: Asked) -> str:
        return _("None of these records joins two countries, so that there is no pair to count.")


def _chart(found: Matrix, asked: Asked, told: Sequence[str]) -> MatrixChart:
    lines = []
    for row, line in enumerate(found.lines):
        squares = []
        for column, cell in enumerate(line.cells):
            place = NAMES + column * WIDE, HEAD + row * HIGH
            if cell.pair is None:
                squares.append(Square("", cell.css, 0, 0, "", "", *place, cell.mirrored))
                continue
            pair = cell.pair
            squares.append(
                Square(
                    pair.code,
                    cell.css,
                    pair.held,
                    pair.planned,
                    _words(pair, told),
                    asked.link(pair=pair.code),
                    *place,
                    cell.mirrored,
                )
            )
        lines.append((line.code, line.name, HEAD + row * HIGH + HIGH // 2 + 5, squares))
    size = len(found.lines)
    return MatrixChart(lines, NAMES + size * WIDE, HEAD + size * HIGH)


def _words(pair: PairCount, told: Sequence[str]) -> str:
    return in_words(pair_name(pair), (pair.held, pair.planned, pair.called_off), told)


def _desc(section: str) -> str:
    if section == AGREEMENTS:
        return _(
            "Each number is of the agreements of two countries that were signed; after a plus sign stand "
            "those not yet signed. The stronger the ground, the more were signed."
        )
    return _(
        "Each number is of the engagements of two countries that were held; after a plus sign stand "
        "those that are planned. The stronger the ground, the more were held."
    )


def _notes(found: Matrix, *, is_agreements: bool) -> list[str]:
    notes = [
        _("An agreement of three countries counts in three pairs.")
        if is_agreements
        else _("An engagement of three countries counts in three pairs.")
    ]
    if found.left_out:
        text = ngettext(
            "The %(most)s countries with the most are drawn; %(left)s more is in the table.",
            "The %(most)s countries with the most are drawn; %(left)s more are in the table.",
            found.left_out,
        )
        notes.append(text % {"most": MOST_COUNTRIES, "left": found.left_out})
    return notes


def _key(pairs: Iterable[PairCount], told: Sequence[str]) -> list[KeyItem]:
    pairs = list(pairs)
    most = max(pair.held for pair in pairs)
    key = shades_key(most)
    if any(pair.planned for pair in pairs):
        key.append(KeyItem("off", f"+ {told[1]}", "rect"))
    return key
