"""Which records a package may refer to: those in it and those in the database."""

from collections import defaultdict
from typing import Any

from django.db import models

from articles.package.faults import Faults
from articles.package.reading import Row
from articles.package.tables import Table


class References:
    """The ids that rows may refer to, gathered while the tables are read one after the other."""

    def __init__(self, faults: Faults):
        self._faults = faults
        self._read: dict[type[models.Model], set[Any]] = defaultdict(set)  # in the package
        self._found: dict[type[models.Model], set[str]] = defaultdict(set)  # in the database
        self._waiting: list[tuple[int, str, str]] = []

    def sound(self, table: Table, path: str, rows: list[Row]) -> list[Row]:
        """Return the rows that can be written as far as keys and references tell; the others are faults."""
        repeated = self._repeated(table, path, rows)
        dangling: set[int] = set()
        for name, model in table.references.items():
            given = [(row.number, row.values[name]) for row in rows if row.values.get(name) is not None]
            unknown = {value for _, value in given} - self._read[model] - self._found[model]
            unknown -= self._find(model, unknown)
            for number, value in given:
                if value in unknown and model is table.model:  # it may stand further down in the file
                    self._waiting.append((number, name, value))
                elif value in unknown:
                    self._miss(path, number, name, model, value)
                    dangling.add(number)
        return [
            row for row in rows if row.is_sound and row.number not in repeated and row.number not in dangling
        ]

    def settle(self, table: Table, path: str) -> None:
        """Note the references to records of the same table that were found nowhere in it."""
        for number, name, value in self._waiting:
            if value not in self._read[table.model]:
                self._miss(path, number, name, table.model, value)
        self._waiting.clear()
        if table.key != ("id",):  # nothing refers to such rows
            self._read[table.model].clear()

    def ids(self, model: type[models.Model]) -> set[str]:
        """Return the ids of the records of a kind that are in the package."""
        return self._read[model]

    def _repeated(self, table: Table, path: str, rows: list[Row]) -> set[int]:
        seen, repeated = self._read[table.model], set()
        for row in rows:
            if not all(name in row.values for name in table.key):
                continue
            key = key_of(table, row.values)
            if key in seen:
                self._faults.add(path, "another row above has this key.", row.number, ", ".join(table.key))
                repeated.add(row.number)
            seen.add(key)
        return repeated

    def _find(self, model: type[models.Model], ids: set[str]) -> set[str]:
        """Return those of the ids that the database holds, and remember them."""
        if not ids:
            return ids
        found = set(model._base_manager.filter(pk__in=ids).values_list("pk", flat=True))
        self._found[model] |= found
        return found

    def _miss(self, path: str, number: int, name: str, model: Any, value: str) -> None:
        noun = model._meta.verbose_name
        self._faults.add(path, f"there is no {noun} “{value}” in the package or here.", number, name)


def key_of(table: Table, values: dict[str, Any]) -> Any:
    """Return the key of a row: its id, or its key columns together."""
    return values["id"] if table.key == ("id",) else tuple(values[name] for name in table.key)
