"""The triggers by which the numbers of engagements follow every write, and counting all anew.

On PostgreSQL each transaction has rows of its own, so that nobody waits for anybody: the numbers of a time
are the sum of its rows. What a transaction counts anew it locks first; or else two that change one
engagement at the same moment would not see each other's work.
"""

from collections.abc import Iterator
from hashlib import sha256

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from articles.counts.statements import (
    COUNT,
    COUNTED,
    ENGAGEMENT,
    SIDE,
    TOLD,
    add,
    note_counted,
    take_out,
    together,
)

PREFIX = "counted"
WATCHED = ("review_status", "earliest", "latest", *TOLD)
# The number of the lock under which the numbers of transactions are put together; it is nobody else's.
LOCK = 7_355_609
STANDING = {
    "sqlite": (
        rf"SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{PREFIX}\_%' ESCAPE '\'"
    ),
    "postgresql": (
        rf"SELECT tgname FROM pg_trigger WHERE tgname LIKE '{PREFIX}\_%' AND pg_table_is_visible(tgrelid)"
    ),
}


class Counts:
    """The numbers of published engagements, kept up to date."""

    def is_there(self, using: str = DEFAULT_DB_ALIAS) -> bool:
        """Return whether the tables have been made."""
        return {COUNT, COUNTED} <= set(connections[using].introspection.table_names())

    def is_kept(self, using: str = DEFAULT_DB_ALIAS) -> bool:
        """Return whether every trigger is there by which the numbers follow what is written."""
        return {name for name, _ in _triggers(using)} <= set(_standing(using))

    def keep(self, using: str = DEFAULT_DB_ALIAS) -> None:
        """Make the triggers, in place of those that there are, and count all engagements anew."""
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            self.let_go(using)
            if connections[using].vendor == "postgresql":
                for sql in _functions():
                    cursor.execute(sql)
            for _, sql in _triggers(using):
                cursor.execute(sql)
            # From here on nobody else writes until all are counted: the triggers have locked the tables.
            for sql in _all_anew(connections[using].vendor):
                cursor.execute(sql)

    def let_go(self, using: str = DEFAULT_DB_ALIAS) -> None:
        """Take the triggers away: from now on the numbers stay as they are."""
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            if connections[using].vendor == "postgresql":
                cursor.execute(f"DROP FUNCTION IF EXISTS {PREFIX}_anew(), {PREFIX}_all_anew() CASCADE")
                return
            for name in _standing(using):
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')


COUNTS = Counts()


def _all_anew(vendor: str) -> list[str]:
    return [f"DELETE FROM {COUNT}", f"DELETE FROM {COUNTED}", note_counted(vendor), add(vendor)]


def _some_anew(vendor: str, which: str, transaction: str = "0") -> list[str]:
    return [
        add(vendor, which, sign="-", transaction=transaction),
        take_out(which),
        note_counted(vendor, which),
        add(vendor, which, transaction=transaction),
    ]


def _standing(using: str) -> list[str]:
    with connections[using].cursor() as cursor:
        cursor.execute(STANDING[connections[using].vendor])
        return [row[0] for row in cursor.fetchall()]


