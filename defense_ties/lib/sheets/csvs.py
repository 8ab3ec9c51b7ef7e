"""CSV as spreadsheets save it: commas, semicolons or tabs, quoted line breaks, empty lines."""

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from defense_ties.lib.sheets.cells import SheetRow, text_of
from defense_ties.lib.sheets.decoding import encoding_of
from defense_ties.lib.sheets.limits import Unreadable

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
LONGEST_LINE = 2_000_000  # characters; what is longer has lost its line breaks
SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\3\4", "a workbook or a zip: give it its own ending, .xlsx"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook: save it as .xlsx or as CSV"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff\xe0", "a picture"),
    (b"\x1f\x8b", "a packed file"),
)


class CsvSheet:
    """The rows of a CSV file."""

    def __init__(self, path: Path):
        self.path = path
        _refuse_others(path)
        self.encoding = encoding_of(path)
        self.separator, self._said_so = self._separator()
        self.notes = [self.encoding.note] if self.encoding.note else []
        if self.separator != ",":
            self.notes.append(f"Its columns are parted by {SEPARATORS[self.separator]}.")

    @property
    def declared(self) -> int:
        """The number of lines."""
        with self.path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))

    def rows(self) -> Iterator[SheetRow]:
        """Yield the rows with their numbers, blank ones too."""
        csv.field_size_limit(LONGEST_LINE)  # of the whole process
        number = 0
        with self._opened() as file:
            try:
                for number, raw in enumerate(csv.reader(file, delimiter=self.separator, strict=True), 1):
                    if number == 1 and self._said_so:
                        continue
                    yield _row(number, raw)
            except csv.Error as error:
                raise Unreadable(
                    f"From row {number + 1:,} on this cannot be read as CSV ({error}): look for a quotation "
                    "mark that is not closed."
                ) from None

    def _opened(self):
        return self.path.open(encoding=self.encoding.codec, newline="")

    def _separator(self) -> tuple[str, bool]:
        """Return what parts the columns: as the first line says, or what it holds most of."""
        with self._opened() as file:
            line = next((line for line in islice(file, 50) if line.strip()), "")
        line = line.lstrip("\ufeff")
        if len(line) > LONGEST_LINE:
            raise Unreadable("The first line has millions of characters: this is not a table.")
        if line.lower().startswith("sep=") and len(line.strip("\r\n")) == 5 and line[4] in SEPARATORS:
            return line[4], True
        bare = "".join(line.split('"')[::2])
        best = max(SEPARATORS, key=bare.count)
        return (best if bare.count(best) else ","), False


def _row(number: int, raw: list[str]) -> SheetRow:
    cells, troubles = [], {}
    for place, cell in enumerate(raw):
        text, fault = text_of(cell) if cell else ("", "")
        if fault:
            troubles[place] = fault
        cells.append(text)
    return SheetRow(number, cells, troubles)


def _refuse_others(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(16)
    for start, kind in SIGNATURES:
        if head.startswith(start):
            raise Unreadable(f"This is not CSV but {kind}.")
