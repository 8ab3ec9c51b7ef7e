"""Reading derived tables back."""

import csv
import io
from typing import Any

from articles.package.choice import Choice
from articles.package.derived import DerivedTable


def rows_of(table: DerivedTable, choice: Choice | None = None) -> list[dict[str, Any]]:
    """Return the rows of a derived table, each as column name to cell."""
    lines = b"".join(table.lines(choice or Choice())).decode()
    names = [column.name for column in table.columns]
    return list(csv.DictReader(io.StringIO(lines, newline=""), fieldnames=names))


def cells(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    """Return some columns of the rows."""
    return [tuple(row[name] for name in names) for row in rows]
