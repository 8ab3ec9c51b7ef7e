"""What a search needs of each database beside the table of entries, as a step of a migration."""

from collections.abc import Iterable
from typing import Any

from django.db.migrations.operations.base import Operation

from defense_ties.lib.fulltext import postgresql, sqlite

_VENDORS: dict[str, Any] = {"sqlite": sqlite, "postgresql": postgresql}


class FullTextStructures(Operation):
    """Add the index of an entry table, and the list of the words in it."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str, words: str, kinds: Iterable[str]):
        self.table, self.words, self.kinds = table, words, tuple(kinds)

    def deconstruct(self):
        return type(self).__name__, [self.table, self.words, self.kinds], {}

    def state_forwards(self, app_label, state):
        """Change nothing: no model knows of these."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Make them, as the database can have them."""
        module = _VENDORS[schema_editor.connection.vendor]
        for sql in module.structures(self.table, self.words, self.kinds):
            schema_editor.execute(sql, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Take them away."""
        for sql in _VENDORS[schema_editor.connection.vendor].without_structures(self.table, self.words):
            schema_editor.execute(sql, params=None)

    def describe(self):
        return "Add the index of a search"
