"""Search by words: every word must stand somewhere in the record, with accents and case folded."""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

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
    found by any of their names. If the search is `public`, drafts among those are passed over.
    """
    if not words.strip():
        return queryset
    sought = words_of(words)
    if not sought:
        return queryset.none()
    rows = queryset.model._base_manager
    for word in sought:
        here = Q()
        for path in own:
            here |= Q(**{f"{path}__contains": word})
        apart = [rows.filter(**lookups) for lookups in _apart(word, across, named, public=public)]
        queryset = queryset.filter(_either(rows.filter(here) if own else None, here, apart, word))
    return queryset


def words_of(text: str) -> list[str]:
    """Return the folded words of a search, each once; none where it is a pasted text rather than a search."""
    sought = sorted(set(fold(text).split()))
    return [] if len(sought) > MOST_WORDS or len("".join(sought)) > MOST_LETTERS else sought


def _either(own: QuerySet | None, here: Q, apart: list[QuerySet], word: str) -> Q:
    """Return the condition that a word stands in a record itself, or in something apart from it.

    A union lets the database use an index in each of its branches, which an OR across tables never does.
    Where no index helps, an OR is better: it need not find everything before the first row is known.
    """
    if not apart:
        return here
    if own is None or len(word) < INDEXED_LETTERS:
        for found in apart:
            here |= Q(pk__in=found.values("pk"))
        return here
    branches = [found.order_by().values("pk") for found in (own, *apart)]
    return Q(pk__in=branches[0].union(*branches[1:], all=True))


def _apart(
    word: str, across: Iterable[str], named: Iterable[str], *, public: bool
) -> Iterator[dict[str, str]]:
    for path in across:
        yield {f"{path}__contains": word}
    for path in named:
        only = {f"{path}__review_status": ReviewStatus.PUBLISHED} if public else {}
        yield {f"{path}__folded__contains": word} | only
        yield {f"{path}__aliases__folded__contains": word} | only
