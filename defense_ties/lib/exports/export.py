"""Tables that are taken home: of records that Python reads one by one, or of a query's own values."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from defense_ties.lib.exports.columns import Column
from defense_ties.lib.exports.csv_lines import csv_pieces, heading
from defense_ties.lib.exports.database_lines import by_place, database_pieces
from defense_ties.lib.translating import in_english

# Records that are in memory at a time.
CHUNK = 500


@dataclass(frozen=True)
class RowExport:
    """A table with a row for each of some records, whose cells are worked out in Python."""

    columns: tuple[Column, ...]
    # Fetches what the columns need beyond the records themselves, for a chunk of them at once.
    prepare: Callable[[list], None] = lambda chunk: None

    def count(self, records: Any) -> int:
        """Return the number of rows; records that come one by one are not counted beforehand."""
        return records.count() if isinstance(records, QuerySet) else len(records)

    def values(self, records: Any, columns: Sequence[Column] = ()) -> Iterator[list[Any]]:
        """Yield the values of each record; in the columns given, or all."""
        streamed = records.iterator(chunk_size=CHUNK) if isinstance(records, QuerySet) else iter(records)
        while chunk := list(islice(streamed, CHUNK)):
            yield from self._values(chunk, columns or self.columns)

    @in_english()
    def _values(self, chunk: list, columns: Sequence[Column]) -> list[list[Any]]:
        self.prepare(chunk)
        return [[column.value(record) for column in columns] for record in chunk]

    def csv(self, records: Any, columns: Sequence[Column] = ()) -> Iterator[bytes]:
        """Yield the table as CSV, in pieces of many lines; where there are no records, the heading alone."""
        yield heading(columns or self.columns)
        yield from self.lines(records, columns)

    def lines(self, records: Any, columns: Sequence[Column] = ()) -> Iterator[bytes]:
        """Yield the lines of the rows, many at a time."""
        yield from csv_pieces(self.values(records, columns))


@dataclass(frozen=True)
class QueryExport(RowExport):
    """A table with a row for each record of a queryset, whose cells the database works out."""

    def values(self, records: Any, columns: Sequence[Column] = ()) -> Iterator[list[Any]]:
        """Yield the values of each record; in the columns given, or all."""
        columns = columns or self.columns
        asked = [column for column in columns if not callable(column.value)]
        places = [asked.index(column) if column in asked else None for column in columns]
        for found in by_place(records, (column.value for column in asked)).iterator(chunk_size=CHUNK):
            row: list[Any] = []
            for place, column in zip(places, columns, strict=True):
                row.append(column.value(row[-1]) if place is None else found[place])
            yield row

    def lines(self, records: Any, columns: Sequence[Column] = ()) -> Iterator[bytes]:
        """Yield the lines of the rows, many at a time; the database writes them where it can."""
        columns = columns or self.columns
        if len(columns) == 1 or any(callable(column.value) for column in columns):
            yield from csv_pieces(self.values(records, columns))
        else:
            taken = by_place(records, (column.value for column in columns))
            yield from database_pieces(taken, [column.kind for column in columns])
