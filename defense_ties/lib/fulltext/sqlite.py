"""How SQLite keeps entries up to date: triggers for each row, and an FTS5 index that follows the entries."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import DatabaseError

from defense_ties.lib.fulltext.sources import COLUMNS, Feed, Source

TEXTS = ("names", "linked", "more", "marks")


def structures(table: str, words: str, kinds: Iterable[str]) -> Iterator[str]:
    """Yield the statements that make the index of an entry table, and the list of the words in it."""
    # “=” is part of marks and of no word; without places of words the index is a third of the size.
    yield (
        f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5({", ".join(TEXTS)}, content="{table}", '
        f'content_rowid="id", detail=none, tokenize="ascii tokenchars \'=\'")'
    )
    yield f"CREATE VIRTUAL TABLE \"{words}\" USING fts5vocab('{table}_fts', 'row')"


def without_structures(table: str, words: str) -> Iterator[str]:
    """Yield the statements that take the index away."""
    yield f'DROP TABLE IF EXISTS "{words}"'
    yield f'DROP TABLE IF EXISTS "{table}_fts"'


def catch_up(table: str, words: str) -> Iterator[str]:
    """Yield the statements that bring the index in line with entries that were written without triggers."""
    yield f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')'


def is_sound(cursor: Any, table: str) -> bool:
    """Return whether the index agrees with the entries."""
    try:
        cursor.execute(f'INSERT INTO "{table}_fts" ("{table}_fts", rank) VALUES (\'integrity-check\', 1)')
    except DatabaseError:
        return False
    return True


def triggers(table: str, sources: dict[str, Source], feeds: Iterable[Feed]) -> Iterator[tuple[str, str]]:
    """Yield each trigger: its name, and the statement that makes it."""
    yield from _index_triggers(table)
    for feed in feeds:
        watched = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in feed.columns)
        for event, when, rows in (
            ("INSERT", "", [_row("NEW", feed)]),
            ("UPDATE", f" WHEN {watched}", [_row("OLD", feed), _row("NEW", feed)]),
            ("DELETE", "", [_row("OLD", feed)]),
        ):
            name = f"search_{feed.table}_{event.lower()}"
            body = "".join(_refresh(table, sources[kind], feed, rows) for kind in feed.reaches)
            yield name, f'CREATE TRIGGER "{name}" AFTER {event} ON "{feed.table}"{when} BEGIN {body}END'


def drop_trigger(name: str) -> list[str]:
    """Return the statements that take a trigger away."""
    return [f'DROP TRIGGER IF EXISTS "{name}"']


def names_sql() -> str:
    """Return the question for the triggers that there are."""
    return r"SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search\_%' ESCAPE '\'"


def _row(which: str, feed: Feed) -> str:
    return "SELECT " + ", ".join(f'{which}."{column}" AS "{column}"' for column in feed.columns)


def _refresh(table: str, source: Source, feed: Feed, rows: list[str]) -> str:
    """Return the statements that write the entries anew which a change reaches.

    They take out and put in: where the statement that fired the trigger said what to do on a conflict,
    SQLite would do the same to an upsert in here.
    """
    ids = feed.ids(source.kind, f"({' UNION '.join(rows)})")
    select = source.sql("sqlite", f"r.id IN ({ids})")
    return (
        f"DELETE FROM \"{table}\" WHERE kind = '{source.kind}' AND record_id IN ({ids}); "
        f'INSERT INTO "{table}" ({", ".join(COLUMNS)}) {select}; '
    )


def _index_triggers(table: str) -> Iterator[tuple[str, str]]:
    columns = ", ".join(TEXTS)
    old, new = (", ".join(f"{which}.{column}" for column in TEXTS) for which in ("OLD", "NEW"))
    take_out = (
        f'INSERT INTO "{table}_fts" ("{table}_fts", rowid, {columns}) VALUES (\'delete\', OLD.id, {old}); '
    )
    put_in = f'INSERT INTO "{table}_fts" (rowid, {columns}) VALUES (NEW.id, {new}); '
    for event, body in (("INSERT", put_in), ("UPDATE", take_out + put_in), ("DELETE", take_out)):
        name = f"search_{table}_{event.lower()}"
        yield name, f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" BEGIN {body}END'
