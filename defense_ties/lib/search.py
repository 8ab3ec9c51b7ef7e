"""Search by words: every word must stand somewhere in the record, with accents and case folded."""

from django.db.models import Q, QuerySet

from defense_ties.lib.names import fold

# More is a pasted text, not a search; SQLite takes no condition so deep and no pattern so long.
MOST_WORDS = 50
MOST_LETTERS = 10_000


def with_words(queryset: QuerySet, words: str, *own: str, across: tuple[str, ...] = ()) -> QuerySet:
    """Return the records in which each word occurs in one of the folded columns; none for over 50 words.

    `own` are paths through single relations; `across` are paths through many, such as `aliases__folded`,
    which are looked up apart so that no record is found twice.
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
        for path in across:
            found |= Q(pk__in=rows.filter(**{f"{path}__contains": word}).values("pk"))
        queryset = queryset.filter(found)
    return queryset
