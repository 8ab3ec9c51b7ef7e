"""What changed since a record last became public."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from defense_ties.lib.history.parts import parts_of, versions_of
from defense_ties.lib.history.states import Difference, describe, differences, state_at, state_now
from defense_ties.lib.history.words import Referents
from defense_ties.lib.reviewing import Reviewable, ReviewStatus


def _became_published(model: type[Any]) -> Any:
    """Return the versions by which records of a kind became public."""
    versions = versions_of(model)
    before = versions.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    last = before.order_by("-history_id").values("review_status")[:1]
    became = versions.filter(review_status=ReviewStatus.PUBLISHED).annotate(status_before=Subquery(last))
    return became.filter(Q(status_before=None) | ~Q(status_before=ReviewStatus.PUBLISHED))


def touched_since_publication(queryset: Any) -> Any:
    """Return the records that were written, or had a part written, since they were last published."""
    model = queryset.model
    became = _became_published(model).filter(id=OuterRef("pk")).order_by("-history_id")
    later = Exists(versions_of(model).filter(id=OuterRef("pk"), history_date__gt=OuterRef("last_public")))
    touched = Q(later)
    for part in parts_of(model):
        if part.above is None:
            rows = versions_of(part.model).filter(**{part.column: OuterRef("pk")})
            touched |= Q(Exists(rows.filter(history_date__gt=OuterRef("last_public"))))
    formerly = queryset.filter(published_at__isnull=False)
    return formerly.annotate(last_public=Subquery(became.values("history_date")[:1])).filter(touched)


def last_publication(record: Reviewable) -> Any:
    """Return the version by which a record last became public; None if it never was."""
    if record.published_at is None:
        return None
    became = _became_published(type(record)).filter(id=record.pk)
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
