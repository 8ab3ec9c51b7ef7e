"""Decisions of people on the rows of a package, read from the file that the preview wrote."""

import csv
from pathlib import Path
from typing import Any

from articles.package.faults import Faults, PackageError
from articles.package.sources import LONGEST_LINE
from articles.package.tables import BY_NAME
from defense_ties.lib.exports.cells import restore
from defense_ties.lib.records import Record

NEEDED = ("table", "id", "decision")
OURS, THEIRS, NEW = "ours", "theirs", "new"
WORDS = f"“{OURS}”, “{THEIRS}”, “{NEW}”, or the id of one of our records"


class Decisions:
    """What was decided: which record a row is, and whose values stand where two differ."""

    def __init__(self) -> None:
        self._who: dict[tuple[str, str], tuple[int, str]] = {}
        self._whose: dict[tuple[str, str, str], tuple[int, str]] = {}
        self._asked: set[tuple[str, str]] = set()
        self.name = ""

    def identity(self, table: str, key: str) -> str:
        """Return “new”, the id of our record that a row is, or nothing if that is not decided."""
        self._asked.add((table, key))
        return self._who.get((table, key), (0, ""))[1]

    def takes(self, table: str, key: str, column: str) -> bool:
        """Return whether a cell of the package is to stand in place of ours."""
        self._asked.add((table, key))
        found = self._whose.get((table, key, column)) or self._whose.get((table, key, ""))
        return found is not None and found[1] == THEIRS

    def refuse_unused(self, faults: Faults) -> None:
        """Note the decisions on rows that the package does not have."""
        rows = {(table, key): row for (table, key, _), (row, _) in self._whose.items()}
        rows |= {about: row for about, (row, _) in self._who.items()}
        for (table, key), row in rows.items():
            if (table, key) not in self._asked:
                faults.add(self.name, f"the package has no row “{key}” in {table}.", row)

    def add(self, row: int, cells: dict[str, str], faults: Faults) -> None:
        """Note a decision, or what is wrong with it."""
        table, key, decision = (restore(cells.get(name, "")).strip() for name in NEEDED)
        column = cells.get("column", "").strip()
        if not decision:
            return
        if table not in BY_NAME:
            faults.add(self.name, f"there is no table “{table}”.", row, "table")
        elif decision in (OURS, THEIRS):
            self._note(self._whose, (table, key, column), (row, decision), faults)
        elif decision == NEW or self._is_ours(table, decision):
            self._note(self._who, (table, key), (row, decision), faults)
        else:
            faults.add(self.name, f"“{decision}” is none of {WORDS} among the {table}.", row, "decision")

    def _note(
        self, kept: dict[Any, tuple[int, str]], key: Any, said: tuple[int, str], faults: Faults
    ) -> None:
        before = kept.setdefault(key, said)
        if before[1] != said[1]:
            faults.add(self.name, f"row {before[0]} says otherwise: “{before[1]}”.", said[0], "decision")

    def _is_ours(self, table: str, key: str) -> bool:
        model = BY_NAME[table].model
        return issubclass(model, Record) and model._base_manager.filter(pk=key).exists()


def read_decisions(path: Path | None, faults: Faults) -> Decisions:
    """Return what a CSV file decides; faults tell of its rows, and PackageError if there is no such file."""
    decisions = Decisions()
    if path is None:
        return decisions
    decisions.name = path.name
    csv.field_size_limit(LONGEST_LINE)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            if missing := [name for name in NEEDED if name not in (rows.fieldnames or ())]:
                raise PackageError(f"{path.name}: the heading lacks {', '.join(missing)}.")
            for number, cells in enumerate(rows, start=2):
                said = {name: cell for name, cell in cells.items() if isinstance(cell, str) and name}
                decisions.add(number, said, faults)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise PackageError(f"{path} cannot be read as CSV in UTF-8: {error}.") from error
    return decisions
