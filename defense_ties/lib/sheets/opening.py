"""Opening a spreadsheet, whatever it is: CSV or a workbook, and nothing else."""

from collections.abc import Iterator
from pathlib import Path, PurePath

from defense_ties.lib.sheets.cells import SheetRow
from defense_ties.lib.sheets.csvs import CsvSheet
from defense_ties.lib.sheets.limits import LARGEST, MOST_ROWS, Unreadable, in_megabytes
from defense_ties.lib.sheets.workbooks import WorkbookSheet

TEXTS = (".csv", ".tsv", ".txt")
FILES = (*TEXTS, ".xlsx")
REFUSED = {
    ".xls": "This is an old Excel workbook (.xls). Save it as .xlsx or as CSV.",
    ".xlsm": "A workbook with macros (.xlsm) is not taken. Save it as .xlsx.",
    ".xlsb": "A binary workbook (.xlsb) is not taken. Save it as .xlsx.",
    ".ods": "An OpenDocument sheet (.ods) is not taken. Save it as .xlsx or as CSV.",
}


class Sheet:
    """A spreadsheet that can be read: its rows from the first that holds something."""

    def __init__(self, source: CsvSheet | WorkbookSheet):
        self._source = source
        self.notes = source.notes
        self.declared = source.declared  # rows, as far as that can be told without reading them

    def rows(self) -> Iterator[SheetRow]:
        """Yield the rows that hold something, the heading first; too many are refused."""
        held = 0
        for row in self._source.rows():
            if row.is_blank:
                continue
            held += 1
            if held > MOST_ROWS + 1:
                raise Unreadable(f"The sheet has more than {MOST_ROWS:,} rows; divide it.")
            yield row


def open_sheet(path: Path, name: str = "") -> Sheet:
    """Open the spreadsheet at a path, which came under a name; Unreadable says why it is not taken."""
    suffix = require_name(name or path.name)
    require_size(path.stat().st_size)
    return Sheet(WorkbookSheet(path) if suffix == ".xlsx" else CsvSheet(path))


def require_name(name: str) -> str:
    """Return the ending of a name; Unreadable says why a file of such a name is not taken."""
    suffix = PurePath(name).suffix.lower()
    if suffix in REFUSED:
        raise Unreadable(REFUSED[suffix])
    if suffix not in FILES:
        ending = f"A file ending in “{suffix}”" if suffix else "A file without an ending"
        raise Unreadable(f"{ending} is not taken: only .csv, .tsv and .xlsx are.")
    return suffix


def require_size(size: int) -> None:
    """Raise Unreadable if a spreadsheet of so many bytes is not taken."""
    if size == 0:
        raise Unreadable("The file is empty.")
    if size > LARGEST:
        raise Unreadable(f"The file has {in_megabytes(size)}; {in_megabytes(LARGEST)} are the most.")
