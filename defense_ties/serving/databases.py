"""How the databases are spoken to: SQLite, or PostgreSQL with its replicas."""

from collections.abc import Iterable
from typing import Any

SQLITE: dict[str, Any] = {
    "OPTIONS": {
        # Writers queue for the lock from their first statement on; otherwise parallel saves fail at once.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}


def databases(
    primary: dict[str, Any],
    replicas: Iterable[dict[str, Any]],
    *,
    statement_timeout: int,
    pgbouncer: bool,
    test_suffix: str,
) -> dict[str, dict[str, Any]]:
    """Return what Django's DATABASES is for the descriptions of a primary and its replicas.

    What a URL says wins over the defaults of its engine. `statement_timeout` is in seconds; 0 is none.
    """
    engine = SQLITE
    if not primary["ENGINE"].endswith("sqlite3"):
        engine = postgresql(statement_timeout=statement_timeout, pgbouncer=pgbouncer)
        engine["TEST"] = {"NAME": f"test_{primary['NAME']}_{test_suffix}" if test_suffix else None}
    found = {"default": _over(engine, primary)}
    for number, replica in enumerate(replicas, start=1):
        found[f"replica_{number}"] = _over(engine, replica) | {"TEST": {"MIRROR": "default"}}
    return found


def postgresql(*, statement_timeout: int, pgbouncer: bool) -> dict[str, Any]:
    """Return the defaults for PostgreSQL, with pgbouncer in transaction mode before it or not."""
    options: dict[str, Any] = {"connect_timeout": 5}
    if not pgbouncer:  # it lets nothing of this through
        # Compiling a query takes longer than any of ours takes to run.
        options["options"] = f"-c jit=off -c statement_timeout={statement_timeout}s"
    return {
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # A cursor that outlives its transaction would be another connection's.
        "DISABLE_SERVER_SIDE_CURSORS": pgbouncer,
        "OPTIONS": options,
    }


def _over(engine: dict[str, Any], url: dict[str, Any]) -> dict[str, Any]:
    return engine | url | {"OPTIONS": engine["OPTIONS"] | url.get("OPTIONS", {})}
