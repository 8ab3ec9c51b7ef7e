"""Leading the address of a record that is gone to the one that stays."""

from typing import Any

from defense_ties.lib.merging import Journal
from people.models import Redirection


def redirect(*, record_type: str, old_id: str, new_id: str, reason: str, journal: Journal) -> None:
    """Lead an old address to a record, and there at once what led to the old one: no chain grows."""
    known = Redirection.objects.filter(record_type=record_type)
    for stale in known.filter(old_id=new_id):  # it was brought back since
        journal.drop(stale)
    for former in known.filter(new_id=old_id).order_by("pk"):
        journal.change(former, {"new_id": new_id})
    if standing := known.filter(old_id=old_id).first():
        journal.change(standing, {"new_id": new_id})
        return
    journal.add(
        Redirection(
            record_type=record_type, old_id=old_id, new_id=new_id, reason=reason, made_by=journal.user
        )
    )


def heir(model: Any, key: str) -> Any:
    """Return the record to which the id of one that was merged leads, or None."""
    target = Redirection.objects.target(model._meta.model_name, key)
    return model._base_manager.filter(pk=target).first() if target else None
