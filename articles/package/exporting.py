"""Exporting: the records as a package that loads back without loss, and what follows from them."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.db.models import Q, QuerySet
from tqdm import tqdm

from articles.package import selection
from articles.package.about import CITATION, About
from articles.package.choice import Choice
from articles.package.codebook import CODEBOOK, TEXT, codebook_text
from articles.package.derived import DERIVED
from articles.package.derived.described import further_resources
from articles.package.derived.networks import network_files
from articles.package.descriptor import as_json, describe
from articles.package.faults import PackageError
from articles.package.lines import table_lines
from articles.package.reports import ExportReport
from articles.package.scope import Scope, scope_tables
from articles.package.sources import DESCRIPTOR, MANIFEST
from articles.package.tables import TABLES, Table
from articles.package.writing import Target, Zip, finished, replacing, write_table
from defense_ties.lib.snapshots import roomy, snapshot

NAMED = 10  # records that a message names
BLOCK = 65_536  # bytes that are handed on at once


def export(
    path: str | Path,
    *,
    derived: bool = True,
    note: Callable[[ExportReport], Any] = lambda report: None,
    **what: Any,
) -> ExportReport:
    """Write a data package, a zip if the name ends so and else a folder, and return what was written.

    It holds the published records and the ranks, positions, places, publishers and topics they refer to;
    with `everything` all records, drafts included; of `engagements` or `agreements`, querysets, only these,
    what belongs to them, and all that they refer to. Bodies of articles, notes of staff and names of users
    are never in it. A reference to a row that is not in it is left empty, and a row that cannot do without
    is left out. Unless `derived` is false, the tables and networks that follow from the records are in it
    too, with a codebook and a manifest that names the `query` and the `edition`, and says when it was
    `created`. Whenever something was written, `note` is told of what there is by then.

    A folder that is not empty is written to only if it holds a data package. PackageError says why nothing
    was written.
    """
    report = ExportReport(Path(path))
    with replacing(report.path) as target:
        steps = _written(target, report, derived=derived, **what)
        for _ in tqdm(steps, unit="piece", leave=False, disable=None):
            note(report)
    return report


def stream(**what: Any) -> Iterator[bytes]:
    """Yield the bytes of the zip that `export` would write, as they come; nothing of it is kept.

    What is wrong with the records is told, by PackageError, before the first of them.
    """
    pieces: list[bytes] = []
    size = 0

    def take(piece: bytes) -> None:
        nonlocal size
        pieces.append(piece)
        size += len(piece)

    with finished(Zip(take)) as target:
        for _ in _written(target, ExportReport(Path()), **what):
            if size >= BLOCK:
                yield b"".join(pieces)
                pieces.clear()
                size = 0
    yield b"".join(pieces)


def _written(
    target: Target,
    report: ExportReport,
    *,
    everything: bool = False,
    engagements: QuerySet | None = None,
    agreements: QuerySet | None = None,
    query: str = "",
    edition: str | None = None,
    created: datetime.datetime | None = None,
    derived: bool = True,
) -> Iterator[None]:
    """Write a package; yield whenever something was written."""
    about = About(query, edition or "", created)
    is_limited = engagements is not None or agreements is not None
    with roomy(), snapshot(making_tables=is_limited), scope_tables() if is_limited else nullcontext():
        scope = Scope(_is_public(everything=everything)) if is_limited else None
        if scope:
            scope.fill(engagements, agreements)
        choice = Choice(everything, scope)
        emptied = _emptied(choice)
        report.emptied = sum(emptied.values())
        _refuse_ambiguity(choice, emptied)
        _refuse_unproven(choice)
        yield from _records(target, report, choice)
        if derived:
            yield from _further(target, report, choice, about)
        else:
            _write(target, DESCRIPTOR, as_json(describe(everything=everything)).encode())


def _records(target: Target, report: ExportReport, choice: Choice) -> Iterator[None]:
    """Write the tables of records."""
    for table in TABLES:
        for number in write_table(target, table.file, table.fields, table_lines(table, choice)):
            report.rows[table.name] = number
            yield
        if not choice.everything:
            report.left_out += selection.nameless(table, scope=choice.scope).count()


def _further(target: Target, report: ExportReport, choice: Choice, about: About) -> Iterator[None]:
    """Write what follows from the records, and what is said of the package."""
    for table in (*DERIVED, CODEBOOK):
        heading = [column.name for column in table.columns]
        for number in write_table(target, table.file, heading, table.lines(choice)):
            report.derived[table.name] = number
            yield
    for name, content in network_files(choice, about.day):
        _write(target, name, content)
        yield
    _write(target, TEXT, codebook_text())
    _write(target, CITATION, about.citation())
    said = {"version": about.edition, "created": about.moment}
    described = describe(everything=choice.everything, more=further_resources(target.files), **said)
    _write(target, DESCRIPTOR, as_json(described).encode())
    about.rows = report.rows | report.derived
    about.files = {name: asdict(written) for name, written in target.files.items()}
    _write(target, MANIFEST, about.manifest())
    yield


def _write(target: Target, name: str, content: bytes) -> None:
    with target.open(name) as file:
        file.write(content)


def _is_public(*, everything: bool) -> Callable[..., Any]:
    return (lambda model, path: Q()) if everything else selection.is_public


def _emptied(choice: Choice) -> dict[Table, int]:
    """Return in how many rows of each table a reference is left empty."""
    if choice.everything:
        return {}
    return {table: selection.loose(table, choice.rows(table.model)).count() for table in TABLES}


def _refuse_ambiguity(choice: Choice, emptied: dict[Table, int]) -> None:
    """Raise PackageError if rows could not be told apart without what is not published."""
    for table in (table for table, number in emptied.items() if number):
        found = list(selection.alike(table, choice.rows(table.model)))
        if found:
            raise PackageError(
                f"Nothing was exported. In {table.name}, these are told from others only by references to "
                f"records that are not published: {_some(found)}. Publish what they refer to, or merge them."
            )


def _refuse_unproven(choice: Choice) -> None:
    """Raise PackageError if a published record would go out without the evidence it needs."""
    for table in TABLES:
        unproven = selection.unproven(table, everything=choice.everything, scope=choice.scope)
        found = list(unproven.values_list("pk", flat=True))
        if found:
            raise PackageError(
                f"Nothing was exported. In {table.name}, these are published without evidence that would go "
                f"with them: {_some(found)}. Publish the article, add evidence, or make them drafts again."
            )


def _some(ids: list[str]) -> str:
    more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
    return ", ".join(sorted(ids)[:NAMED]) + more
