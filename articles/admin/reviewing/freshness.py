"""Whether a record still is what somebody saw when they decided about it."""

import hashlib
from typing import Any

from articles.models import Agreement, Engagement
from people.models import Official

# What a card shows of a record beside its own fields.
PARTS: dict[type, tuple[str, ...]] = {
    Engagement: ("sides", "participations"),
    Agreement: ("parties", "signatures", "events"),
    Official: ("appointments",),
}


def token_of(record: Any) -> str:
    """Return a text that changes whenever the record or one of its parts does."""
    parts = [part for name in PARTS.get(type(record), ()) for part in getattr(record, name).all()]
    stamps = sorted(f"{one.pk} {one.changed_at.isoformat()}" for one in (record, *parts))
    return hashlib.sha256("\n".join(stamps).encode()).hexdigest()[:16]


def locked(record: Any) -> Any:
    """Return the record as it now stands, locked until the transaction ends; None if it is gone."""
    return type(record)._base_manager.select_for_update(of=("self",)).filter(pk=record.pk).first()


def who_changed(record: Any) -> str:
    """Return who made the last change to the record, or “somebody”."""
    last = record.history.select_related("history_user").order_by("-history_date", "-history_id").first()
    return str(last.history_user) if last and last.history_user else "somebody"
