"""The data files that the rules read: tables with a header, which coders can read and extend."""

import csv
from pathlib import Path

FOLDER = Path(__file__).parent / "vocabulary"


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a vocabulary file by the names of its columns."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def forms(cell: str) -> list[str]:
    """Return the forms that a cell lists with bars between them."""
    return [form for form in cell.split("|") if form]
