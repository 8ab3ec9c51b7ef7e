"""From which database is read: the one that is written to, or a replica of it."""

from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS

_alias = ContextVar("reading", default=DEFAULT_DB_ALIAS)


def reading_from() -> str:
    """Return the alias of the database from which is read, here and now."""
    return _alias.get()


def read_from(alias: str) -> None:
    """Read from the database of an alias from now on, in this thread."""
    _alias.set(alias)


class ReadingRouter:
    """Sends what is read to the database that was chosen for it, and what is written to the primary."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        """Return the alias of the database from which is read."""
        return reading_from()

    def db_for_write(self, model: Any, **hints: Any) -> str:
        """Return the alias of the primary."""
        return DEFAULT_DB_ALIAS

    def allow_relation(self, *records: Any, **hints: Any) -> bool:
        """Let records be joined: replicas hold the same ones."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Let only the primary be migrated: replicas follow it."""
        return db == DEFAULT_DB_ALIAS