def _triggers(using: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each trigger and the statement that makes it; the name tells what it says."""
    return _on_postgresql() if connections[using].vendor == "postgresql" else _on_sqlite()


def _functions() -> list[str]:
    """Return what makes the functions of PostgreSQL: for what a statement has written, and for all."""
    some = "; ".join(_some_anew("postgresql", "= ANY(touched)", "txid_current()"))
    body = f"""
DECLARE touched varchar[];
BEGIN
  EXECUTE TG_ARGV[0] INTO touched;
  IF touched IS NULL THEN RETURN NULL; END IF;
  PERFORM 1 FROM {ENGAGEMENT} WHERE id = ANY(touched) ORDER BY id FOR NO KEY UPDATE;
  {some};
  IF random() < 0.005 AND current_setting('transaction_isolation') = 'read committed'
      AND pg_try_advisory_xact_lock({LOCK}) THEN
    {together("postgresql")};
  END IF;
  RETURN NULL;
END
"""
    every = f"BEGIN {'; '.join(_all_anew('postgresql'))}; RETURN NULL; END"
    return [
        f"CREATE FUNCTION {PREFIX}_anew() RETURNS trigger LANGUAGE plpgsql AS $${body}$$",
        f"CREATE FUNCTION {PREFIX}_all_anew() RETURNS trigger LANGUAGE plpgsql AS $${every}$$",
    ]


def _on_postgresql() -> Iterator[tuple[str, str]]:
    version = sha256("".join(_functions()).encode()).hexdigest()[:8]
    written = {"INSERT": ("now",), "UPDATE": ("was", "now"), "DELETE": ("was",)}
    for table, key in ((ENGAGEMENT, "id"), (SIDE, "engagement_id")):
        for event, seen in written.items():
            name = f"{PREFIX}_{table}_{event.lower()}_{version}"
            tables = " ".join(f"{'NEW' if each == 'now' else 'OLD'} TABLE AS {each}" for each in seen)
            touched = _touched(table, key, seen).replace("'", "''")
            yield (
                name,
                f'CREATE TRIGGER "{name}" AFTER {event} ON {table} REFERENCING {tables} '
                f"FOR EACH STATEMENT EXECUTE FUNCTION {PREFIX}_anew('{touched}')",
            )
        name = f"{PREFIX}_{table}_truncate_{version}"
        yield (
            name,
            f'CREATE TRIGGER "{name}" AFTER TRUNCATE ON {table} EXECUTE FUNCTION {PREFIX}_all_anew()',
        )


def _touched(table: str, key: str, seen: tuple[str, ...]) -> str:
    """Return the SQL that finds which engagements have to be counted anew after a statement."""
    if table == SIDE:
        rows = " UNION ".join(f"SELECT {key} AS id FROM {each}" for each in seen)
        return (
            f"SELECT array_agg(e.id) FROM ({rows}) AS r JOIN {ENGAGEMENT} AS e USING (id) "
            "WHERE e.review_status = 'published' "
            f"OR EXISTS (SELECT 1 FROM {COUNTED} WHERE engagement_id = e.id)"
        )
    if len(seen) == 1:
        return f"SELECT array_agg(id) FROM {seen[0]} WHERE review_status = 'published'"
    differs = f"({_columns('was')}) IS DISTINCT FROM ({_columns('now')})"
    return (
        f"SELECT array_agg(id) FROM was JOIN now USING (id) WHERE {differs} "
        "AND 'published' IN (was.review_status, now.review_status)"
    )


def _columns(row: str) -> str:
    return ", ".join(f"{row}.{name}" for name in WATCHED)


def _on_sqlite() -> Iterator[tuple[str, str]]:
    differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in WATCHED)
    public = f"(SELECT 1 FROM {ENGAGEMENT} WHERE id {{0}} AND review_status = 'published')"
    noted = f"(SELECT 1 FROM {COUNTED} WHERE engagement_id {{0}})"
    when = {
        (ENGAGEMENT, "INSERT"): ("= NEW.id", "NEW.review_status = 'published'"),
        (ENGAGEMENT, "UPDATE"): (
            "= NEW.id",
            f"'published' IN (OLD.review_status, NEW.review_status) AND ({differs})",
        ),
        (ENGAGEMENT, "DELETE"): ("= OLD.id", "OLD.review_status = 'published'"),
        (SIDE, "INSERT"): ("= NEW.engagement_id", ""),
        (SIDE, "UPDATE"): ("IN (OLD.engagement_id, NEW.engagement_id)", ""),
        (SIDE, "DELETE"): ("= OLD.engagement_id", ""),
    }
    for (table, event), (which, condition) in when.items():
        wanted = condition or f"EXISTS {public.format(which)} OR EXISTS {noted.format(which)}"
        body = "; ".join(_some_anew("sqlite", which))
        sql = f"AFTER {event} ON {table} WHEN {wanted} BEGIN {body}; END"
        name = f"{PREFIX}_{table}_{event.lower()}_{sha256(sql.encode()).hexdigest()[:8]}"
        yield name, f'CREATE TRIGGER "{name}" {sql}'
