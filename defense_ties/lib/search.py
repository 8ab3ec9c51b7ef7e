"""Search by words: every word must stand somewhere in the record, with accents and case folded."""

from django.db.models import Q, QuerySet

from defense_ties.lib.names import fold


def with_words(queryset: QuerySet, words: str, *own: str, across: tuple[str, ...] = ()) -> QuerySet:
    """Return the records in which each word occurs in one of the folded columns.

    `own` are paths through single relations; `across` are paths through many, such as `aliases__folded`,
    which are looked up apart so that no record is found twice.
    """
    if not words.strip():
        return queryset
    folded = fold(words).split()
    if not folded:
        return queryset.none()
    rows = queryset.model._base_manager
    for word in folded:
        found = Q()
        for path in own:
            found |= Q(**{f"{path}__contains": word})
        for path in across:
            found |= Q(pk__in=rows.filter(**{f"{path}__contains": word}).values("pk"))
        queryset = queryset.filter(found)
    return queryset
