"""Spreadsheets for tests: made, sent in, and looked at."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from articles.models import SheetImport
from articles.sheets import BY_NAME
from articles.sheets.files import Folder
from articles.sheets.running import begin, confirm, receive
from defense_ties.lib.sheets.plans import read_plan
from tests.factories import UserFactory

Rows = Sequence[Sequence[Any]]


def csv_of(*rows: Sequence[Any]) -> bytes:
    """Return rows as CSV in UTF-8."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def workbook_of(*rows: Sequence[Any]) -> bytes:
    """Return rows as a workbook."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def write(folder: Path, name: str, data: bytes) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(data)
    return path


def administrator() -> Any:
    """Return somebody who may do everything."""
    return UserFactory(is_staff=True, is_superuser=True)


def preview(kind: str, *rows: Sequence[Any], user: Any = None, **how: Any) -> SheetImport:
    """Send rows in, and return the import with its preview ready."""
    data, name = how.pop("data", None) or csv_of(*rows), how.pop("name", "sheet.csv")
    found = receive(chunks=[data], name=name, kind=BY_NAME[kind], user=user or administrator(), **how)
    begin(sheet_import=found, wait=True)
    found.refresh_from_db()
    return found


def imported(kind: str, *rows: Sequence[Any], only_right: bool = False, **how: Any) -> SheetImport:
    """Send rows in, import them, and return the import."""
    found = preview(kind, *rows, **how)
    confirm(sheet_import=found, only_right=only_right, wait=True)
    found.refresh_from_db()
    return found


def counts(found: SheetImport) -> tuple[int, int, int, int]:
    """Return how many rows are new, changed, equal and faulty."""
    return found.new, found.changed, found.equal, found.faulty


def differences(found: SheetImport) -> list[tuple[int, str, str, str]]:
    """Return row, column, before and after of all that would change."""
    return [
        (step.row, each[0], each[1], each[2])
        for step in read_plan(Folder(found).plan)
        for each in step.differences
    ]


def faults(found: SheetImport) -> list[tuple[int, str, str, str]]:
    """Return row, column, its letter and the reason of all that is wrong."""
    return [
        (step.row, each[0], each[1], each[2])
        for step in read_plan(Folder(found).plan)
        for each in step.faults
    ]
