"""Excel workbooks: numbers and dates as such, and text that is never taken for a formula."""

import datetime
import tempfile
from collections.abc import Iterable, Sequence
from typing import IO, Any

import xlsxwriter

from defense_ties.lib.exports.cells import NUMBERS, OPEN_ENDS, cell
from defense_ties.lib.exports.columns import Column, Kind

# What Excel takes: rows of a sheet below its heading, letters of a cell, and the first day it knows.
MOST_ROWS, LONGEST_TEXT = 1_048_575, 32_767
FIRST_DAY = datetime.date(1900, 3, 1)  # before it, Excel counts a day that never was
WIDTHS = {Kind.TEXT: 40, Kind.CODES: 24, Kind.DATE: 12, Kind.MOMENT: 22, Kind.NUMBER: 10, Kind.FLAG: 8}


class TooLong(ValueError):
    """A text has no room in a cell of a workbook; the message names the row and the column."""


def workbook(name: str, columns: Sequence[Column], rows: Iterable[Iterable[Any]]) -> IO[bytes]:
    """Return a temporary file with the rows as a sheet of this name, read from its start.

    A row is written out before the next one is read. Raise TooLong where a text has no room in a cell.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 - it is handed on, and closed by whoever sends it
    try:
        with xlsxwriter.Workbook(
            file, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}
        ) as book:
            _fill(book, name, columns, rows)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _fill(book: Any, name: str, columns: Sequence[Column], rows: Iterable[Iterable[Any]]) -> None:
    sheet = book.add_worksheet(name[:31])
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, WIDTHS.get(column.kind, 20))
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.name, bold)
    number = 0
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            _write(sheet, number, place, value, columns[place].name)
    sheet.autofilter(0, 0, number, len(columns) - 1)


def _write(sheet: Any, number: int, place: int, value: Any, name: str) -> None:
    if value is None or value == "" or value in OPEN_ENDS:
        return
    if isinstance(value, bool):
        sheet.write_boolean(number, place, value)
    elif isinstance(value, NUMBERS):
        sheet.write_number(number, place, value)
    elif isinstance(value, datetime.date) and not isinstance(value, datetime.datetime) and value >= FIRST_DAY:
        sheet.write_datetime(number, place, value)
    else:
        text = cell(value) if isinstance(value, datetime.date) else str(value)
        if len(text) > LONGEST_TEXT:
            raise TooLong(
                f"In row {number + 1}, {name} has {len(text):,} characters, and a cell of a workbook has "
                f"room for {LONGEST_TEXT:,}. Take the CSV file, or leave that column out."
            )
        sheet.write_string(number, place, text)
