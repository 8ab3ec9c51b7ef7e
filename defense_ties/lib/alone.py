"""Work that only one does at a time, whichever process or machine it runs on."""

from hashlib import sha256

from django.db import connection


def alone(work: str) -> None:
    """Wait, inside a transaction, until nobody else is at this work; it ends with the transaction."""
    # SQLite lets one transaction write at a time, and this project's begin as writers.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_number(work)])


def _number(work: str) -> int:
    """Return the number that PostgreSQL knows a lock by."""
    return int.from_bytes(sha256(work.encode()).digest()[:8], signed=True)
