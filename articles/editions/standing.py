"""In which editions a record stands."""

from typing import Any

from articles.models import Edition
from defense_ties.lib.reviewing import ReviewStatus


def editions_with(record: Any) -> list[Edition]:
    """Return the published editions in which a record stands, the oldest first.

    They hold what was published at the moment they were frozen, which the record's history tells.
    """
    editions = list(Edition.objects.published().order_by("frozen_at"))
    if not editions:
        return []
    entries = list(
        record.history.order_by("history_date", "history_id").values_list(
            "history_date", "review_status", "history_type"
        )
    )
    found = []
    for edition in editions:
        until = [entry for entry in entries if entry[0] <= edition.frozen_at]
        if until and until[-1][1] == ReviewStatus.PUBLISHED and until[-1][2] != "-":
            found.append(edition)
    return found
