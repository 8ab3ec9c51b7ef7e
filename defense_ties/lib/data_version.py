"""The version of all data that readers see: another one after every change, whatever has made it.

Triggers note each change in a table of its own. On PostgreSQL each transaction has a row of its own there, so
that nobody waits for anybody; what counts is the sum of all rows. A version is a count of changes, which only
grows, with a chance number, by which a database that was restored and went on from there is told from the one
that was lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from django.db import DEFAULT_DB_ALIAS, connections, transaction

# Chance numbers are added up to less than this: what both databases, and JSON, hold exactly.
REACH = 2**53
NOTE = (
    'INSERT INTO "{table}" ("transaction", changes, mark) VALUES ({transaction}, 1, {chance}) '
    'ON CONFLICT ("transaction") DO UPDATE SET changes = "{table}".changes + 1, mark = excluded.mark'
)
# Rows of transactions that are over are put into one now and then, by one that locks none it would wait for.
TOGETHER = """
IF random() < 0.005 AND current_setting('transaction_isolation') = 'read committed' THEN
  WITH gone AS (
    DELETE FROM "{table}" WHERE "transaction" IN (
      SELECT "transaction" FROM "{table}" WHERE "transaction" <> txid_current() FOR UPDATE SKIP LOCKED
    ) RETURNING changes, mark
  )
  INSERT INTO "{table}" ("transaction", changes, mark)
  SELECT -txid_current(), sum(changes), sum(mark) % {reach} FROM gone HAVING count(*) > 0
  ON CONFLICT ("transaction") DO UPDATE
  SET changes = "{table}".changes + excluded.changes, mark = ("{table}".mark + excluded.mark) % {reach};
END IF;
"""
FUNCTION = "data_changed"
STANDING = {
    "sqlite": r"SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'changed\_%' ESCAPE '\'",
    "postgresql": (
        r"SELECT tgname FROM pg_trigger WHERE tgname LIKE 'changed\_%' AND pg_table_is_visible(tgrelid)"
    ),
}


@dataclass(frozen=True)
class DataVersion:
    """The table in which changes are noted, and the tables whose changes are."""

    table: str
    watched: tuple[str, ...]

    def current(self, using: str = DEFAULT_DB_ALIAS) -> str:
        """Return the version as the database stands now; ask for it before what is to be kept under it."""
        with connections[using].cursor() as cursor:
            cursor.execute(f'SELECT changes, mark FROM "{self.table}"')
            rows = cursor.fetchall()
        return f"{sum(changes for changes, _ in rows)}-{sum(mark for _, mark in rows) % REACH}"

    def is_there(self, using: str = DEFAULT_DB_ALIAS) -> bool:
        """Return whether the table of changes has been made."""
        return self.table in connections[using].introspection.table_names()

    def is_kept(self, using: str = DEFAULT_DB_ALIAS) -> bool:
        """Return whether every trigger is there by which changes are noted."""
        return {name for name, _ in self._triggers(using)} <= set(self._standing(using))

    def keep(self, using: str = DEFAULT_DB_ALIAS) -> None:
        """Make the triggers, in place of those that there are; this counts as a change."""
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            self.let_go(using)
            if connections[using].vendor == "postgresql":
                cursor.execute(self._function())
            for _, sql in self._triggers(using):
                cursor.execute(sql)
            cursor.execute(self._note(using))

    def let_go(self, using: str = DEFAULT_DB_ALIAS) -> None:
        """Take the triggers away: from now on changes are not noted."""
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            if connections[using].vendor == "postgresql":
                cursor.execute(f"DROP FUNCTION IF EXISTS {FUNCTION}() CASCADE")
                return
            for name in self._standing(using):
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')

    def _note(self, using: str) -> str:
        if connections[using].vendor == "postgresql":
            chance = f"floor(random() * {REACH})"
            return NOTE.format(table=self.table, transaction="txid_current()", chance=chance)
        return NOTE.format(table=self.table, transaction=0, chance=f"abs(random() % {REACH})")

    def _function(self) -> str:
        body = TOGETHER.format(table=self.table, reach=REACH)
        return (
            f"CREATE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {self._note(DEFAULT_DB_ALIAS)}; {body} RETURN NULL; END $$"
        )

    def _triggers(self, using: str) -> Iterator[tuple[str, str]]:
        """Yield the name of each trigger and the statement that makes it; the name tells what it says."""
        if connections[using].vendor == "postgresql":
            version = sha256(self._function().encode()).hexdigest()[:8]
            for table in self.watched:
                name = f"changed_{table}_{version}"
                events = "INSERT OR UPDATE OR DELETE OR TRUNCATE"
                yield (
                    name,
                    f'CREATE TRIGGER "{name}" AFTER {events} ON "{table}" EXECUTE FUNCTION {FUNCTION}()',
                )
            return
        note = self._note(using)
        version = sha256(note.encode()).hexdigest()[:8]
        for table in self.watched:
            for event in ("INSERT", "UPDATE", "DELETE"):
                name = f"changed_{table}_{event.lower()}_{version}"
                yield name, f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" BEGIN {note}; END'

    def _standing(self, using: str) -> list[str]:
        with connections[using].cursor() as cursor:
            cursor.execute(STANDING[connections[using].vendor])
            return [row[0] for row in cursor.fetchall()]
