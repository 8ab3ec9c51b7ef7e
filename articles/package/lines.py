"""The lines of a table of records, as the database writes them."""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import F
from django.db.models.functions import Collate

from articles.package.choice import Choice
from articles.package.tables import Table
from defense_ties.lib.exports.columns import kind_of
from defense_ties.lib.exports.database_lines import by_place, database_pieces
from defense_ties.lib.records import IdField


def table_lines(table: Table, choice: Choice) -> Iterator[bytes]:
    """Yield the lines of the records of a table by their key, many at a time."""
    rows = choice.rows(table.model).order_by(*(_by_bytes(table.fields[name]) for name in table.key))
    columns = [F(column) if isinstance(column, str) else column for column in choice.columns(table)]
    return database_pieces(by_place(rows, columns), [kind_of(field) for field in table.fields.values()])


def _by_bytes(field: Any) -> Any:
    """Return the order of a column by code point, whatever the language of the database."""
    if isinstance(field, IdField) or field.is_relation:
        return field.attname
    return Collate(F(field.attname), "C" if connection.vendor == "postgresql" else "BINARY")
