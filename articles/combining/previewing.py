"""The preview of a merge as a file: what is new, in conflict or not decided, with a column for decisions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import Any

from articles.combining.reports import Entry
from articles.package.faults import PackageError
from defense_ties.lib.exports.cells import BOM, cell
from defense_ties.lib.exports.csv_lines import csv_line

PREVIEW = {
    "table": "Table of the package.",
    "row": "Row of its file, as a spreadsheet counts.",
    "id": "Id of the row there; without ids, the cells that tell the rows apart, with “ | ” between.",
    "our_id": "Id of the record here that it is, or under which it comes.",
    "what": "new, conflict or undecided.",
    "column": "Column in which the two differ.",
    "ours": "What stands here.",
    "theirs": "What the package says; of a row that is not decided, what it may be.",
    "decision": "ours, theirs, new, or the id of one of our records. Ours stays where nothing is decided.",
}


@contextmanager
def preview_file(path: Path | None) -> Iterator[Callable[[Entry], Any]]:
    """Give what writes the entries of a preview to a file, or what passes them over if none is wanted."""
    if path is None:
        yield lambda entry: None
        return
    try:
        with path.open("wb") as file:
            file.write(f"{BOM}{csv_line(PREVIEW)}".encode())
            yield lambda entry: file.write(csv_line(_cells(entry)).encode())
    except OSError as error:
        raise PackageError(f"{path} cannot be written: {error.strerror or error}.") from error


def _cells(entry: Entry) -> list[str]:
    """Return the cells of an entry; those of the package and ours are safe already."""
    *others, ours, theirs, decision = astuple(entry)
    return [*(cell(value) for value in others), ours, theirs, decision]
