"""Search by words: every word must stand somewhere in the record, with accents and case folded."""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from defense_ties.lib.names import fold
from defense_ties.lib.reviewing import ReviewStatus

# More is a pasted text, not a search; SQLite takes no condition so deep and no pattern so long.
MOST_WORDS = 50
MOST_LETTERS = 10_000


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
    sought = sorted(set(fold(words).split()))
    if not sought or len(sought) > MOST_WORDS or len("".join(sought)) > MOST_LETTERS:
        return queryset.none()
    rows = queryset.model._base_manager
    for word in sought:
        found = Q()
        for path in own:
            found |= Q(**{f"{path}__contains": word})
        for lookups in _apart(word, across, named, public=public):
            found |= Q(pk__in=rows.filter(**lookups).values("pk"))
        queryset = queryset.filter(found)
    return queryset


def _apart(
    word: str, across: Iterable[str], named: Iterable[str], *, public: bool
) -> Iterator[dict[str, str]]:
    for path in across:
        yield {f"{path}__contains": word}
    for path in named:
        only = {f"{path}__review_status": ReviewStatus.PUBLISHED} if public else {}
        yield {f"{path}__folded__contains": word} | only
        yield {f"{path}__aliases__folded__contains": word} | only
