"""Lines of CSV, written in Python: the same on every database."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from defense_ties.lib.exports.cells import BOM, cell
from defense_ties.lib.exports.columns import Column

# Lines are handed on by so many, a write for each would cost more than the line.
TOGETHER = 500


class _Line:
    """A file whose write() hands the line straight back, with a line feed for its end."""

    def write(self, line: str) -> str:
        return f"{line[:-2]}\n"


def csv_line(cells: Iterable[str]) -> str:
    """Return cells as a line of CSV, which ends with a line feed."""
    return _WRITE(cells)


# Every Python quotes both line ends if both end the row; the row itself is to end with one.
_WRITE: Any = csv.writer(_Line(), lineterminator="\r\n").writerow


def heading(columns: Iterable[Column]) -> bytes:
    """Return the first line of a file, with the mark that tells Excel of UTF-8."""
    return f"{BOM}{csv_line(column.name for column in columns)}".encode()


def csv_pieces(rows: Iterable[Iterable[Any]]) -> Iterator[bytes]:
    """Yield the lines of rows of values, many at a time."""
    piece: list[str] = []
    for row in rows:
        piece.append(csv_line([cell(value) for value in row]))
        if len(piece) >= TOGETHER:
            yield "".join(piece).encode()
            piece.clear()
    if piece:
        yield "".join(piece).encode()
