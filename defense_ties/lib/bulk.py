"""Great many new rows at once, by the fastest way that each database has."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, models

from defense_ties.lib.fields import Derived

# Values that a database takes as they stand in the instance.
_PLAIN = (models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.ForeignKey)


def copy_in(model: type[models.Model], instances: Iterable[models.Model]) -> int:
    """Insert the instances, worked-out columns included, and return their number.

    Nothing is validated and no history written; rules that the database keeps are kept. Times that are set
    when a row is saved have to be set already. A row that breaks a rule raises IntegrityError.
    """
    columns = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    rows = _Counted(_rows(columns, instances))
    if connection.vendor == "postgresql":
        _copy(model, columns, rows)
    else:
        _insert(model, columns, rows)
    return rows.number


class _Counted:
    """Rows, and how many there were."""

    def __init__(self, rows: Iterator[list]):
        self._rows, self.number = rows, 0

    def __iter__(self) -> Iterator[list]:
        for row in self._rows:
            self.number += 1
            yield row


def _rows(columns: Sequence[models.Field], instances: Iterable[models.Model]) -> Iterator[list]:
    getters = [_getter(column) for column in columns]
    for instance in instances:
        yield [value(instance) for value in getters]


def _getter(column: models.Field) -> Callable[[models.Model], Any]:
    name = column.attname
    if isinstance(column, Derived):
        return lambda instance: column.get_db_prep_save(column.pre_save(instance, True), connection)
    # A subclass, such as a field of countries, may hold its values in a form of its own.
    own = type(column).__module__.startswith("django.db.models.fields")
    if own and isinstance(column, _PLAIN):
        return lambda instance: getattr(instance, name)
    return lambda instance: column.get_db_prep_save(getattr(instance, name), connection)


def _copy(model: type[models.Model], columns: Sequence[models.Field], rows: Iterable[list]) -> None:
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        # A COPY has no parameters; Django's own cursor, as it logs, wants some.
        cursor.cursor.copy(f"COPY {_named(model, columns)} FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)


def _insert(model: type[models.Model], columns: Sequence[models.Field], rows: Any) -> None:
    places = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {_named(model, columns)} VALUES ({places})", rows)


def _named(model: type[models.Model], columns: Sequence[models.Field]) -> str:
    quote = connection.ops.quote_name
    return f"{quote(model._meta.db_table)} ({', '.join(quote(str(column.column)) for column in columns)})"
