"""What changed since a record last became public."""

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from defense_ties.lib.history.parts import parts_of, versions_of
from defense_ties.lib.history.states import Difference, describe, differences, state_at, state_now
from defense_ties.lib.history.words import Referents
from defense_ties.lib.reviewing import Reviewable, ReviewStatus


def last_publication(record: Reviewable) -> Any:
    """Return the version by which a record last became public; None if it never was."""
    if record.published_at is None:
        return None
    own = versions_of(type(record)).filter(id=record.pk)
    before = own.filter(history_id__lt=OuterRef("history_id")).order_by("-history_id")
    became = own.filter(review_status=ReviewStatus.PUBLISHED).annotate(
        status_before=Subquery(before.values("review_status")[:1])
    )
    became = became.filter(Q(status_before=None) | ~Q(status_before=ReviewStatus.PUBLISHED))
    return became.select_related("history_user").order_by("-history_id").first()


def was_touched_since(record: Reviewable, moment: datetime) -> bool:
    """Return whether the record or a part was written after a moment."""
    own = versions_of(type(record)).filter(id=record.pk)
    sources = [own, *(part.versions(record.pk) for part in parts_of(type(record)))]
    return any(versions.filter(history_date__gt=moment).exists() for versions in sources)


def changed_since_publication(record: Reviewable) -> list[Difference] | None:
    """Return what differs from what was published, the parts included; None if it never was published."""
    version = last_publication(record)
    if version is None:
        return None
    return changed_since(record, version.history_date)


def changed_since(
    record: Reviewable, moment: datetime, referents: Referents | None = None
) -> list[Difference]:
    """Return what differs from how the record and its parts stood at a moment."""
    if not was_touched_since(record, moment):
        return []
    then = state_at(type(record), record.pk, moment)
    if then is None:
        return []
    return describe(differences(then, state_now(record)), referents or Referents())
