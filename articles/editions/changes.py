"""The change log of an edition: each record that differs from the edition before, read from both packages."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any

from articles.package.faults import PackageError
from articles.package.sources import LONGEST_LINE, Source, opened
from articles.package.tables import TABLES, Table
from defense_ties.lib.exports.cells import BOM, cell, restore
from defense_ties.lib.exports.csv_lines import csv_line
from defense_ties.lib.reviewing import Reviewable, ReviewStatus
from people.models import Redirection

ADDED, CHANGED, WITHDRAWN, MERGED = "added", "changed", "withdrawn", "merged"
COLUMN_ADDED, COLUMN_DROPPED = "column_added", "column_dropped"
# What may stand in the column `what`.
WHAT = {
    ADDED: "The record is new.",
    CHANGED: "A cell of it differs; one row for each such column.",
    WITHDRAWN: "It is published no more.",
    MERGED: "It was found to be the same as another, whose id stands under “after”.",
    COLUMN_ADDED: "The table has a column that it did not have.",
    COLUMN_DROPPED: "The table has lost a column.",
}
COLUMNS = {
    "table": "Table of the package.",
    "key": "Id of the record; without ids, the cells that tell the rows apart, with “ | ” between.",
    "what": "What became of it: added, changed, withdrawn, merged, column_added or column_dropped.",
    "column": "Column that differs.",
    "before": "Cell in the edition before.",
    "after": "Cell in this one; of a merged record, the id of the one it went into.",
}
TOGETHER = 500  # records that are looked up at once
SIGN = " | "

Key = tuple[str, ...]
Counts = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Change:
    """A row of the change log."""

    table: str
    key: str
    what: str
    column: str = ""
    before: str = ""
    after: str = ""


def write_changes(file: IO[bytes], before: Path, now: Path) -> Counts:
    """Write what differs between two packages as CSV, and return how many records of each table do.

    Both are read once, side by side. PackageError says why one cannot be read.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    file.write(f"{BOM}{csv_line(COLUMNS)}".encode())
    last: tuple[str, str] = ("", "")
    with opened(before) as old, opened(now) as new:
        for change in _changes(old, new):
            cells = (change.table, cell(change.key), change.what, change.column, change.before, change.after)
            file.write(csv_line(cells).encode())
            about = change.table, change.key or change.column
            if about != last:  # a record with three changed cells changed once
                counts[change.table][change.what] += 1
                last = about
    return {table: dict(found) for table, found in counts.items()}


def _changes(old: Source, new: Source) -> Iterator[Change]:
    for table in TABLES:
        before, now = _Rows(old, table), _Rows(new, table)
        for column in now.columns:
            if column not in before.columns:
                yield Change(table.name, "", COLUMN_ADDED, column)
        for column in before.columns:
            if column not in now.columns:
                yield Change(table.name, "", COLUMN_DROPPED, column)
        shared = [column for column in now.columns if column in before.columns]
        found = _compared(table, before, now, shared)
        while some := list(islice(found, TOGETHER)):
            yield from _with_heirs(table, some)


def _compared(table: Table, before: "_Rows", now: "_Rows", shared: list[str]) -> Iterator[Change]:
    """Yield the changes of a table whose rows come by their key from either side."""
    places = [(name, before.columns.index(name), now.columns.index(name)) for name in shared]
    old, new = next(before, None), next(now, None)
    while old or new:
        if new and (not old or new[0] < old[0]):
            yield Change(table.name, SIGN.join(new[0]), ADDED)
            new = next(now, None)
        elif old and (not new or old[0] < new[0]):
            yield Change(table.name, SIGN.join(old[0]), WITHDRAWN)
            old = next(before, None)
        else:
            assert old
            assert new
            key = SIGN.join(new[0])
            for name, was, is_ in places:
                if old[1][was] != new[1][is_]:
                    yield Change(table.name, key, CHANGED, name, old[1][was], new[1][is_])
            old, new = next(before, None), next(now, None)


def _with_heirs(table: Table, changes: list[Change]) -> Iterator[Change]:
    """Yield the changes, with merged told from withdrawn."""
    gone = [change.key for change in changes if change.what == WITHDRAWN]
    heirs = _heirs(table.model, gone) if gone and table.key == ("id",) else {}
    for change in changes:
        if change.what == WITHDRAWN and change.key in heirs:
            yield Change(table.name, change.key, MERGED, after=heirs[change.key])
        else:
            yield change


def _heirs(model: Any, keys: list[str]) -> dict[str, str]:
    """Return the record into which each was merged, where it is one that readers know."""
    found = {key: Redirection.objects.target(model._meta.model_name, key) for key in keys}
    heirs = {key: heir for key, heir in found.items() if heir}
    known = model._base_manager.filter(pk__in=set(heirs.values()))
    if issubclass(model, Reviewable):
        known = known.filter(review_status=ReviewStatus.PUBLISHED)
    public = set(known.values_list("pk", flat=True))
    return {key: heir for key, heir in heirs.items() if heir in public}


class _Rows:
    """The rows of a table of a package, each with its key, in the order of the keys."""

    def __init__(self, source: Source, table: Table):
        csv.field_size_limit(LONGEST_LINE)
        self._file = table.file
        has_file = table.file in source.sizes
        lines = source.lines(table.file) if has_file else iter(())
        self._records = csv.reader(lines, strict=True)
        self.columns: list[str] = next(self._records, [])
        self._places = [self.columns.index(name) for name in table.key if name in self.columns]
        self._last: Key = ()

    def __iter__(self) -> "_Rows":
        return self

    def __next__(self) -> tuple[Key, list[str]]:
        try:
            cells = next(self._records)
            key = tuple(restore(cells[place]) for place in self._places)  # as the database sorts them
        except (csv.Error, IndexError) as error:
            raise PackageError(f"{self._file} cannot be read: {error}.") from None
        if key <= self._last:
            raise PackageError(f"{self._file} is not in the order of its keys, at “{SIGN.join(key)}”.")
        self._last = key
        return key, cells
