"""Search by words: every word must stand somewhere in the record, with accents and case folded.

The public lists are searched by this and by the index of the site-wide search at once, in its language: they
find what that finds, and also parts of words.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, Q, QuerySet

from defense_ties.lib.fulltext.countries import mark_of
from defense_ties.lib.fulltext.entries import entries_of
from defense_ties.lib.fulltext.query import Clause, Query, read
from defense_ties.lib.names import fold
from defense_ties.lib.reviewing import ReviewStatus

# More is a pasted text, not a search; SQLite takes no condition so deep and no pattern so long.
MOST_WORDS = 50
MOST_LETTERS = 10_000
# No index of trigrams helps with less.
INDEXED_LETTERS = 3


def with_words(
    queryset: QuerySet,
    words: str,
    *own: str,
    across: tuple[str, ...] = (),
    named: tuple[str, ...] = (),
    public: bool = False,
) -> QuerySet:
    """Return the records in which each word occurs in one of the folded columns; none for over 50 words.

    `own` are paths through single relations; `across` are paths through many, such as `aliases__folded`,
    which are looked up apart so that no record is found twice; `named` lead to officials or institutions,
    found by any of their names. A `public` search passes over drafts among those, keeps words in quotation
    marks together and leaves out words with a minus.
    """
    if not words.strip():
        return queryset
    sought = read(words, mark_of) if public else _plain(words)
    if not sought or len(sought.clauses) > MOST_WORDS or len(sought.folded) > MOST_LETTERS:
        return queryset.none()
    rows = queryset.model._base_manager.order_by()
    for clause in sought.clauses:
        word, here = clause.text, Q(pk__in=())
        for column in (path for path in own if "__" not in path):
            here |= Q(**{f"{column}__contains": word})
        apart = [
            *(_reached(rows, path, word) for path in (*own, *across) if "__" in path),
            *(found for path in named for found in _named(rows, path, word, public=public)),
        ]
        branches = [found.values("pk") for found in apart]
        if public:
            branches.append(_indexed(queryset.model, clause))
        queryset = queryset.filter(_either(rows, here, branches, word))
    for clause in sought.without:
        queryset = queryset.exclude(pk__in=_indexed(queryset.model, clause))
    return queryset


def words_of(text: str) -> list[str]:
    """Return the folded words of a search, each once; none where it is a pasted text rather than a search."""
    sought = sorted(set(fold(text).split()))
    return [] if len(sought) > MOST_WORDS or len("".join(sought)) > MOST_LETTERS else sought


def _plain(text: str) -> Query:
    """Return a query for each word of a text, in which no sign has a meaning."""
    return Query(text, tuple(Clause((word,)) for word in words_of(text)))


def _indexed(model: type[Model], clause: Clause) -> QuerySet:
    """Return the ids of the published records that the index finds for one thing asked for."""
    return entries_of(model).matching(Query(clauses=(clause,))).values("record_id")


def _either(rows: QuerySet, here: Q, branches: list[QuerySet], word: str) -> Q:
    """Return the condition that a word stands in a record itself, or in something apart from it.

    A union lets the database use an index in each of its branches, which an OR across tables never does.
    Where no index helps, an OR is better: it need not find everything before the first row is known.
    """
    if branches and len(word) >= INDEXED_LETTERS:
        return Q(pk__in=rows.filter(here).values("pk").union(*branches, all=True))
    for branch in branches:
        here |= Q(pk__in=branch)
    return here


def _reached(rows: QuerySet, path: str, word: str) -> QuerySet:
    """Return the records with a word in a column, found from the far end of the path to it."""
    relation, _, column = path.rpartition("__")
    if not relation:
        return rows.filter(**{f"{column}__contains": word})
    far = _model_at(rows.model, relation)._base_manager.order_by()
    return rows.filter(**{f"{relation}__in": far.filter(**{f"{column}__contains": word}).values("pk")})


def _named(rows: QuerySet, path: str, word: str, *, public: bool) -> Iterator[QuerySet]:
    """Yield the records that name somebody by a word: by the main names, and by an alias."""
    people = _model_at(rows.model, path)._base_manager.order_by()
    if public:
        people = people.filter(review_status=ReviewStatus.PUBLISHED)
    for column in ("folded", "aliases__folded"):
        yield rows.filter(**{f"{path}__in": _reached(people, column, word).values("pk")})


def _model_at(model: type[Model], path: str) -> Any:
    """Return the model to which a path of relations leads."""
    for name in path.split("__"):
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]
    return model
