"""Loading a package: all of it, or nothing."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone
from tqdm import tqdm

from articles.models import Agreement, Article, Engagement, Evidence, Topic
from articles.package import rules
from articles.package.cells import write
from articles.package.faults import KEPT, Faults
from articles.package.inserting import Inserter, Numbered, batched
from articles.package.reading import Package, Row, Unreadable, read_package, read_rows, row_numbers
from articles.package.references import References, key_of
from articles.package.reports import Difference, LoadReport, PackageRefused, Tally
from articles.package.sources import Source, opened
from articles.package.tables import BY_MODEL, Table
from defense_ties.lib.dates import BoundField
from defense_ties.lib.fields import Derived
from defense_ties.lib.reviewing import ReviewStatus
from people.models import Institution, Official

DIFFERENCES_KEPT = 1000
LONGEST_REASON = 100
MANY = 10_000


def holds_records() -> bool:
    """Return whether the database holds records beyond the vocabularies."""
    records = (Article, Engagement, Agreement, Official, Institution)
    return any(model._base_manager.exists() for model in records)


def load(
    path: str | Path, *, update: bool = False, dry_run: bool = False, verb: str = "Loaded"
) -> LoadReport:
    """Load a data package, a folder or a zip, in one transaction, and return what was done.

    Rows are matched by their key. A row that is not there is added; one that stands as it is in the package
    is left; one that differs is left and reported, or with `update` made to agree. Nothing is deleted.
    PackageRefused lists every bad row, PackageError says why there is no package to read; nothing is written
    then. The history of each record says that it was loaded, or whatever the `verb` says.
    """
    faults = Faults()
    with opened(path) as source:
        package = read_package(source, faults)
        loading = Loading(source, package, faults, update=update, verb=verb)
        if not faults:
            with transaction.atomic():
                loading.run()
                if faults or dry_run:
                    transaction.set_rollback(True)
    report = loading.report
    report.dry_run = dry_run
    if faults:
        report.faults, report.faulty = faults.in_order(list(package.paths.values())), faults.total
        raise PackageRefused(report)
    return report


class Loading:
    """One load: the tables one after the other, so that a row finds what it refers to."""

    def __init__(self, source: Source, package: Package, faults: Faults, *, update: bool, verb: str):
        self.source, self.package, self.faults, self.updates = source, package, faults, update
        self.report = LoadReport(package.name)
        self.references = References(faults)
        self.inserter = Inserter(faults, f"{verb} from {package.name}"[:LONGEST_REASON], timezone.now())
        self.bad: dict[Table, list[Row]] = defaultdict(list)

    def run(self) -> None:
        """Load every table; a file that cannot be read to its end is a fault and ends the load."""
        size = sum(self.source.sizes[path] for path in self.package.paths.values())
        with tqdm(total=size, unit="B", unit_scale=True, leave=False, disable=None) as progress:
            try:
                for table in self.package.tables:
                    progress.set_description(table.name)
                    self._load(table, progress)
            except Unreadable as error:
                self.faults.add(error.path, str(error), error.row)
                return
        if self.report.total("new") >= MANY:
            self._take_stock()
        self._refuse_unsupported()

    def _take_stock(self) -> None:
        """Let the database count the tables anew: it plans its queries by what it believes to be in them."""
        with connection.cursor() as cursor:
            for table in self.package.tables:
                cursor.execute(f"ANALYZE {connection.ops.quote_name(table.model._meta.db_table)}")

    def _load(self, table: Table, progress: tqdm) -> None:
        path = self.package.paths[table.name]
        tally = self.report.tables[table.name] = Tally()
        is_empty = not table.model._base_manager.exists()
        touched: set[str] = set()
        for batch in batched(read_rows(self.source, self.package, table, self.faults, progress.update)):
            rows = self.references.sound(table, path, batch)
            self._remember_bad(table, batch, rows)
            new = self._compare(table, path, rows, {} if is_empty else self._standing(table, rows), tally)
            tally.new += self.inserter.insert(table, path, new)
            touched.update(getattr(instance, table.key[0]) for _, instance in new)
        self.references.settle(table, path)
        self._refuse_wrong_trees(table)
        if table.is_join:
            self.inserter.note_topics(table.model, touched)

    def _compare(
        self, table: Table, path: str, rows: list[Row], standing: dict[Any, dict[str, Any]], tally: Tally
    ) -> list[Numbered]:
        """Return the rows that are new; those that stand already are counted, reported or updated."""
        new = []
        for row in rows:
            instance = settled(table, table.model(**row.values))
            stands = standing.get(key_of(table, row.values))
            if stands is None:
                new.append((row.number, instance))
            elif not (columns := differing(stands, instance)):
                tally.equal += 1
            elif self.updates:
                tally.updated += self._update(table, path, row, columns)
            else:
                tally.different += 1
                if len(self.report.differences) < DIFFERENCES_KEPT:
                    self.report.differences.append(Difference(path, row.number, columns))
        return new

    def _standing(self, table: Table, rows: list[Row]) -> dict[Any, dict[str, Any]]:
        """Return the values that the records of these rows have in the database, by key."""
        names = [name for name in self.package.headings[table.name] if name not in table.bounds]
        first = table.key[0]
        found = table.model._base_manager.filter(**{f"{first}__in": {row.values[first] for row in rows}})
        return {key_of(table, values): values for values in found.values(*names)}

    def _update(self, table: Table, path: str, row: Row, columns: tuple[str, ...]) -> int:
        record = table.model._base_manager.get(**{name: row.values[name] for name in table.key})
        was_published = getattr(record, "review_status", "") == ReviewStatus.PUBLISHED
        for name in columns:
            setattr(record, name, row.values[name])
        settled(table, record)
        wanted = settled(table, table.model(**row.values))
        if stuck := differing({name: record.__dict__[name] for name in columns}, wanted):
            reason = "this follows from what is kept here, such as the text, and cannot be updated."
            self.faults.add(path, reason, row.number, ", ".join(stuck))
            return 0
        if was_published and getattr(record, "review_status", "") != ReviewStatus.PUBLISHED:
            reason = "the record is published here, and a package cannot withdraw it."
            self.faults.add(path, reason, row.number, "review_status")
            return 0
        return self.inserter.update(path, row.number, record)

    def _refuse_wrong_trees(self, table: Table) -> None:
        for name in table.trees:
            reason = "followed upwards, this leads from “{}” back to itself."
            self._blame(table, rules.circling(table, name, self.bad[table]), reason, name)
        if table.model is Topic:
            deep = rules.too_deep(self.references.ids(Topic))
            self._blame(table, deep, "“{}” would make a third level; topics have two.", "parent_id")

    def _refuse_unsupported(self) -> None:
        bad = [row.values for row in self.bad[BY_MODEL[Evidence]]]
        for table in self.package.tables:
            cited = {values.get(f"{table.model._meta.model_name}_id") for values in bad}  # to be mended first
            missing = rules.without_evidence(table.model) - cited
            self._blame(table, missing, "it is published, and no passage of an article supports it.")

    def _blame(self, table: Table, ids: set[str], reason: str, column: str = "") -> None:
        """Note what is wrong with the rows of the package that are about some of these records."""
        if ids := ids & self.references.ids(table.model):
            for ident, number in row_numbers(self.source, self.package, table, ids).items():
                self.faults.add(self.package.paths[table.name], reason.format(ident), number, column)

    def _remember_bad(self, table: Table, batch: list[Row], sound: list[Row]) -> None:
        """Keep bad rows where the rules ask for them: what they stand under, what they are evidence for."""
        is_asked_for = table.trees or table.model is Evidence
        if is_asked_for and len(sound) < len(batch) and len(self.bad[table]) < KEPT:
            good = {row.number for row in sound}
            self.bad[table] += [row for row in batch if row.number not in good]


def settled(table: Table, instance: models.Model) -> models.Model:
    """Return the instance with those of its columns worked out that a package holds."""
    for field in table.fields.values():
        if isinstance(field, Derived) and not isinstance(field, BoundField):
            field.pre_save(instance, False)
    return instance


def differing(stands: dict[str, Any], instance: models.Model) -> tuple[str, ...]:
    """Return the columns whose cells would differ."""
    values = instance.__dict__
    return tuple(
        name
        for name, value in stands.items()
        if value != values[name] and write(value) != write(values[name])
    )
