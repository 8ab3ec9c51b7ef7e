"""How a record came to stand as it does: what a reader may know of its history, without names."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from defense_ties.lib.reviewing import ReviewStatus

REVIEWED = {
    ReviewStatus.DRAFT: gettext_lazy("Reopened as a draft"),
    ReviewStatus.READY: gettext_lazy("Marked ready for review"),
    ReviewStatus.PUBLISHED: gettext_lazy("Published"),
    ReviewStatus.REJECTED: gettext_lazy("Withdrawn"),
}


@dataclass(frozen=True)
class Step:
    """A change of status and its day."""

    day: datetime.date
    words: Any


def steps(record: Any) -> list[Step]:
    """Return the changes of a record's review status and, once it was public, of its own status."""
    has_status = any(field.name == "status" for field in record._meta.concrete_fields)
    columns = ["history_date", "review_status", *(["status"] if has_status else [])]
    found: list[Step] = []
    was: dict = {}
    for now in record.history.order_by("history_date", "history_id").values(*columns):
        found += [Step(now["history_date"].date(), words) for words in _changes(record, was, now)]
        was = now
    return found


def _changes(record: Any, was: dict, now: dict) -> list[Any]:
    if not was:
        return [
            REVIEWED[now["review_status"]] if now["review_status"] != ReviewStatus.DRAFT else _("Drafted")
        ]
    changes: list[Any] = []
    if was.get("status") != now.get("status") and was["review_status"] == ReviewStatus.PUBLISHED:
        labels = dict(record._meta.get_field("status").flatchoices)
        said = {"before": labels[was["status"]].lower(), "now": labels[now["status"]].lower()}
        changes.append(_("Status: %(before)s, now %(now)s") % said)
    if was["review_status"] != now["review_status"]:
        changes.append(REVIEWED[now["review_status"]])
    return changes
