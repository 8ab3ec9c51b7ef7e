"""XLSX workbooks, looked through with care and read row by row."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from defense_ties.lib.sheets import limits
from defense_ties.lib.sheets.cells import SheetRow, value_text
from defense_ties.lib.sheets.limits import Unreadable, in_megabytes

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What the libraries raise when a workbook is not what it says it is; bad XML is a SyntaxError to all of them.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, SyntaxError),
    *(ArithmeticError, KeyError, ValueError, TypeError, IndexError, AttributeError, NotImplementedError),
)
BEYOND = 26  # columns behind the heading in which something is still noticed
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


class WorkbookSheet:
    """The rows of the first sheet of a workbook."""

    def __init__(self, path: Path):
        self.path = path
        _distrust(path)
        book = self._opened()
        try:
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            if not shown:
                raise Unreadable("There is no sheet to be seen in the workbook.")
            self.title = shown[0].title
            self.declared = int(shown[0].max_row or 0)
            self.notes = _notes(self.title, [sheet.title for sheet in shown[1:]])
        finally:
            book.close()

    def rows(self) -> Iterator[SheetRow]:
        """Yield the rows with their numbers, blank ones too."""
        book = self._opened()
        try:
            sheet = book[self.title]
            sheet.reset_dimensions()  # what the file says of its size need not be so
            number, width = 0, 0  # what is looked at: the columns under the heading, and some beyond
            for number, row in enumerate(sheet.iter_rows(max_col=limits.MOST_COLUMNS + BEYOND), 1):
                if number > limits.LAST_ROW:
                    raise Unreadable(f"A sheet has at most {limits.LAST_ROW:,} rows.")
                found = _row(number, row[: width + BEYOND] if width else row)
                width = width or len(found.cells)
                yield found
        except Unreadable:
            raise
        except DAMAGE as error:
            raise Unreadable(
                f"After row {number:,} the workbook is damaged ({error}). Open and save it anew."
            ) from error
        finally:
            book.close()

    def _opened(self) -> Any:
        from openpyxl import load_workbook

        try:
            return load_workbook(self.path, read_only=True, keep_links=False)
        except DAMAGE as error:
            raise Unreadable(
                f"The workbook cannot be opened ({limits.shortened(error)}). Open and save it anew."
            ) from error


def _notes(title: str, others: list[str]) -> list[str]:
    named = "“, ”".join(others)
    if not others or others == ["Columns"] or others == ["Columns", "Codes"]:
        return []
    return [f"Only the first sheet, “{title}”, was read; not “{named}”.".replace("“, ”", "”, “")]


def _row(number: int, row: tuple) -> SheetRow:
    cells: list[str] = []
    troubles: dict[int, str] = {}
    for place, cell in enumerate(row):
        if cell.value is None:
            cells.append("")
            continue
        text, fault = value_text(cell.value, cell.data_type, cell.number_format if cell.is_date else "")
        if fault:
            troubles[place] = fault
        cells.append(text)
    while cells and not cells[-1] and len(cells) - 1 not in troubles:
        cells.pop()
    return SheetRow(number, cells, troubles)


def _distrust(path: Path) -> None:
    """Refuse what is no workbook, what is locked or holds macros, and what would not stay small."""
    _refuse_old_office(path)
    try:
        with zipfile.ZipFile(path) as archive:
            parts = {info.filename: info for info in archive.infolist()}
            _refuse_parts(parts)
            for info in parts.values():
                if info.filename.lower().endswith((".xml", ".rels")):
                    with archive.open(info) as part:
                        if _DECLARED.search(part.read(4096)):
                            raise Unreadable("The workbook declares entities, which no spreadsheet does.")
            with archive.open("[Content_Types].xml") as part:
                types = part.read(limits.MEGABYTE)
    except Unreadable:
        raise
    except DAMAGE as error:
        raise Unreadable(f"The workbook is damaged ({limits.shortened(error)}); save it anew.") from error
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise Unreadable("The workbook holds macros. Save it as a workbook without macros (.xlsx).")
    if b"spreadsheetml.sheet.main" not in types:
        raise Unreadable("This is not an Excel workbook. Save it as .xlsx or as CSV.")


def _refuse_old_office(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(8)
        if head != OLD_OFFICE:
            if head[:4] != b"PK\3\4":
                raise Unreadable("This is not an XLSX workbook, whatever its name ends in.")
            return
        rest = file.read()
    if "EncryptedPackage".encode("utf-16-le") in rest:
        raise Unreadable("The workbook is protected by a password. Save it without one.")
    raise Unreadable("This is an old Excel workbook (.xls). Save it as .xlsx or as CSV.")


def _refuse_parts(parts: dict[str, zipfile.ZipInfo]) -> None:
    if len(parts) > limits.MOST_PARTS:
        raise Unreadable(f"The workbook holds {len(parts):,} parts and is not trusted.")
    unpacked = sum(info.file_size for info in parts.values())
    if unpacked > limits.LARGEST_UNPACKED:
        raise Unreadable(
            f"The workbook would unpack to {in_megabytes(unpacked)}; "
            f"{in_megabytes(limits.LARGEST_UNPACKED)} are the most."
        )
    for info in parts.values():
        if info.flag_bits & 0x1:
            raise Unreadable("The workbook is protected by a password. Save it without one.")
        steep = info.file_size > limits.STEEPEST * max(info.compress_size, 1)
        if steep and info.file_size > 10 * limits.MEGABYTE:
            raise Unreadable(
                f"A part of the workbook would unpack to over {limits.STEEPEST} times its size; "
                "it is not trusted."
            )
        if info.filename.endswith("sharedStrings.xml") and info.file_size > limits.LARGEST_STRINGS:
            raise Unreadable(
                f"The texts of the workbook come to {in_megabytes(info.file_size)}; "
                f"{in_megabytes(limits.LARGEST_STRINGS)} are the most. Save it as CSV, or divide it."
            )
