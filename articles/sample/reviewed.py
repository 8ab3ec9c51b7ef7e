"""What every made-up record has: an id, the time it was made, and that it was published."""

import datetime
from typing import Any

from articles.sample.chance import Chance
from defense_ties.lib.reviewing import ReviewStatus

# The sample ends on this day, whenever it is made: the same seed gives the same records.
FIRST, TODAY = datetime.date(2000, 1, 1), datetime.date(2026, 6, 30)
# A project that began ten years before.
CODED_FROM = datetime.date(2016, 7, 1)


def published(
    chance: Chance, *, after: datetime.date = CODED_FROM, reviewed: bool = True, draft: bool = False
) -> dict[str, Any]:
    """Return the values of a new record that was coded after a day; a draft has not been published."""
    day = min(max(after, CODED_FROM) + datetime.timedelta(days=chance.randrange(1, 60)), TODAY)
    at = datetime.datetime.combine(day, datetime.time(8), datetime.UTC)
    at += datetime.timedelta(seconds=chance.randrange(36_000))
    values: dict[str, Any] = {"id": chance.record_id(), "created_at": at, "changed_at": at}
    if not reviewed:
        return values
    if draft:
        return values | {"review_status": ReviewStatus.DRAFT}
    values |= {"review_status": ReviewStatus.PUBLISHED, "published_at": at}
    return values | {"reviewed_at": at}
