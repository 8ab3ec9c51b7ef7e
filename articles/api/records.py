"""Records as JSON: the columns of their tables in a package, typed, with their kind and the page of each."""

import datetime
import decimal
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from articles.api.resources import BY_TABLE, Resource
from articles.package import selection
from articles.package.tables import Table
from defense_ties.lib.exports.cells import OPEN_ENDS, moment

# What stands at the head of a record, before the columns of its table.
OWN = ("id", "type", "url")
# `url` is the address of a page everywhere; an article's own goes by the name that it has in lists.
RENAMED = {"url": "source_url"}
MOST_AT_ONCE = 5000
Record = dict[str, Any]


def plain(value: Any) -> Any:
    """Return a value as JSON has it; null for an empty text and for an open end of a date."""
    if value is None or value == "" or value in OPEN_ENDS:
        return None
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, datetime.datetime):
        return moment(value)
    return value.isoformat() if isinstance(value, datetime.date) else value


def names_of(table: Table) -> list[str]:
    """Return the names of all that a record of a table has, without what can be added to it."""
    own = OWN if table.name in BY_TABLE else ("type",)
    return list(dict.fromkeys([*own, *columns_of(table)]))


def columns_of(table: Table) -> dict[str, Any]:
    """Return the model's field for each column of a table, by the name it has in a record."""
    return {RENAMED.get(name, name): field for name, field in table.fields.items()}


def as_record(table: Table, columns: Mapping[str, Any], *, page_is_open: bool = True) -> Record:
    """Return a row of a table as a record."""
    resource = BY_TABLE.get(table.name)
    record: Record = dict.fromkeys(names_of(table))
    record |= {name: plain(value) for name, value in columns.items()}
    record["type"] = str(table.model._meta.model_name)
    if table.is_join:
        record["type"] = table.name.removesuffix("s")
    if resource:
        record["url"] = resource.url(record) if page_is_open else None
    return record


def read(resource: Resource, rows: QuerySet, *, more: Iterable[Any] = ()) -> Iterator[tuple[Record, tuple]]:
    """Yield each row of a queryset as a record, with what else is asked of it."""
    names = list(columns_of(resource.table))
    columns = selection.columns(resource.table, everything=False)
    for values in rows.values_list(*columns, resource.page_is_open, *more):
        record, (is_open, *rest) = dict(zip(names, values, strict=False)), values[len(names) :]
        yield as_record(resource.table, record, page_is_open=is_open), tuple(rest)


def read_rows(table: Table, rows: QuerySet, *, more: Iterable[Any] = ()) -> Iterator[tuple[Record, tuple]]:
    """Yield the rows of any table as records, with what else is asked of them."""
    if table.name in BY_TABLE:
        yield from read(BY_TABLE[table.name], rows, more=more)
        return
    names = list(columns_of(table))
    for values in rows.values_list(*selection.columns(table, everything=False), *more):
        yield as_record(table, dict(zip(names, values, strict=False))), tuple(values[len(names) :])


def find(table: Table, ids: Collection[str]) -> dict[str, Record]:
    """Return the published records with some ids."""
    wanted, found = sorted(ids), {}
    for start in range(0, len(wanted), MOST_AT_ONCE):
        rows = selection.selected(table, everything=False).filter(pk__in=wanted[start : start + MOST_AT_ONCE])
        found.update({record["id"]: record for record, _ in read_rows(table, rows.order_by())})
    return found
