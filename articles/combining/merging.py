"""Merging a package: identified, compared, and what is new of it loaded, in one transaction."""

import json
import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.db import transaction

from articles.combining.comparing import Comparison
from articles.combining.decisions import WORDS, Decisions, read_decisions
from articles.combining.identities import Identities
from articles.combining.previewing import preview_file
from articles.combining.reports import SHOWN, UNDECIDED, Entry, MergeReport
from articles.package import PackageError, PackageRefused, load
from articles.package.faults import Faults
from articles.package.inserting import batched
from articles.package.reading import Package, read_package, read_rows
from articles.package.reports import LoadReport
from articles.package.sources import DESCRIPTOR, Source, opened
from articles.package.tables import Table
from articles.package.writing import lines_of
from defense_ties.lib.exports.csv_lines import csv_line


class MergeRefused(PackageError):
    """A package was compared and not merged, as nobody has decided which record some row is."""

    def __init__(self, report: MergeReport):
        self.report = report
        number = report.total(UNDECIDED)
        rows = "1 row" if number == 1 else f"{number} rows"
        more = [f"… and {number - SHOWN} more."] if number > SHOWN else []
        lines = [
            f"Nothing was merged: {rows} may be one of our records or another.",
            *report.undecided,
            *more,
            f"Write a preview, and in its column “decision” {WORDS}; then give it as decisions.",
        ]
        super().__init__("\n".join(lines))


def merge(
    path: str | Path,
    *,
    decisions: Path | None = None,
    preview: Path | None = None,
    dry_run: bool = False,
) -> MergeReport:
    """Merge another installation's package into the database, in one transaction, and return what was done.

    A row is one of our records if its id is here or led to one that was merged, or if its natural key finds
    exactly one; else it is new. Where it says otherwise than we do, ours stays unless the `decisions`, a CSV
    file, say “theirs”. The `preview` is a file to which is written what is new, in conflict or undecided.
    MergeRefused says which rows nobody has decided on, PackageRefused what is wrong with rows; nothing is
    written then, and neither in a `dry_run`.
    """
    faults = Faults()
    with (
        opened(path) as source,
        tempfile.TemporaryDirectory(prefix="merge-") as folder,
        preview_file(preview) as tell,
        transaction.atomic(),
    ):
        package = read_package(source, faults)
        merging = _Merging(source, package, read_decisions(decisions, faults), faults, Path(folder))
        report = merging.compare(tell)
        if faults:
            raise PackageRefused(_refused(package, faults))
        if report.undecided and not dry_run:
            raise MergeRefused(report)
        if not report.undecided:
            report.loaded = merging.load(dry_run=dry_run)
    return report


class _Merging:
    """One merge: the package is rewritten with our ids and without what we have, and then loaded."""

    def __init__(self, source: Source, package: Package, decisions: Decisions, faults: Faults, folder: Path):
        self._source, self._package, self._decisions = source, package, decisions
        self._faults, self._folder = faults, folder
        self._numbers: dict[str, list[int]] = defaultdict(list)  # of the rows in the package
        self.report = MergeReport(package.name)

    def compare(self, tell: Callable[[Entry], Any]) -> MergeReport:
        """Compare every table, tell of what is not equal, and write down what is to be loaded."""
        if self._faults:
            return self.report
        identities = Identities(self._source, self._package, self._decisions, self._faults)

        def hear(entry: Entry) -> None:
            if entry.what == UNDECIDED and len(self.report.undecided) < SHOWN:
                path = self._package.paths[entry.table]
                self.report.undecided.append(f"{path}, row {entry.row}, “{entry.id}”: {entry.theirs}")
            tell(entry)

        for table in self._package.tables:
            identities.identify(table)
            comparison = Comparison(table, self._package, identities, self._decisions, hear)
            self._rewrite(table, comparison)
            self.report.tables[table.name] = comparison.counts
            self.report.notes += comparison.notes
        self._decisions.refuse_unused(self._faults)
        return self.report

    def _rewrite(self, table: Table, comparison: Comparison) -> None:
        """Write the rows that are to be loaded into a table of a package of their own."""
        with (self._folder / table.file).open("wb") as file:
            file.write(csv_line(comparison.columns).encode())
            rows = read_rows(self._source, self._package, table, self._faults, lambda size: None)
            for batch in batched(rows):
                sound = [row for row in batch if row.is_sound]
                found = comparison.writes(sound)
                self._numbers[table.name] += [row.number for row, _ in found]
                for piece in lines_of([values[name] for name in comparison.columns] for _, values in found):
                    file.write(piece)

    def load(self, *, dry_run: bool) -> LoadReport:
        """Load what was written down; PackageRefused names the rows of the package itself."""
        resources = [{"name": table.name, "path": table.file} for table in self._package.tables]
        descriptor = {"name": self._package.name, "resources": resources}
        (self._folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")
        try:
            return load(self._folder, update=True, dry_run=dry_run, verb="Merged")
        except PackageRefused as refused:
            report = refused.report
            report.faults = [
                replace(fault, file=self._package.paths[name], row=self._row(name, fault.row))
                if (name := fault.file.removesuffix(".csv")) in self._package.paths
                else fault
                for fault in report.faults
            ]
            raise PackageRefused(report) from None

    def _row(self, table: str, row: int | None) -> int | None:
        """Return the row of the package that a row to be loaded was."""
        numbers = self._numbers[table]
        return numbers[row - 2] if row and 2 <= row < len(numbers) + 2 else None


def _refused(package: Package, faults: Faults) -> LoadReport:
    report = LoadReport(package.name)
    report.faults, report.faulty = faults.in_order(list(package.paths.values())), faults.total
    return report
