"""Engagements of other reports that may be the same as this one."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from articles.models import Engagement, Participation
from articles.sameness.kinds import near_kinds
from articles.sameness.proposals import (
    NEAR,
    PROPOSED,
    Proposal,
    best,
    dates_agree,
    days_apart,
    of_other_articles,
    people_agree,
)
from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY
from defense_ties.lib.names import fold
from defense_ties.lib.reviewing import ReviewStatus
from people.matching import apart_from

LOOKED_AT = 300
SOON = 0.06  # what it weighs that two reports are near in time
LONG_APART = 200  # days between two reports of an event of which no year is known


def similar_engagements(engagement: Engagement) -> list[Proposal]:
    """Return the engagements that other articles report and that may be this one, the best first."""
    countries = list(engagement.sides.values_list("country", flat=True))
    others = of_other_articles(engagement, comparable_engagements(engagement, countries))
    mine = with_people(Engagement.objects.filter(pk=engagement.pk)).get()
    return best(proposal for other in others if (proposal := compare_engagements(mine, other)))


def comparable_engagements(
    engagement: Engagement, countries: Sequence[str], *, among: QuerySet[Engagement] | None = None
) -> list[Engagement]:
    """Return those of like kind, between the same countries, not far in time; it need not be saved."""
    known: Any = Engagement.objects.all() if among is None else among
    shared = Count("sides", filter=Q(sides__country__in=countries), distinct=True)
    barred = {engagement.pk, engagement.part_of_id, *apart_from(engagement)} - {None}
    rows: Any = (
        known.filter(kind__in=near_kinds(engagement.kind), sides__country__in=countries)
        .in_common()
        .exclude(review_status=ReviewStatus.REJECTED)
        .exclude(pk__in=barred)
        .exclude(part_of=engagement.pk)
    )
    if engagement.earliest and engagement.latest:
        near = Q(earliest__lte=later(engagement.latest), latest__gte=_sooner(engagement.earliest))
        rows = rows.filter(near | Q(earliest__isnull=True))
    rows = rows.annotate(shared=shared).filter(shared__gte=min(2, len(countries)))
    return list(with_people(rows.order_by("-earliest", "pk"))[:LOOKED_AT])


def with_people(rows: QuerySet[Engagement]) -> QuerySet[Engagement]:
    """Fetch with the engagements what they are compared by."""
    people = Participation.objects.select_related("official")
    return rows.select_related("place").prefetch_related("sides", Prefetch("participations", people))


def later(day: datetime.date) -> datetime.date:
    """Return the last day on which another report may put what ended on this day."""
    return day if day >= NO_LAST_DAY - NEAR else day + NEAR


def _sooner(day: datetime.date) -> datetime.date:
    return day if day <= NO_FIRST_DAY + NEAR else day - NEAR


def compare_engagements(mine: Engagement, theirs: Engagement) -> Proposal | None:
    """Return the second engagement as a proposal for the first; None where there is no case for it."""
    dated = dates_agree(mine.date, theirs.date)
    if dated is None:
        return None
    parts = [_sides(mine, theirs), _kinds(mine, theirs), dated, _people(mine, theirs)]
    parts += [_places(mine, theirs), _status(mine, theirs)]
    if sum(weight for weight, _ in parts) + SOON < PROPOSED:
        return None  # whatever the reports say, which takes several queries
    parts.append(_reports(mine, theirs))
    score = sum(weight for weight, _ in parts)
    return Proposal(
        theirs,
        round(min(max(score, 0.0), 1.0), 3),
        tuple(reason for _, reason in parts if reason),
    )


def _sides(mine: Engagement, theirs: Engagement) -> tuple[float, str]:
    first = {str(side.country) for side in mine.sides.all()}
    second = {str(side.country) for side in theirs.sides.all()}
    if first == second:
        return 0.2, "The same countries."
    return 0.2 * len(first & second) / max(len(first | second), 1), "Some of the same countries."


def _kinds(mine: Engagement, theirs: Engagement) -> tuple[float, str]:
    if mine.kind == theirs.kind:
        return 0.1, "The same kind of engagement."
    return 0.05, f"Reported as another kind: {theirs.get_kind_display()}."


def _people(mine: Engagement, theirs: Engagement) -> tuple[float, str]:
    shared, here, there = people_agree(_persons(mine), _persons(theirs))
    if not here or not there:
        return 0.08, "One of the reports names nobody."
    if not shared:
        return -0.25, "They name different people."
    return 0.7 * len(shared) / (here + there), f"In both: {', '.join(shared)}."


def _persons(engagement: Engagement) -> list[tuple[str | None, str, str]]:
    return [
        (row.official_id, row.official.name if row.official else row.name_as_written, str(row.country or ""))
        for row in engagement.participations.all()
        if (row.official_id or row.name_as_written) and row.role != "mentioned"
    ]


def _places(mine: Engagement, theirs: Engagement) -> tuple[float, str]:
    first, second = mine.place, theirs.place
    if first is None or second is None:
        return 0.0, ""
    if first.country and second.country and first.country != second.country:
        return -0.3, f"Another country: {second}."
    if fold(first.name) == fold(second.name):
        return 0.06, f"The same place: {second}."
    if "country" in (first.kind, second.kind):
        return 0.03, f"The same country: {second}."
    return -0.08, f"Another place: {second}."


def _reports(mine: Engagement, theirs: Engagement) -> tuple[float, str]:
    """Weigh the days between the reports, where the dates themselves do not tell."""
    if mine.earliest and theirs.earliest:
        return 0.0, ""
    days = days_apart(mine, theirs)
    if days is None:
        return 0.0, ""
    if days > LONG_APART:
        return -0.2, f"The reports are {days} days apart."
    return SOON, "The reports are near in time."


def _status(mine: Engagement, theirs: Engagement) -> tuple[float, str]:
    if mine.status == theirs.status:
        return 0.0, ""
    return -0.1, f"Reported as {theirs.get_status_display().lower()}."
