"""Steps of days, weeks and months away from a day."""

import datetime
from calendar import monthrange

from articles.extraction.dates.partial import Partial


def days_away(today: datetime.date, when: Partial) -> int:
    """Return how many days a day lies ahead; a month that is under way is no day away."""
    if when.day is None and (when.year, when.month) == (today.year, today.month):
        return 0
    day = when.date or when._replace(day=1).date or today
    return (day - today).days


def is_weekday(when: Partial, weekday: int) -> bool:
    """Return whether a day is known and is the weekday."""
    return when.date is not None and when.date.weekday() == weekday


def week(day: datetime.date, offset: int) -> tuple[datetime.date, datetime.date]:
    """Return the Monday and Sunday of the week so many weeks away."""
    monday = day + datetime.timedelta(7 * offset - day.weekday())
    return monday, monday + datetime.timedelta(6)


def weekend(day: datetime.date, offset: int, towards: str) -> tuple[datetime.date, datetime.date]:
    """Return the Saturday and Sunday: the last before the day, or the next where the words look ahead."""
    saturday = week(day, 0)[0] + datetime.timedelta(5)
    if offset < 0 or (offset == 0 and towards != "future" and saturday > day):
        saturday -= datetime.timedelta(7)
    elif offset > 0 and saturday <= day:
        saturday += datetime.timedelta(7)
    return saturday, saturday + datetime.timedelta(1)


def month_away(anchor: Partial, offset: int) -> Partial:
    """Return the month so many months away."""
    months = (anchor.month or 1) - 1 + offset
    year = anchor.year + months // 12 if anchor.year else None
    return Partial(year, months % 12 + 1)


def day_away(anchor: Partial, offset: int) -> Partial | None:
    """Return a day beside one without a year, unless it lies where the length of February counts."""
    if not (anchor.month and anchor.day):
        return None
    day = anchor.day + offset
    if 1 <= day <= min(28, monthrange(2023, anchor.month)[1]) or (anchor.month != 2 and 1 <= day <= 30):
        return anchor._replace(day=day)
    if anchor.month in (2, 3):
        return None
    moved = datetime.date(2023, anchor.month, min(anchor.day, monthrange(2023, anchor.month)[1]))
    moved += datetime.timedelta(offset)
    return Partial(None, moved.month, moved.day)
