"""Indexes by which PostgreSQL finds a part of a word; other databases, and one that may not, go without."""

import warnings
from collections.abc import Iterable

from django.db import NotSupportedError, OperationalError, ProgrammingError, transaction
from django.db.migrations.operations.base import Operation

WITHOUT = (
    "The extension pg_trgm is not there and may not be added by this account, so that searches read whole "
    "tables. Let a superuser of PostgreSQL run CREATE EXTENSION pg_trgm, then manage.py add_search_indexes."
)


def can_have_trigrams(connection) -> bool:
    """Return whether the database has trigrams, after trying to add them."""
    if connection.vendor != "postgresql":
        return False
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except (NotSupportedError, OperationalError, ProgrammingError):
        warnings.warn(WITHOUT, stacklevel=2)
        return False
    return True


class TrigramIndexes(Operation):
    """Add an index of trigrams to text columns, each given as a table and a column."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, columns: Iterable[tuple[str, str]]):
        self.columns = tuple(columns)

    def deconstruct(self):
        return type(self).__name__, [self.columns], {}

    def state_forwards(self, app_label, state):
        """Change nothing: the models know of no such indexes, which not every database has."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Add the indexes where the database can have them."""
        if can_have_trigrams(schema_editor.connection):
            for table, column in self.columns:
                schema_editor.execute(
                    f'CREATE INDEX IF NOT EXISTS "{_name(table, column)}" ON "{table}" '
                    f'USING gin ("{column}" gin_trgm_ops)'
                )

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Take the indexes away; the extension stays, for others may use it."""
        if schema_editor.connection.vendor == "postgresql":
            for table, column in self.columns:
                schema_editor.execute(f'DROP INDEX IF EXISTS "{_name(table, column)}"')

    def describe(self):
        return "Add indexes of trigrams"


def _name(table: str, column: str) -> str:
    return f"{table}_{column}_trgm"
