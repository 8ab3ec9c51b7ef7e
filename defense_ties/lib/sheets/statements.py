"""Statements of SQL made ready before the database is locked, so that it is locked for a short time only."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, models
from django.db.models.sql import InsertQuery

from defense_ties.lib.fields import Derived

Statement = tuple[str, tuple[Any, ...]]


def inserting(model: Any, records: Sequence[Any]) -> list[Statement]:
    """Return what inserts the records, with the columns worked out that follow from others."""
    return list(_insertions(model, records))


def updating(model: Any, records: Sequence[Any], columns: set[str]) -> tuple[str, list[tuple[Any, ...]]]:
    """Return what brings these columns of records, and what follows from them, up to date: a row for each."""
    written = columns | {
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, Derived) or getattr(field, "auto_now", False)
    }
    fields = [field for field in model._meta.concrete_fields if field.attname in written]
    key, quote = model._meta.pk, connection.ops.quote_name
    marks = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    rows = [
        (
            *(field.get_db_prep_save(field.pre_save(record, False), connection) for field in fields),
            key.get_db_prep_save(record.pk, connection),
        )
        for record in records
    ]
    return f"UPDATE {quote(model._meta.db_table)} SET {marks} WHERE {quote(key.column)} = %s", rows


def _insertions(model: Any, records: Sequence[Any]) -> Iterator[Statement]:
    known = [record for record in records if record.pk is not None]
    fresh = [record for record in records if record.pk is None]
    for held, fields in (
        (known, list(model._meta.concrete_fields)),
        (fresh, [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]),
    ):
        size = max(connection.ops.bulk_batch_size(fields, held), 1) if held else 1
        for start in range(0, len(held), size):
            query = InsertQuery(model)
            query.insert_values(fields, held[start : start + size])
            compiler: Any = query.get_compiler(connection=connection)
            compiler.returning_fields = [model._meta.pk]
            yield from compiler.as_sql()


def run(statements: Sequence[Statement]) -> list[Any]:
    """Run statements and return the keys of the rows that they wrote."""
    keys: list[Any] = []
    with connection.cursor() as cursor:
        for sql, values in statements:
            cursor.execute(sql, values)
            keys += [row[0] for row in cursor.fetchall()]
    return keys


def run_each(sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Run a statement for each of some rows of values."""
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(sql, rows)


def note_versions(model: Any, keys: Sequence[Any], *, kind: str, user: Any, reason: str, moment: Any) -> None:
    """Write rows as they stand into the history of their model: “+” for new ones, “~” for changed ones."""
    history = model.history.model
    quote = connection.ops.quote_name
    tracked = [history._meta.get_field(field.name).column for field in history.tracked_fields]
    said = {
        "history_date": moment,
        "history_change_reason": reason,
        "history_type": kind,
        "history_user": getattr(user, "pk", None),
    }
    fields = [history._meta.get_field(name) for name in said]
    values = [field.get_db_prep_save(said[field.name], connection) for field in fields]
    key = quote(model._meta.pk.column)
    columns = ", ".join(map(quote, [*tracked, *(field.column for field in fields)]))
    shown = ", ".join([*map(quote, tracked), *(_typed(field) for field in fields)])
    with connection.cursor() as cursor:
        for start in range(0, len(keys), 500):
            batch = keys[start : start + 500]
            marks = ", ".join(["%s"] * len(batch))
            # Every name in it comes from the models, and every value is a parameter.
            cursor.execute(
                f"INSERT INTO {quote(history._meta.db_table)} ({columns}) "
                f"SELECT {shown} FROM {quote(model._meta.db_table)} WHERE {key} IN ({marks}) ORDER BY {key}",
                [*values, *batch],
            )


def _typed(field: Any) -> str:
    """Return the mark of a value, with its type where the database could not tell it."""
    return f"%s::{field.db_type(connection)}" if connection.vendor == "postgresql" else "%s"
