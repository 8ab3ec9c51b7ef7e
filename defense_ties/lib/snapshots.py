"""One look at the database: everything as it stood at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, connections, transaction

from defense_ties.lib.reading import reading_from


@contextmanager
def snapshot(*, making_tables: bool = False) -> Iterator[None]:
    """Read everything as it stood at one moment, for as long as it takes, without keeping writers waiting.

    Where it is not `making_tables` of its own, for the time being, the database refuses every write.
    """
    using = reading_from()
    connection: Any = connections[using]
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic(using=using):
            with connection.cursor() as cursor:
                only = "" if making_tables else ", READ ONLY"
                cursor.execute(f"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ{only}")
                cursor.execute("SET LOCAL statement_timeout = 0")
            yield
        return
    connection.ensure_connection()
    usual, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
    try:
        with transaction.atomic(using=using):
            yield
    finally:
        connection.transaction_mode = usual


@contextmanager
def roomy(megabytes: int = 64) -> Iterator[None]:
    """Let SQLite, which makes do with two, keep so many megabytes of what it reads again and again."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (usual,) = cursor.execute("PRAGMA cache_size").fetchone()
        cursor.execute(f"PRAGMA cache_size = {-1024 * megabytes}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = {usual}")
