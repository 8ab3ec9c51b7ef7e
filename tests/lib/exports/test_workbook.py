"""Excel workbooks."""

import datetime
import zipfile

import openpyxl
import pytest

from defense_ties.lib.exports import Column, Kind
from defense_ties.lib.exports.workbook import TooLong, workbook
from tests.lib.exports.nasty import NASTY

COLUMNS = (
    Column("text", "A text.", "text"),
    Column("number", "A number.", "number", Kind.NUMBER),
    Column("day", "A day.", "day", Kind.DATE),
    Column("flag", "A truth.", "flag", Kind.FLAG),
)


def cells(rows, columns=COLUMNS):
    """Return what a reader of workbooks finds in each row below the heading."""
    with workbook("ties", columns, rows) as file:
        found = list(openpyxl.load_workbook(file)["ties"].iter_rows())
    assert [cell.value for cell in found[0]] == [column.name for column in columns]
    return found[1:]


def test_numbers_days_and_truths_are_such():
    (row,) = cells([["Talks", 3, datetime.date(2021, 12, 16), True]])
    assert [cell.value for cell in row] == ["Talks", 3, row[2].value, True]
    assert row[2].value.isoformat() == "2021-12-16T00:00:00"
    assert [cell.data_type for cell in row] == ["s", "n", "d", "b"]


def test_a_day_that_excel_does_not_know_is_a_text():
    (row,) = cells([["", None, datetime.date(1868, 1, 3), None]])
    assert (row[2].value, row[2].data_type) == ("1868-01-03", "s")


def test_an_open_end_is_an_empty_cell():
    (row,) = cells([["x", None, datetime.date(9999, 12, 31), None]])
    assert [cell.value for cell in row] == ["x", None, None, None]


def test_no_text_is_a_formula():
    rows = cells([[text, 1, None, None] for text in NASTY if text])
    # A workbook knows no carriage return but as an escape.
    found = [row[0].value.replace("_x000D_", "\r") for row in rows]
    assert found == [text for text in NASTY if text]
    assert {row[0].data_type for row in rows} == {"s"}


def test_a_text_without_room_is_refused_with_its_place():
    with pytest.raises(TooLong) as refused:
        workbook("ties", COLUMNS, [["short", 1, None, None], ["x" * 32768, 1, None, None]])
    assert str(refused.value) == (
        "In row 3, text has 32,768 characters, and a cell of a workbook has room for 32,767. "
        "Take the CSV file, or leave that column out."
    )


def test_the_longest_text_has_room():
    (row,) = cells([["x" * 32767, 1, None, None]])
    assert row[0].value == "x" * 32767


def test_a_table_without_rows_is_its_heading():
    assert cells([]) == []


def test_a_workbook_is_a_whole_zip():
    with workbook("ties", COLUMNS, [["a", 1, None, None]]) as file:
        assert zipfile.ZipFile(file).testzip() is None
