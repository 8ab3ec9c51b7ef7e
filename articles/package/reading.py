"""Reading a package: what it says of itself, and its tables row by row."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from articles.package.cells import Reader, readers, shortened, write
from articles.package.faults import Faults, PackageError
from articles.package.sources import DERIVED_MARK, DESCRIPTOR, FORMAT, LONGEST_LINE, MANIFEST, Source
from articles.package.tables import BY_NAME, TABLES, Table
from defense_ties.lib.dates import BoundField, parse_span

LONGEST_NAME = 80


@dataclass(frozen=True)
class Package:
    """A package that can be read: its name, and the path and heading of each table in it."""

    name: str
    paths: dict[str, str]
    headings: dict[str, list[str]]

    @property
    def tables(self) -> list[Table]:
        """The tables in the package, in the order in which they are loaded."""
        return [table for table in TABLES if table.name in self.paths]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as a spreadsheet shows it, its values, and whether all cells could be read."""

    number: int
    values: dict[str, Any]
    is_sound: bool


def read_package(source: Source, faults: Faults) -> Package:
    """Return what is in the package; faults tell of files and headings that are not as they should be."""
    _refuse_newer(source)
    descriptor = _descriptor(source)
    paths: dict[str, str] = {}
    passed_over: set[str] = set()  # they follow from the others
    for resource in descriptor["resources"]:
        name, path = _named(resource)
        if name not in BY_NAME and resource.get(DERIVED_MARK) is True:
            passed_over.add(path)
        elif name not in BY_NAME:
            faults.add(DESCRIPTOR, f"there is no table “{shortened(name)}” in a package of ours.")
        elif name in paths:
            faults.add(DESCRIPTOR, f"“{name}” is listed twice.")
        elif not _is_safe(path):
            faults.add(DESCRIPTOR, f"the path of “{name}” leads out of the package.")
        elif path not in source.sizes:
            faults.add(path, f"this file is missing, though {DESCRIPTOR} lists it.")
        else:
            paths[name] = path
    for path in sorted(set(source.sizes) - set(paths.values()) - passed_over):
        if path.endswith(".csv"):
            faults.add(path, f"this file is not listed in {DESCRIPTOR}.")
    headings = {name: _heading(source, path, BY_NAME[name], faults) for name, path in paths.items()}
    name = shortened(descriptor.get("name") or source.name).replace("\0", "")[:LONGEST_NAME]
    return Package(name, paths, headings)


def read_rows(
    source: Source, package: Package, table: Table, faults: Faults, progress: Callable[[int], Any]
) -> Iterator[Row]:
    """Yield each row of a table; faults tell of cells that cannot be read."""
    path, heading = package.paths[table.name], package.headings[table.name]
    records = _records(source, path, progress)
    next(records)
    by_column = readers(table)
    convert = [(number, name, by_column[name]) for number, name in enumerate(heading)]
    for number, cells in enumerate(records, start=2):
        if not any(cells):  # a blank line
            continue
        if len(cells) != len(heading):
            reason = f"this row has {len(cells)} cells, and the heading has {len(heading)}."
            faults.add(path, reason, number)
            yield Row(number, {}, is_sound=False)
            continue
        yield _row(number, cells, convert, table, partial(faults.add, path))


def row_numbers(source: Source, package: Package, table: Table, ids: set[str]) -> dict[str, int]:
    """Return the number of the row of each id, by reading the table once more."""
    records = _records(source, package.paths[table.name])
    place = package.headings[table.name].index("id")
    found: dict[str, int] = {}
    for number, cells in enumerate(records, start=1):
        if len(cells) > place and cells[place] in ids:
            found.setdefault(cells[place], number)
    return found


def _row(
    number: int,
    cells: list[str],
    convert: list[tuple[int, str, Reader]],
    table: Table,
    fault: Callable[..., None],
) -> Row:
    values: dict[str, Any] = {}
    bounds: dict[str, str] = {}
    bad = set()
    for place, name, read in convert:
        if name in table.bounds:
            bounds[name] = cells[place]
            continue
        try:
            values[name] = read(cells[place])
        except ValueError as error:
            fault(str(error), number, name)
            bad.add(name)
    for name, cell in bounds.items():
        field = table.fields[name]
        if cell and field.of not in bad and (reason := _disagreement(field, cell, values)):
            fault(reason, number, name)
            bad.add(name)
    return Row(number, values, is_sound=not bad)


