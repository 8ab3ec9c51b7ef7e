"""Times between the holders of a post of which nothing is on record, and times with two of them."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from people.holders import known_days
from people.models import Appointment

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Gap:
    """The days, both included, on which nobody is on record for a post."""

    first: datetime.date
    last: datetime.date


@dataclass(frozen=True)
class Overlap:
    """Two who held one post for sure on the same days, the earlier first."""

    first: Appointment
    second: Appointment


def gaps_between(appointments: Iterable[Appointment]) -> list[Gap]:
    """Return the times between the first and the last appointment that none of them may cover."""
    spans = sorted((one.earliest, one.latest) for one in appointments if one.earliest and one.latest)
    gaps: list[Gap] = []
    until = None
    for first, last in spans:
        if until is not None and first > until and first - until > DAY:
            gaps.append(Gap(until + DAY, first - DAY))
        until = max(last, until) if until else last
    return gaps


def overlaps_among(appointments: Iterable[Appointment]) -> list[Overlap]:
    """Return the pairs of officials who are both on record for a post on the same day, each pair once."""
    known = [(days, one) for one in appointments if (days := known_days(one))]
    known.sort(key=lambda pair: (pair[0].earliest, pair[0].latest, pair[1].pk))
    found: dict[frozenset, Overlap] = {}
    for place, (days, one) in enumerate(known):
        for later, other in known[place + 1 :]:
            if later.earliest > days.latest:  # type: ignore[operator]
                break
            if one.official_id != other.official_id:
                found.setdefault(frozenset((one.official_id, other.official_id)), Overlap(one, other))
    return list(found.values())
