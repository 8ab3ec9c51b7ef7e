"""In which version the data and single records are, so that nothing unchanged is sent twice."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, cached_property
from typing import Any

from django.db.models import Max, Value
from django.utils import timezone

from articles.api.resources import Resource
from articles.changes import last_changes
from articles.package.tables import TABLES
from defense_ties.lib.history import versions_of

# Changes that go on side by side are not seen in the order in which they were numbered.
SETTLING = timedelta(minutes=1)
# A header tells time by the second: within one, nobody can say that nothing has changed.
SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Version:
    """How far the data has come: the number of the last change of each table, and when the last was."""

    numbers: tuple[tuple[str, int], ...]
    moment: datetime | None

    @cached_property
    def is_settled(self) -> bool:
        """Whether the last change is so long ago that no other, begun before it, is still to come."""
        return self.moment is None or timezone.now() - self.moment > SETTLING

    @property
    def last_modified(self) -> int | None:
        """When the data was last changed, for a header; None where that is not over yet."""
        return timestamp(self.moment)


@cache
def shapes() -> str:
    """Return what differs when another version of the software has other columns."""
    return etag(*((table.name, *table.fields) for table in TABLES))


def data_version() -> Version:
    """Return the version of all data, by the ends of the histories, in one query."""
    last = [
        versions_of(table.model)
        .values(table=Value(table.name))
        .annotate(number=Max("history_id"), moment=Max("history_date"))
        .values_list("table", "number", "moment")
        for table in TABLES
        if not table.is_join  # their changes are in the history of the records joined
    ]
    first, *others = last
    found = [row for row in first.union(*others, all=True) if row[1]]
    return Version(
        tuple(sorted((name, number) for name, number, _ in found)),
        max((moment for _, _, moment in found), default=None),
    )


def record_moment(resource: Resource, record: Any, referred_to: Iterable[tuple[Any, Any]]) -> datetime:
    """Return when a record, its parts, its evidence or what it refers to was last changed."""
    moments = [last_changes([record])[record.pk]]
    for model, key in referred_to:
        moments += model._base_manager.filter(pk=key).values_list("changed_at", flat=True)
    return max(moments)


def timestamp(moment: datetime | None) -> int | None:
    """Return a time as headers take it, or None where its second is not over yet."""
    if moment is None or timezone.now() - moment <= SECOND:
        return None
    return int(moment.timestamp())


def etag(*parts: Any) -> str:
    """Return an ETag that differs when one of the parts does."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else repr(part).encode(errors="backslashreplace"))
        digest.update(b"\0")
    return f'"{digest.hexdigest()[:32]}"'
