"""Exporting: the records as a package that loads back without loss."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction
from django.db.models import F
from django.db.models.functions import Collate
from tqdm import tqdm

from articles.package import selection
from articles.package.descriptor import as_json, describe
from articles.package.faults import PackageError
from articles.package.reports import ExportReport
from articles.package.sources import DESCRIPTOR
from articles.package.tables import TABLES, Table
from articles.package.writing import replacing, write_table
from defense_ties.lib.records import IdField

CHUNK = 2000
NAMED = 10  # records that a message names


def export(path: str | Path, *, everything: bool = False) -> ExportReport:
    """Write a data package, a zip if the name ends so and else a folder, and return what was written.

    It holds the published records and the ranks, positions, places, publishers and topics they refer to;
    with `everything` all records, drafts included. Bodies of articles, notes of staff and names of users are
    never in it. A reference to a row that is not in it is left empty, and a row that cannot do without is
    left out. A folder that is not empty is written to only if it holds a data package. PackageError says why
    nothing was written.
    """
    report = ExportReport(Path(path))
    with _snapshot():
        if not everything:
            _refuse_ambiguity()
        _refuse_unproven(everything=everything)
        with replacing(report.path) as target:
            for table in tqdm(TABLES, unit="table", leave=False, disable=None):
                rows = selection.selected(table, everything=everything)
                report.rows[table.name] = write_table(
                    target, table.file, table.fields, _values(table, rows, everything=everything)
                )
                if not everything:
                    report.emptied += selection.loose(table, rows).count()
                    report.left_out += selection.nameless(table).count()
            with target.open(DESCRIPTOR) as file:
                file.write(as_json(describe(everything=everything)).encode())
    return report


def _values(table: Table, rows: models.QuerySet, *, everything: bool) -> Iterator[tuple[Any, ...]]:
    order = [_by_bytes(table.fields[name]) for name in table.key]
    values = rows.order_by(*order).values_list(*selection.columns(table, everything=everything))
    return values.iterator(chunk_size=CHUNK)


def _by_bytes(field: Any) -> Any:
    """Return the order of a column by code point, whatever the language of the database."""
    if isinstance(field, IdField) or field.is_relation:
        return field.attname
    return Collate(F(field.attname), "C" if connection.vendor == "postgresql" else "BINARY")


def _refuse_ambiguity() -> None:
    """Raise PackageError if rows could not be told apart without what is not published."""
    for table in TABLES:
        found = list(selection.alike(table, selection.selected(table, everything=False)))
        if found:
            raise PackageError(
                f"Nothing was exported. In {table.name}, these are told from others only by references to "
                f"records that are not published: {_some(found)}. Publish what they refer to, or merge them."
            )


def _refuse_unproven(*, everything: bool) -> None:
    """Raise PackageError if a published record would go out without the evidence it needs."""
    for table in TABLES:
        found = list(selection.unproven(table, everything=everything).values_list("pk", flat=True))
        if found:
            raise PackageError(
                f"Nothing was exported. In {table.name}, these are published without evidence that would go "
                f"with them: {_some(found)}. Publish the article, add evidence, or make them drafts again."
            )


def _some(ids: list[str]) -> str:
    more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
    return ", ".join(sorted(ids)[:NAMED]) + more


@contextmanager
def _snapshot() -> Iterator[None]:
    """Read everything as it stood at one moment, without keeping writers waiting."""
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    sqlite: Any = connection
    sqlite.ensure_connection()
    usual, sqlite.transaction_mode = sqlite.transaction_mode, "DEFERRED"
    try:
        with transaction.atomic():
            yield
    finally:
        sqlite.transaction_mode = usual
