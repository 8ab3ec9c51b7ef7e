"""Downloads: a table as a file, streamed as it stood at one moment, and never cut without a word."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any

from django.http import StreamingHttpResponse

from defense_ties.lib.exports.columns import Column
from defense_ties.lib.exports.export import RowExport
from defense_ties.lib.exports.json_lines import json_line_pieces, json_pieces
from defense_ties.lib.exports.workbook import MOST_ROWS, TooLong, workbook
from defense_ties.lib.snapshots import snapshot

BLOCK = 65_536


class CannotWrite(ValueError):
    """A table cannot be written in the form asked for; the message says why and what to take instead."""


@dataclass(frozen=True)
class Taking:
    """A table as it is being taken home: which records, in which columns, under which name."""

    export: RowExport
    records: Any
    columns: Sequence[Column]
    name: str

    def values(self) -> Iterator[list[Any]]:
        """Yield the values of each row."""
        return self.export.values(self.records, self.columns)


@dataclass(frozen=True)
class Form:
    """A form in which a table can be taken home; `write` is given the number of rows as well."""

    label: str
    content_type: str
    write: Callable[[Taking, int], Iterator[bytes]]


def _csv(taking: Taking, count: int) -> Iterator[bytes]:
    return taking.export.csv(taking.records, taking.columns)


def _json(taking: Taking, count: int) -> Iterator[bytes]:
    return json_pieces(taking.columns, taking.values(), count)


def _json_lines(taking: Taking, count: int) -> Iterator[bytes]:
    return json_line_pieces(taking.columns, taking.values())


def _workbook(taking: Taking, count: int) -> Iterator[bytes]:
    if count > MOST_ROWS:
        raise CannotWrite(
            f"These are {count:,} rows, and a sheet has room for {MOST_ROWS:,}. Take the CSV file, or filter."
        )
    try:
        file = workbook(taking.name, taking.columns, taking.values())
    except TooLong as error:
        raise CannotWrite(str(error)) from error
    return _blocks(file)


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while block := file.read(BLOCK):
            yield block


FORMS = {
    "csv": Form("CSV", "text/csv; charset=utf-8", _csv),
    "xlsx": Form("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _workbook),
    "json": Form("JSON", "application/json", _json),
    "jsonl": Form("JSON Lines", "application/jsonl; charset=utf-8", _json_lines),
}


class Late(StreamingHttpResponse):
    """A file that is one look at the database.

    That must not be open while a request has still something to write: nothing is read before `begin`, or
    else before the first byte is asked for.
    """

    def begin(self) -> None:
        """Read up to the first bytes, so that what fails early is answered as an error."""
        raise NotImplementedError


class Download(Late):
    """A table as a file; its head says how many rows follow, to tell whether it came whole."""

    def __init__(self, taking: Taking, form: str):
        self._stream = _Stream(taking, FORMS[form])
        super().__init__(
            self._stream,
            content_type=FORMS[form].content_type,
            headers={"Content-Disposition": f'attachment; filename="{taking.name}.{form}"'},
        )

    def begin(self) -> None:
        self.headers["Record-Count"] = str(self._stream.begin())


def download(
    export: RowExport, records: Any, *, name: str, form: str = "csv", columns: Sequence[Column] = ()
) -> Download:
    """Return the table of some records as a file of this name, in one of the FORMS."""
    return Download(Taking(export, records, columns or export.columns, name), form)


class _Stream:
    """The pieces of a file, the first of which may be there already."""

    def __init__(self, taking: Taking, form: Form):
        self._pieces = _streamed(taking, form)
        self._count: int | None = None
        self._first: list[bytes] = []

    def begin(self) -> int:
        if self._count is None:
            self._count = int(next(self._pieces))
            # What comes first may be a heading alone, which tells nothing of how reading the rows goes.
            self._first = list(islice(self._pieces, 2))
        return self._count

    def __iter__(self) -> Iterator[bytes]:
        self.begin()
        while self._first:
            yield self._first.pop(0)
        yield from self._pieces

    def close(self) -> None:
        self._pieces.close()


def _streamed(taking: Taking, form: Form) -> Any:
    """Yield the number of rows, then the pieces of the file, all from one look at the database."""
    with snapshot():
        count = taking.export.count(taking.records)
        yield count
        yield from form.write(taking, count)
