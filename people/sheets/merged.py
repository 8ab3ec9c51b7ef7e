"""Ids of records that were merged into others."""

from collections.abc import Callable, Iterable
from typing import Any

from people.models import Redirection


def merged_into(model: Any) -> Callable[[Iterable[str]], dict[str, str]]:
    """Return what tells, for ids of a kind of record, where those that are gone went."""

    def told(ids: Iterable[str]) -> dict[str, str]:
        rows = Redirection.objects.filter(record_type=model._meta.model_name, old_id__in=list(ids))
        return dict(rows.values_list("old_id", "new_id"))

    return told
