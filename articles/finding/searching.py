"""Searching all kinds of records at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Window

from articles.models import SearchEntry, SearchWord
from defense_ties.lib.fulltext import Clause, Query, read
from defense_ties.lib.fulltext.countries import mark_of

KINDS = ("official", "institution", "engagement", "agreement", "article")
# So many are put in order; what is found beyond that is not even counted.
MOST = 1_000
# A word of a script without spaces may be part of so many longer ones.
MOST_WORDS = 50


@dataclass
class Found:
    """What was found of a kind: how many, of which some were fetched, the best first."""

    kind: str
    number: int = 0
    ids: list[str] = field(default_factory=list)

    @property
    def is_capped(self) -> bool:
        """Whether more than can be counted was found."""
        return self.number > MOST


def understood(text: str, *, typing: bool = False) -> Query:
    """Return what a text asks for, countries and scripts without spaces taken into account."""
    query = read(text, mark_of, typing=typing)
    return query.widened(_longer_words) if any(clause.is_unspaced for clause in query.clauses) else query


def find(query: Query, kinds: Sequence[str] = KINDS, *, first: int = 0, number: int = 5) -> list[Found]:
    """Return what is found of each kind, so many from a place on; none where nothing is asked for."""
    return [_find(query, kind, first, number) for kind in kinds] if query else []


def count(query: Query, kinds: Sequence[str] = KINDS) -> int:
    """Return how many records are found of some kinds, of each as far as that is counted."""
    return (
        sum(SearchEntry.objects.matching(query, kind, most=MOST + 1).count() for kind in kinds)
        if query
        else 0
    )


def is_found(query: Query) -> bool:
    """Return whether anything is found at all."""
    # Asked for the first one only, PostgreSQL goes through all records where there is none.
    return any(count(query, [kind]) for kind in KINDS)


def _find(query: Query, kind: str, first: int, number: int) -> Found:
    entries = SearchEntry.objects.matching(query, kind, most=MOST + 1).best_first(query)
    rows = entries.annotate(total=Window(Count("*"))).values_list("record_id", "total")
    found = list(rows[first : first + number])
    number = found[0][1] if found else count(query, [kind]) if first else 0
    return Found(kind, number, [key for key, _ in found])


def _longer_words(clause: Clause) -> tuple[str, ...]:
    """Return the words of entries that a word of a script without spaces may be a part of."""
    if not clause.is_unspaced or len(clause.words) > 1:
        return ()
    longer = SearchWord.objects.filter(term__contains=clause.text).exclude(term=clause.text)
    return tuple(longer.values_list("term", flat=True).distinct()[:MOST_WORDS])
