"""The index of a site: its entries, what keeps them up to date, and whether they are as they should be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import connections, transaction
from django.db.utils import DEFAULT_DB_ALIAS

from defense_ties.lib.fulltext import postgresql, sqlite
from defense_ties.lib.fulltext.sources import COLUMNS, WORDS, Feed, Source

_VENDORS: dict[str, Any] = {"sqlite": sqlite, "postgresql": postgresql}


@dataclass(frozen=True)
class Tally:
    """What writing the entries of a kind anew has changed."""

    kind: str
    entries: int
    new: int
    mended: int
    gone: int


@dataclass(frozen=True)
class Index:
    """The entry table and the list of words, the SELECTs that fill it, and the tables that feed these."""

    table: str
    words: str
    sources: dict[str, Source]
    feeds: tuple[Feed, ...]

    def is_there(self, using: str = DEFAULT_DB_ALIAS) -> bool:
        """Return whether the entry table has been made."""
        return self.table in connections[using].introspection.table_names()

    def is_kept(self, using: str = DEFAULT_DB_ALIAS) -> bool:
        """Return whether every trigger that keeps the entries up to date is there."""
        return {name for name, _ in self._triggers(using)} <= set(self._standing(using))

    def is_sound(self, using: str = DEFAULT_DB_ALIAS) -> bool:
        """Return whether what is looked into agrees with the entries."""
        with connections[using].cursor() as cursor, transaction.atomic(using=using):
            return bool(_VENDORS[connections[using].vendor].is_sound(cursor, self.table))

    def keep(self, using: str = DEFAULT_DB_ALIAS) -> None:
        """Make the triggers that keep the entries up to date, in place of those that there are."""
        self.let_go(using)
        self._run(using, (sql for _, sql in self._triggers(using)))
        self._catch_up(using)

    def let_go(self, using: str = DEFAULT_DB_ALIAS) -> None:
        """Take the triggers away: entries stay as they are, whatever is written."""
        module = _VENDORS[connections[using].vendor]
        self._run(using, (sql for name in self._standing(using) for sql in module.drop_trigger(name)))

    def rebuild(self, using: str = DEFAULT_DB_ALIAS) -> list[Tally]:
        """Write what is missing or not as it should be, and return what was changed for each kind."""
        with transaction.atomic(using=using):
            # Straight after a great many rows were written, PostgreSQL would read whole tables for each.
            self._run(using, (f'ANALYZE "{feed.table}"' for feed in self.feeds))
            if not self.is_sound(using):
                self._catch_up(using)
            return [self._rebuild(source, using) for source in self.sources.values()]

    def faults(self, using: str = DEFAULT_DB_ALIAS) -> Iterator[tuple[str, str, str]]:
        """Yield each record that is not found as it should be: its kind, its id and what is wrong."""
        for source in self.sources.values():
            for record_id in self._ids(using, self._to_write(source, using, standing=False)):
                yield source.kind, record_id, "is missing"
            for record_id in self._ids(using, self._to_write(source, using, standing=True)):
                yield source.kind, record_id, "is not up to date"
            for record_id in self._ids(using, self._to_take_out(source, using)):
                yield source.kind, record_id, "is not public, and yet there"

    def _catch_up(self, using: str) -> None:
        module = _VENDORS[connections[using].vendor]
        self._run(using, module.catch_up(self.table, self.words))

    def _rebuild(self, source: Source, using: str) -> Tally:
        vendor = connections[using].vendor
        gone = list(self._ids(using, self._to_take_out(source, using)))
        mended = list(self._ids(using, self._to_write(source, using, standing=True)))
        out_of_date = f"kind = '{source.kind}' AND record_id"
        self._delete(using, out_of_date, [*gone, *mended])
        standing = f"SELECT 1 FROM \"{self.table}\" e WHERE e.kind = '{source.kind}' AND e.record_id = r.id"
        with connections[using].cursor() as cursor:
            select = source.sql(vendor, f"NOT EXISTS ({standing})")
            # The newest stand together, and last: they are the first to be looked at.
            cursor.execute(f'INSERT INTO "{self.table}" ({", ".join(COLUMNS)}) {select} ORDER BY newest')
            written = cursor.rowcount
            cursor.execute(f'SELECT count(*) FROM "{self.table}" WHERE kind = %s', [source.kind])
            entries = cursor.fetchone()[0]
        return Tally(source.kind, entries, written - len(mended), len(mended), len(gone))

    def _to_write(self, source: Source, using: str, *, standing: bool) -> str:
        """Return the SELECT of the ids whose entries are missing, or are standing and out of date."""
        vendor = connections[using].vendor
        joined = f"FROM ({source.sql(vendor)}) AS n LEFT JOIN \"{self.table}\" e ON e.kind = '{source.kind}' "
        joined += "AND e.record_id = n.record_id"
        if not standing:
            return f"SELECT n.record_id {joined} WHERE e.record_id IS NULL"
        differs = " OR ".join(f"e.{column} {WORDS[vendor]['differs']} n.{column}" for column in COLUMNS[2:])
        return f"SELECT n.record_id {joined} WHERE e.record_id IS NOT NULL AND ({differs})"

    def _to_take_out(self, source: Source, using: str) -> str:
        return (
            f"SELECT e.record_id FROM \"{self.table}\" e WHERE e.kind = '{source.kind}' AND NOT EXISTS "
            f"(SELECT 1 FROM \"{source.table}\" r WHERE r.id = e.record_id AND r.review_status = 'published')"
        )

    def _delete(self, using: str, condition: str, ids: list[str]) -> None:
        with connections[using].cursor() as cursor:
            for start in range(0, len(ids), 500):
                some = ids[start : start + 500]
                marks = ", ".join(["%s"] * len(some))
                cursor.execute(f'DELETE FROM "{self.table}" WHERE {condition} IN ({marks})', some)

    def _ids(self, using: str, select: str) -> Iterator[str]:
        with connections[using].cursor() as cursor:
            cursor.execute(f"{select} ORDER BY 1")
            yield from (row[0] for row in cursor.fetchall())

    def _triggers(self, using: str) -> list[tuple[str, str]]:
        """Return the triggers; their names tell one version of what they say from another."""
        if connections[using].vendor == "sqlite":
            found = list(sqlite.triggers(self.table, self.sources, self.feeds))
        else:
            found = list(postgresql.triggers(self.table, self.words, self.sources, self.feeds))
        version = sha256("".join(sql for _, sql in found).encode()).hexdigest()[:8]
        return [(f"{name}_{version}", sql.replace(f'"{name}"', f'"{name}_{version}"')) for name, sql in found]

    def _standing(self, using: str) -> list[str]:
        with connections[using].cursor() as cursor:
            cursor.execute(_VENDORS[connections[using].vendor].names_sql())
            return [row[0] for row in cursor.fetchall()]

    def _run(self, using: str, statements: Iterable[str]) -> None:
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            for sql in statements:
                cursor.execute(sql)
