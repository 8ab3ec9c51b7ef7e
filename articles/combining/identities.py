"""The ids of a package that are other ids here, and the rows of which that is not decided."""

from collections import defaultdict
from typing import Any

from django.db import models

from articles.combining.decisions import NEW, Decisions
from articles.combining.finding import Finder, kind_for, ours_by_id
from articles.models import Engagement, Side
from articles.package.faults import Faults
from articles.package.inserting import batched
from articles.package.reading import Package, Row, read_rows
from articles.package.sources import Source
from articles.package.tables import BY_MODEL, Table


class Identities:
    """Tells our id for an id of the package; they are the same unless found otherwise."""

    def __init__(self, source: Source, package: Package, decisions: Decisions, faults: Faults):
        self._source, self._package = source, package
        self._decisions, self._faults = decisions, faults
        self._others: dict[type[models.Model], dict[str, str]] = defaultdict(dict)
        self.doubts: dict[tuple[str, str], str] = {}
        self._countries = self._read_countries()

    def ours(self, model: type[models.Model], key: str) -> str:
        """Return our id of a record."""
        return self._others[model].get(key, key)

    def rewritten(self, table: Table, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values of a row with every reference as it is here."""
        found = dict(values)
        for name, model in table.references.items():
            if found.get(name) is not None:
                found[name] = self.ours(model, found[name])
        return found

    def identify(self, table: Table) -> None:
        """Find our record for each row of a table; what the table refers to has been identified before."""
        kind = kind_for(table)
        if table.key != ("id",) or kind is None:
            return
        finder = Finder(kind, self._countries)
        waiting: list[Row] = []
        # A row that stands under another of its kind is told from its namesakes by that one.
        leans = [
            name for name in table.trees if any(table.fields[name].name in key.fields for key in kind.keys)
        ]
        for rows in batched(read_rows(self._source, self._package, table, Faults(), lambda size: None)):
            sound = [row for row in rows if row.is_sound and row.values.get("id")]
            later = [row for row in sound if any(row.values.get(name) for name in leans)]
            self._find(table, finder, [row for row in sound if row not in later] if later else sound)
            waiting += later
        self._find_in_tree(table, finder, waiting, leans)

    def _find_in_tree(self, table: Table, finder: Finder, waiting: list[Row], leans: list[str]) -> None:
        while waiting:
            open_ids = {row.values["id"] for row in waiting}
            ready = [row for row in waiting if not any(row.values.get(name) in open_ids for name in leans)]
            self._find(table, finder, ready or waiting)
            waiting = [row for row in waiting if row not in ready] if ready else []

    def _find(self, table: Table, finder: Finder, rows: list[Row]) -> None:
        if not rows:
            return
        known = ours_by_id(table, rows)
        asked = []
        for row in rows:
            key = row.values["id"]
            decided = self._decisions.identity(table.name, key)
            if decided == NEW:
                self._refuse_taken(table, row, key)
                continue
            asked.append((row, self.rewritten(table, row.values), decided or known.get(key, "")))
        for row, ours, doubt in finder.find(asked):
            key = row.values["id"]
            if doubt:
                self.doubts[table.name, key] = doubt
            elif ours and ours != key:
                self._others[table.model][key] = ours

    def _refuse_taken(self, table: Table, row: Row, key: str) -> None:
        if table.model._base_manager.filter(pk=key).exists():
            reason = f"“{key}” is one of our records; another one cannot come under its id."
            self._faults.add(self._package.paths[table.name], reason, row.number, "id")

    def _read_countries(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        sides = BY_MODEL[Side]
        if sides.name in self._package.paths and BY_MODEL[Engagement].name in self._package.paths:
            for row in read_rows(self._source, self._package, sides, Faults(), lambda size: None):
                if row.is_sound:
                    found[row.values["engagement_id"]].add(str(row.values.get("country", "")))
        return found
