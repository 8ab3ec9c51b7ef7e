"""Streamed CSV: a few hundred rows in memory at a time, safe to open in a spreadsheet."""

import csv
import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db.models import Model, QuerySet
from django.http import StreamingHttpResponse

from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY
from defense_ties.lib.translating import in_english

BOM = "\ufeff"  # tells Excel that the file is UTF-8
CHUNK = 500
NUMBERS = (int, float, Decimal)

# What a spreadsheet would run as a formula; apostrophes in front count, so that the mark can come off again.
_RISKY = re.compile(r"'*[=+\-@\t\r\n]")
_MARKED = re.compile(r"''*[=+\-@\t\r\n]")


def neutralise(text: str) -> str:
    """Return the text with an apostrophe in front if a spreadsheet would run it as a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def restore(text: str) -> str:
    """Return the text as it was before `neutralise`."""
    return text[1:] if _MARKED.match(text) else text


def cell(value: Any) -> str:
    """Return the value as a cell: ISO dates, true or false, nothing for None or for an open end of a date."""
    if value is None or value in (NO_FIRST_DAY, NO_LAST_DAY):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, NUMBERS) else neutralise(str(value))


@dataclass(frozen=True)
class Column:
    """A column of an export: its heading, what it holds in one sentence, and how a record gives it."""

    name: str
    description: str
    value: Callable[[Any], Any]


def field_column(model: type[Model], name: str) -> Column:
    """Return the column of a field of the model, described as the model describes it."""
    field: Any = model._meta.get_field(name)
    return Column(field.attname, str(field.help_text), lambda record: getattr(record, field.attname))


class _Line:
    """A file whose write() hands the line straight back."""

    def write(self, line: str) -> str:
        return line


@dataclass(frozen=True)
class CsvExport:
    """The whole of a queryset as CSV, one record a row."""

    columns: tuple[Column, ...]
    # Fetches what the columns need beyond the records themselves, for a chunk of them at once.
    prepare: Callable[[list], None] = lambda chunk: None

    def rows(self, records: Iterable) -> Iterator[list[str]]:
        """Yield the heading, then the cells of each record."""
        yield [column.name for column in self.columns]
        records = iter(records)
        while chunk := list(islice(records, CHUNK)):
            yield from self._cells(chunk)

    @in_english()
    def _cells(self, chunk: list) -> list[list[str]]:
        self.prepare(chunk)
        return [[cell(column.value(record)) for column in self.columns] for record in chunk]

    def lines(self, records: QuerySet | Iterable) -> Iterator[str]:
        """Yield the file in pieces of many lines; where there are no records it has the heading only."""
        write = csv.writer(_Line()).writerow
        piece = [BOM]
        streamed = records.iterator(chunk_size=CHUNK) if isinstance(records, QuerySet) else records
        for row in self.rows(streamed):
            piece.append(write(row))
            if len(piece) >= CHUNK:
                yield "".join(piece)
                piece.clear()
        yield "".join(piece)

    def response(self, records: QuerySet | Iterable, filename: str) -> StreamingHttpResponse:
        """Return the file as a download."""
        return StreamingHttpResponse(
            self.lines(records),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{filename}"'},
        )
