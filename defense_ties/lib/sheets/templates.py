"""Empty sheets to be filled in: a heading, an example, and what each column may hold."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from defense_ties.lib.exports import BOM, cell
from defense_ties.lib.sheets.columns import ReferenceColumn
from defense_ties.lib.sheets.kinds import Kind

WIDEST = 60
LAST_CHECKED = 5_000  # row down to which a workbook offers the codes


@dataclass(frozen=True)
class Explained:
    """A column as it is explained to whoever fills in a sheet."""

    name: str
    help: str
    needed: bool
    codes: dict[str, str]
    example: str
    also: str = ""  # another column that may stand in its place


def explained(kind: Kind) -> list[Explained]:
    """Return the columns of a kind, without those that only say by id what another says by name."""
    found = []
    for column in kind.columns.values():
        if isinstance(column, ReferenceColumn) and column.named and column.name != column.field.name:
            continue
        also = column.field.attname if column.refers and column.name == column.field.name else ""
        needed = column.needed or (bool(also) and kind.columns[also].needed)
        found.append(Explained(column.name, column.help, needed, column.codes, column.example, also))
    found += [Explained(each.name, each.help, False, dict(each.codes), each.example) for each in kind.lists]
    return found


def csv_template(kind: Kind) -> str:
    """Return the template as CSV: the heading and an example."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.name for column in explained(kind)])
    writer.writerow([cell(column.example) for column in explained(kind)])
    return BOM + text.getvalue()


def workbook_template(kind: Kind) -> bytes:
    """Return the template as a workbook, with a sheet that explains the columns."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book: Any = Workbook()
    sheet = book.active
    sheet.title = kind.name[:31]
    columns = explained(kind)
    sheet.append([column.name for column in columns])
    sheet.append([column.example for column in columns])
    for heading in sheet[1]:
        heading.font = Font(bold=True)
        sheet.column_dimensions[heading.column_letter].width = max(14, len(heading.value) + 4)
    for row in sheet.iter_rows(min_row=2, max_row=2):
        for example in row:
            example.number_format = "@"  # text: a spreadsheet is not to make dates of 2022-03
            example.font = Font(italic=True, color="808080")
    sheet.freeze_panes = "A2"
    _explain(book.create_sheet("Columns"), columns)
    _offer_codes(book, sheet, columns)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _explain(sheet: Any, columns: list[Explained]) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.append(["Column", "Needed for a new record", "What it holds", "What it may hold"])
    for row in _lines(columns):
        sheet.append(row)
    for heading in sheet[1]:
        heading.font = Font(bold=True)
    for letter, width in zip("ABCD", (24, 12, WIDEST, WIDEST), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows():
        for each in row:
            each.alignment = Alignment(wrap_text=True, vertical="top")


def _lines(columns: list[Explained]) -> Iterator[list[str]]:
    for column in columns:
        codes = "\n".join(f"{code}: {meaning}" for code, meaning in column.codes.items())
        also = f" Or its id, in a column “{column.also}”." if column.also else ""
        yield [column.name, "yes" if column.needed else "", f"{column.help}{also}", codes]


def _offer_codes(book: Any, sheet: Any, columns: list[Explained]) -> None:
    """Let the workbook offer the codes of each column that has some."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    codes = book.create_sheet("Codes")
    codes.sheet_state = "hidden"
    place = 0
    for number, column in enumerate(columns, 1):
        if not column.codes:
            continue
        place += 1
        for row, code in enumerate(column.codes, 1):
            codes.cell(row=row, column=place, value=code)
        letter, own = get_column_letter(place), get_column_letter(number)
        offer = DataValidation(
            type="list", formula1=f"=Codes!${letter}$1:${letter}${len(column.codes)}", allow_blank=True
        )
        offer.showErrorMessage = False  # labels are taken as well
        offer.add(f"{own}2:{own}{LAST_CHECKED}")
        sheet.add_data_validation(offer)
