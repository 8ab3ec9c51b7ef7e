"""The database as the migrations leave it, brought back after a test that had no transaction of its own."""

from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from articles.models import DataChange

Rows = list[tuple[Any, ...]]


def rows_as_migrated() -> dict[type[Model], Rows]:
    """Return the rows of every table, most of which are empty now, but of that which notes changes."""
    models = apps.get_models(include_auto_created=True)
    kept = [model for model in models if model._meta.managed and not model._meta.proxy]
    # To bring rows back is a change like any other.
    return {model: _rows(model) for model in kept if model is not DataChange}


def bring_back(kept: dict[type[Model], Rows]) -> None:
    """Make every table hold again what it held.

    Django empties the tables and runs what follows a migration instead; for PostgreSQL to truncate all
    these tables takes two seconds, and the ten thousand written forms of ranks would have to be made anew.
    """
    # Foreign keys are checked when the transaction ends, so the order of the tables does not matter.
    with transaction.atomic(), connection.cursor() as cursor:
        changed = [model for model, rows in kept.items() if not rows or _rows(model) != rows]
        for model in changed:
            cursor.execute(f"DELETE FROM {_quoted(model._meta.db_table)}")
        for model in changed:
            if kept[model]:
                names = _columns(model)
                places = ", ".join(["%s"] * len(names))
                into = f"{_quoted(model._meta.db_table)} ({', '.join(map(_quoted, names))})"
                cursor.executemany(f"INSERT INTO {into} VALUES ({places})", kept[model])


def _rows(model: type[Model]) -> Rows:
    with connection.cursor() as cursor:
        table, names = _quoted(model._meta.db_table), ", ".join(map(_quoted, _columns(model)))
        cursor.execute(f"SELECT {names} FROM {table} ORDER BY {_quoted(str(model._meta.pk.column))}")
        return cursor.fetchall()


def _columns(model: type[Model]) -> list[str]:
    return [str(field.column) for field in model._meta.local_concrete_fields if not field.generated]


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))
