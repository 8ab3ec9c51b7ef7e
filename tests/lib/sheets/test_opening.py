"""Files as spreadsheets save them, and those that are refused by name."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from defense_ties.lib.sheets import limits
from defense_ties.lib.sheets.limits import Unreadable
from defense_ties.lib.sheets.opening import open_sheet
from tests.sheets import csv_of, workbook_of, write

HEADING = ["name", "country"]
ROW = ["Nguyễn Tân Cương", "VN"]


def read(tmp_path, name, data):
    sheet = open_sheet(write(tmp_path, name, data))
    return [(row.number, row.cells) for row in sheet.rows()], sheet.notes


def refused(tmp_path, name, data):
    with pytest.raises(Unreadable) as refusal:
        list(open_sheet(write(tmp_path, name, data)).rows())
    return str(refusal.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_is_read_with_its_mark_or_without(tmp_path, encoding):
    rows, notes = read(tmp_path, "a.csv", csv_of(HEADING, ROW).decode().encode(encoding))

    assert [cells for _, cells in rows][1] == ROW
    assert notes == []


def test_windows_1252_is_read_and_said_so(tmp_path):
    rows, notes = read(tmp_path, "a.csv", "name,note\r\nJosé,“café” – très bien\r\n".encode("cp1252"))

    assert rows[1] == (2, ["José", "“café” – très bien"])
    assert notes[0].startswith("The file is not UTF-8 and was read as Windows-1252")


@pytest.mark.parametrize(
    ("text", "encoding"), [("Шойгу, Сергей", "cp1251"), ("Łukasz Żółkiewski", "cp1250"), ("한국", "cp949")]
)
def test_other_old_encodings_are_refused_and_never_guessed(tmp_path, text, encoding):
    data = f"name;country\nSok Dara;KH\n{text};X\n".encode(encoding)

    assert "its encoding cannot be told" in refused(tmp_path, "a.csv", data)


def test_a_file_in_two_encodings_is_refused_with_its_line(tmp_path):
    data = csv_of(HEADING, ROW, ROW) + "José,ES\n".encode("cp1252")

    assert refused(tmp_path, "a.csv", data).startswith(
        "The file mixes encodings: most of it is UTF-8, and line 4 is not."
    )


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (b"name;country\r\nSok Dara;KH\r\n", "Its columns are parted by semicolons."),
        (b"name\tcountry\nSok Dara\tKH\n", "Its columns are parted by tabs."),
        (b'sep=;\r\n"name";country\r\nSok Dara;KH\r\n', "Its columns are parted by semicolons."),
    ],
)
def test_semicolons_and_tabs_are_taken_as_excel_saves_them(tmp_path, data, note):
    rows, notes = read(tmp_path, "a.csv", data)

    assert [cells for _, cells in rows] == [["name", "country"], ["Sok Dara", "KH"]]
    assert notes == [note]


def test_rows_are_numbered_as_the_spreadsheet_shows_them(tmp_path):
    data = b'name,note\r\n\r\nSok Dara,"two\nlines"\r\n,,\r\nNo Rest,x\r\n\r\n,,,\r\n'

    assert read(tmp_path, "a.csv", data)[0] == [
        (1, ["name", "note"]),
        (3, ["Sok Dara", "two\nlines"]),
        (5, ["No Rest", "x"]),
    ]


def test_an_open_quotation_mark_is_told_with_its_row(tmp_path):
    assert refused(tmp_path, "a.csv", b'name,note\nA,b\nC,"d\nE,f\n').startswith("From row 3 on")


def test_a_workbook_is_read_with_numbers_and_gaps(tmp_path):
    data = workbook_of(["title", "sequence"], [], ["A", 1.0], ["B", None], [None, None])

    assert read(tmp_path, "a.xlsx", data)[0] == [
        (1, ["title", "sequence"]),
        (3, ["A", "1"]),
        (4, ["B"]),
    ]


def test_formulas_of_a_workbook_are_told_by_place(tmp_path):
    rows = list(open_sheet(write(tmp_path, "a.xlsx", workbook_of(HEADING, ["=A1", "KH"]))).rows())

    assert rows[1].troubles == {0: "This is a formula (“=A1”). Put its value in its place."}


def test_only_the_first_sheet_is_read_and_that_is_said(tmp_path):
    book = Workbook()
    book.active.append(HEADING)
    book.active.title = "Officials"
    book.create_sheet("Old")
    file = io.BytesIO()
    book.save(file)

    assert read(tmp_path, "a.xlsx", file.getvalue())[1] == [
        "Only the first sheet, “Officials”, was read; not “Old”."
    ]


def zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TYPES = b"<Types spreadsheetml.sheet.main/>"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xls", b"x", "old Excel workbook"),
        ("a.xlsm", b"x", "with macros"),
        ("a.ods", b"x", "OpenDocument"),
        ("a.pdf", b"%PDF", "“.pdf” is not taken"),
        ("a", b"x", "without an ending"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"PK\3\4more", "a workbook or a zip"),
        ("a.csv", b"%PDF-1.4", "a PDF"),
        ("a.csv", b"ab\0\1\2\3cd" * 50, "binary data"),
        ("a.xlsx", b"name,country", "not an XLSX workbook"),
        ("a.xlsx", OLE + b"rest", "old Excel workbook"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("a.xlsx", workbook_of(HEADING)[:700], "damaged"),
        ("a.xlsx", zipped(**{"a.txt": b"x"}), "damaged"),
        ("a.xlsx", zipped(**{"[Content_Types].xml": b"<Types/>"}), "not an Excel workbook"),
        ("a.xlsx", zipped(**{"[Content_Types].xml": TYPES, "xl/vbaProject.bin": b"x"}), "macros"),
        ("a.xlsx", zipped(**{"[Content_Types].xml": b"<!DOCTYPE x>"}), "declares entities"),
        ("a.xlsx", zipped(**{"[Content_Types].xml": TYPES, "x.xml": b" " * 11_000_000}), "times its size"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_by_name(tmp_path, name, data, words):
    assert words in refused(tmp_path, name, data)


def test_too_large_files_and_too_many_rows_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("defense_ties.lib.sheets.opening.MOST_ROWS", 3)

    assert refused(tmp_path, "a.csv", b"name\n" + b"x\n" * 4) == "The sheet has more than 3 rows; divide it."
    assert (
        refused(tmp_path, "b.csv", b"x" * (limits.LARGEST + 1)) == "The file has 20 MB; 20 MB are the most."
    )


def test_a_row_far_down_a_workbook_does_not_keep_the_site_waiting(tmp_path):
    source = zipfile.ZipFile(io.BytesIO(workbook_of(HEADING, ["A", "KH"])))
    parts = {name: source.read(name) for name in source.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b'<row r="2"', b'<row r="999999999999"'
    )

    assert "at most 1,048,576 rows" in refused(tmp_path, "a.xlsx", zipped(**parts))
