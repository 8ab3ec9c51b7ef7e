"""The condition that an entry holds what a query asks for, for each database in its own words.

Both look into an index of whole words and of beginnings; an index without places is far smaller, and so it is
asked again whether the words of a phrase stand side by side.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import BooleanField, Func

from defense_ties.lib.fulltext.query import Clause, Query


class Matching(Func):
    """Whether the entry with a key holds the words of a query; SQLite may stop after a number of them."""

    output_field = BooleanField()

    def __init__(self, key: Any, *, query: Query, kind: str = "", most: int | None = None):
        self.query, self.kind, self.most = query, kind, most
        super().__init__(key)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the condition as FTS5 takes it."""
        key = self.get_source_expressions()[0]
        column, _ = compiler.compile(key)
        table = f"{key.target.model._meta.db_table}_fts"
        last = f" ORDER BY rowid DESC LIMIT {int(self.most)}" if self.most else ""
        sql = f'{column} IN (SELECT rowid FROM "{table}" WHERE "{table}" MATCH %s{last})'
        return sql, [for_sqlite(self.query, self.kind)]

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the condition on the vector of words."""
        key = self.get_source_expressions()[0]
        table = compiler.quote_name_unless_alias(key.alias)
        # Each kind has an index of its own; and the newest with a common word are read in their order.
        kind = f"{table}.\"kind\" = '{self.kind}' AND " if self.kind else ""
        return f'({kind}{table}."vector" @@ %s::tsquery)', [for_postgresql(self.query)]


def for_sqlite(query: Query, kind: str = "") -> str:
    """Return a query in the words of FTS5; every word is quoted, and holds letters and digits only."""
    wanted = [f'"={kind}"'] if kind else []
    wanted += [_clause(clause, _fts5, " AND ", " OR ") for clause in query.clauses]
    unwanted = [_clause(clause, _fts5, " AND ", " OR ") for clause in _telling(query.without)]
    found = " AND ".join(wanted)
    return f"({found}) NOT {_either(unwanted, ' OR ')}" if unwanted else found


def for_postgresql(query: Query) -> str:
    """Return a query in the words of a tsquery; every word is quoted, and holds letters and digits only."""
    wanted = [_clause(clause, _tsquery, "&", "|") for clause in query.clauses]
    wanted += [f"!{_clause(clause, _tsquery, '&', '|')}" for clause in _telling(query.without)]
    return "&".join(wanted)


def _telling(without: Iterable[Clause]) -> list[Clause]:
    """Return what is left out by words alone: of a phrase the index knows only that its words are there."""
    return [clause for clause in without if len(clause.words) == 1]


def _clause(clause: Clause, write: Callable[[str, bool], str], both: str, either: str) -> str:
    words = both.join(write(word, clause.is_open) for word in clause.words)
    others = [*clause.others, *([clause.mark] if clause.mark else [])]
    return _either(
        [f"({words})" if len(clause.words) > 1 else words, *(write(word, False) for word in others)], either
    )


def _either(parts: list[str], word: str) -> str:
    return f"({word.join(parts)})"


def _fts5(word: str, is_open: bool) -> str:
    return f'"{word}"*' if is_open else f'"{word}"'


def _tsquery(word: str, is_open: bool) -> str:
    return f"'{word}':*" if is_open else f"'{word}'"