def _disagreement(bound: BoundField, cell: str, values: dict[str, Any]) -> str:
    """Return how the first or last day that is given differs from what its date means, if it does."""
    date = values.get(bound.of, "")
    meant = write(getattr(parse_span(date), bound.side))
    if cell == meant:
        return ""
    return f"“{shortened(cell)}” does not agree with the {bound.of} “{date}”: it should be “{meant}”."


def _refuse_newer(source: Source) -> None:
    """Raise PackageError if the package says that software newer than this made it."""
    manifest = _json(source, MANIFEST) if MANIFEST in source.sizes else {}
    if not isinstance(manifest, dict):
        raise PackageError(f"{MANIFEST}: this is not an object.")
    made_as = manifest.get("format", FORMAT)
    if type(made_as) is not int or made_as < 1:
        raise PackageError(f"{MANIFEST}: “{shortened(made_as)}” is not the number of a format.")
    if made_as > FORMAT:
        by = shortened(manifest.get("software") or "newer software")
        raise PackageError(
            f"This package has format {made_as}, and this software reads up to {FORMAT}: "
            f"it was made by {by}. Update the software."
        )


def _descriptor(source: Source) -> dict[str, Any]:
    """Return datapackage.json, of which as much is sure: a list of resources, each an object."""
    descriptor = _json(source, DESCRIPTOR)
    resources = descriptor.get("resources") if isinstance(descriptor, dict) else None
    if not isinstance(resources, list) or not resources:
        raise PackageError(f"{DESCRIPTOR}: there is no list of “resources” in it.")
    if not all(isinstance(resource, dict) for resource in resources):
        raise PackageError(f"{DESCRIPTOR}: each of the “resources” has to be an object.")
    return descriptor


def _json(source: Source, name: str) -> Any:
    """Return what a file of JSON holds."""
    try:
        return json.loads("".join(source.lines(name)))
    except PackageError as error:
        raise PackageError(f"{name}: {error}") from None
    except json.JSONDecodeError as error:
        raise PackageError(f"{name}, line {error.lineno}: this is not JSON: {error.msg}.") from None
    except (RecursionError, ValueError) as error:
        raise PackageError(f"{name}: this is not JSON that can be read: {error}.") from None


def _named(resource: dict[str, Any]) -> tuple[str, str]:
    name, path = resource.get("name"), resource.get("path")
    if isinstance(path, list) and len(path) == 1:
        path = path[0]
    if not isinstance(name, str) or not isinstance(path, str):
        raise PackageError(f"{DESCRIPTOR}: each of the “resources” needs a name and one path.")
    return name, PurePosixPath(path).as_posix()


def _is_safe(path: str) -> bool:
    parts = PurePosixPath(path)
    return not parts.is_absolute() and ".." not in parts.parts and "\0" not in path and "\\" not in path


def _heading(source: Source, path: str, table: Table, faults: Faults) -> list[str]:
    """Return the heading of a file; faults tell where it is not one of the table."""
    try:
        heading = next(_records(source, path), [])
    except Unreadable as error:
        faults.add(path, str(error), error.row)
        return []
    for name in dict.fromkeys(heading):
        if name not in table.fields:
            faults.add(path, f"“{shortened(name)}” is not a column of {table.name}.", 1)
        elif heading.count(name) > 1:
            faults.add(path, "this column is there twice.", 1, name)
    for name, field in table.fields.items():
        needed = name in table.key or (table.is_needed(name) and not field.has_default())
        if needed and name not in heading:
            faults.add(path, "this column is missing.", 1, name)
    return heading


class Unreadable(PackageError):
    """A file cannot be read on from some row."""

    def __init__(self, path: str, reason: str, row: int):
        self.path, self.row = path, row
        super().__init__(reason)


def _records(
    source: Source, path: str, progress: Callable[[int], Any] = lambda size: None
) -> Iterator[list[str]]:
    """Yield the cells of each record, the heading first; Unreadable if the file is not what it should be."""
    csv.field_size_limit(LONGEST_LINE)  # of the whole process; its own limit is too low for long texts
    number = 1
    try:
        for cells in csv.reader(source.lines(path, progress), strict=True):
            yield cells
            number += 1
    except csv.Error as error:
        raise Unreadable(path, f"this cannot be read as CSV: {error}.", number) from None
    except PackageError as error:
        raise Unreadable(path, str(error), number) from None
