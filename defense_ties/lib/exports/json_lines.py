"""JSON and JSON Lines: records with values of their kind."""

import datetime
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from defense_ties.lib.exports.cells import OPEN_ENDS, moment
from defense_ties.lib.exports.columns import Column, Kind

TOGETHER = 500


def json_value(value: Any, kind: Kind = Kind.TEXT) -> Any:
    """Return a value as JSON takes it: a list of codes, ISO dates, null where there is nothing."""
    if kind is Kind.CODES:
        return value.split() if value else []
    if value is None or value == "" or value in OPEN_ENDS:
        return None
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime.datetime):
        return moment(value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def json_line_pieces(columns: Sequence[Column], rows: Iterable[Iterable[Any]]) -> Iterator[bytes]:
    """Yield a record a line."""
    piece: list[str] = []
    for record in _records(columns, rows):
        piece.append(f"{record}\n")
        if len(piece) >= TOGETHER:
            yield "".join(piece).encode()
            piece.clear()
    if piece:
        yield "".join(piece).encode()


def json_pieces(columns: Sequence[Column], rows: Iterable[Iterable[Any]], count: int) -> Iterator[bytes]:
    """Yield one object with the number of records and the records; one that was cut cannot be read."""
    yield f'{{"count": {count}, "records": ['.encode()
    piece, before = [], "\n"
    for record in _records(columns, rows):
        piece.append(f"{before}{record}")
        before = ",\n"
        if len(piece) >= TOGETHER:
            yield "".join(piece).encode()
            piece.clear()
    yield f"{''.join(piece)}\n]}}\n".encode()


def _records(columns: Sequence[Column], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    named = [(column.name, column.kind) for column in columns]
    for row in rows:
        record = {name: json_value(value, kind) for (name, kind), value in zip(named, row, strict=True)}
        yield json.dumps(record, ensure_ascii=False)
