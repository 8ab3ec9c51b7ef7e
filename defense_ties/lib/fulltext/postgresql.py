"""How PostgreSQL keeps entries up to date: a trigger for each statement, over all rows that it changed."""

from collections.abc import Iterable, Iterator
from typing import Any

from defense_ties.lib.fulltext.sources import COLUMNS, WORDS, Feed, Source
from defense_ties.lib.fulltext.words import LONGEST_WORD

_VECTOR = "search_words"


def structures(table: str, words: str, kinds: Iterable[str]) -> Iterator[str]:
    """Yield the statements that add the vector of words to an entry table, its index and a list of words."""
    # Not to_tsvector: its parser has its own idea of words, and the places of words would make it far larger.
    yield (
        f"CREATE FUNCTION {_VECTOR}(VARIADIC texts text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE "
        "PARALLEL SAFE AS $$ "
        f"SELECT array_to_tsvector(coalesce(array_agg(DISTINCT left(word, {LONGEST_WORD})), '{{}}'::text[])) "
        "FROM unnest(texts) AS text, unnest(string_to_array(text, ' ')) AS word WHERE word <> '' $$"
    )
    yield (
        f'ALTER TABLE "{table}" ADD COLUMN vector tsvector '
        f"GENERATED ALWAYS AS ({_VECTOR}(names, linked, more, marks)) STORED"
    )
    # One for each kind: of a beginning, all words in an index that begin so have to be looked up.
    for kind in kinds:
        yield (
            f'CREATE INDEX "{table}_{kind}_vector" ON "{table}" USING gin (vector) '
            f"WITH (gin_pending_list_limit = 256) WHERE kind = '{kind}'"
        )
    # No unique index: nobody has to wait because somebody else writes the same new word.
    yield f'CREATE TABLE "{words}" (term text COLLATE "C" NOT NULL)'
    yield f'CREATE INDEX "{words}_term" ON "{words}" (term)'


def without_structures(table: str, words: str) -> Iterator[str]:
    """Yield the statements that take all of it away, indexes included."""
    yield f'DROP TABLE IF EXISTS "{words}"'
    yield f'ALTER TABLE "{table}" DROP COLUMN IF EXISTS vector'
    yield f"DROP FUNCTION IF EXISTS {_VECTOR}(text[])"


def catch_up(table: str, words: str) -> Iterator[str]:
    """Yield the statements that add the words of entries that were written without triggers."""
    yield _new_words(words, f'"{table}"')


def is_sound(cursor: Any, table: str) -> bool:
    """Return whether the index agrees with the entries, which here is for the database alone to see to."""
    return True


def triggers(
    table: str, words: str, sources: dict[str, Source], feeds: Iterable[Feed]
) -> Iterator[tuple[str, str]]:
    """Yield each trigger: its name, and the statements that make it with its functions."""
    refreshing = "; ".join(_refresh(table, source) for source in sources.values())
    for event in ("INSERT", "UPDATE"):
        name = f"search_{table}_{event.lower()}"
        yield name, f"{refreshing}; {_note_words(name, event, table, words)}"
    for feed in feeds:
        kinds = [sources[kind] for kind in feed.reaches]
        for event, tables in (
            ("INSERT", "NEW TABLE AS changed"),
            ("UPDATE", "OLD TABLE AS before NEW TABLE AS after"),
            ("DELETE", "OLD TABLE AS changed"),
        ):
            name = f"search_{feed.table}_{event.lower()}"
            changed = _changed(feed) if event == "UPDATE" else ""
            calls = "".join(
                f"PERFORM search_refresh_{source.kind}(ARRAY({changed}{feed.ids(source.kind, 'changed')})); "
                for source in kinds
            )
            any_rows = "after" if event == "UPDATE" else "changed"
            body = f"IF EXISTS (SELECT FROM {any_rows}) THEN {calls}END IF; RETURN NULL; "
            yield name, _trigger(name, event, feed.table, tables, body)


def drop_trigger(name: str) -> list[str]:
    """Return the statements that take a trigger away, with its function."""
    return [f'DROP FUNCTION IF EXISTS "{name}"() CASCADE']


def names_sql() -> str:
    """Return the question for the triggers that there are."""
    return r"SELECT tgname FROM pg_trigger WHERE tgname LIKE 'search\_%' AND pg_table_is_visible(tgrelid)"


def write(table: str, select: str) -> str:
    """Return the statement that writes the entries of a SELECT, if they are new or not as they were."""
    differs = WORDS["postgresql"]["differs"]
    texts = COLUMNS[2:]
    changes = ", ".join(f"{column} = excluded.{column}" for column in texts)
    changed = " OR ".join(f'"{table}".{column} {differs} excluded.{column}' for column in texts)
    return (
        f'INSERT INTO "{table}" ({", ".join(COLUMNS)}) {select} '
        f"ON CONFLICT (kind, record_id) DO UPDATE SET {changes} WHERE {changed}"
    )


def _refresh(table: str, source: Source) -> str:
    """Return the function that writes the entries of some records of a kind anew.

    It locks the records first: two that change parts of the same record at the same time see, one after the
    other, what the first of them left.
    """
    select = source.sql("postgresql", "r.id = ANY(ids)")
    return (
        f"CREATE OR REPLACE FUNCTION search_refresh_{source.kind}(ids text[]) RETURNS void "
        "LANGUAGE plpgsql AS $$ BEGIN IF cardinality(ids) = 0 THEN RETURN; END IF; "
        f'PERFORM FROM "{source.table}" r WHERE r.id = ANY(ids) ORDER BY r.id FOR NO KEY UPDATE; '
        f"DELETE FROM \"{table}\" WHERE kind = '{source.kind}' AND record_id = ANY(ids) AND NOT EXISTS "
        f"(SELECT FROM \"{source.table}\" r WHERE r.id = record_id AND r.review_status = 'published'); "
        f"{write(table, select)}; END $$"
    )


def _note_words(name: str, event: str, table: str, words: str) -> str:
    return _trigger(
        name, event, table, "NEW TABLE AS changed", f"{_new_words(words, 'changed')}; RETURN NULL; "
    )


def _new_words(words: str, entries: str) -> str:
    return (
        f'INSERT INTO "{words}" (term) SELECT DISTINCT word '
        f"FROM {entries}, unnest(tsvector_to_array(vector)) AS word WHERE word ~ '^[a-z]{{3,40}}$' "
        f'AND NOT EXISTS (SELECT FROM "{words}" WHERE term = word)'
    )


def _changed(feed: Feed) -> str:
    """Return the beginning of a statement in which `changed` are the rows, old and new, that differ."""
    columns = ", ".join(f'"{column}"' for column in feed.columns)
    before, after = f"SELECT {columns} FROM before", f"SELECT {columns} FROM after"
    return f"WITH changed AS (({before} EXCEPT {after}) UNION ALL ({after} EXCEPT {before})) "


def _trigger(name: str, event: str, table: str, tables: str, body: str) -> str:
    return (
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}END $$; '
        f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" REFERENCING {tables} '
        f'FOR EACH STATEMENT EXECUTE FUNCTION "{name}"()'
    )
