"""Engagements that may be one and the same event."""

import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, islice
from typing import Any

from django.db.models import Q, QuerySet

from articles.duplicates.facts import engagement_facts
from articles.models import Engagement, Participation, Side
from articles.sameness import similar_engagements
from articles.sameness.engagements import (
    comparable_engagements,
    compare_engagements,
    later,
    with_people,
)
from articles.sameness.kinds import near_kinds
from articles.sameness.proposals import PROPOSED, best, reported_by
from defense_ties.lib.names import fold
from defense_ties.lib.records import new_id
from defense_ties.lib.reviewing import ReviewStatus
from people.duplicates import Kind, Likely, Pair
from people.matching import Register

CHUNK = 500
WINDOW = 100  # so many engagements of two countries that are not over yet are compared with a new one
Found = tuple[Engagement, Engagement, float, tuple[str, ...]]


def resembling_engagements(
    engagement: Engagement, parts: Iterable[Any] | None = None, *, register: Register | None = None
) -> list[Likely]:
    """Return the engagements that may be this one, the best first.

    What is on record is compared with what other articles report. What is just typed in is compared with
    everything: it may well be what was drafted from the same article.
    """
    if parts is None:
        found = similar_engagements(engagement)
    else:
        given = list(parts)
        sides = [row for row in given if isinstance(row, Side) and row.country]
        people = [row for row in given if isinstance(row, Participation) and row.engagement is engagement]
        mine = with_rows(engagement, sides=sides, participations=people)
        others = comparable_engagements(mine, sorted({str(side.country) for side in sides}))
        others = [other for other in others if not _is_another_part(engagement, other)]
        found = best(proposal for other in others if (proposal := compare_engagements(mine, other)))
    return [Likely(one.record, one.score, one.reasons) for one in found]


def _is_another_part(engagement: Engagement, other: Engagement) -> bool:
    """Return whether both are parts of one visit, where several meetings of one day are the rule."""
    if engagement.part_of_id is None or engagement.part_of_id != other.part_of_id:
        return False
    return fold(engagement.title) != fold(other.title)


def with_rows(record: Any, **rows: list[Any]) -> Any:
    """Return a copy of a record with rows that need not be saved, by the names of their relations."""
    record = copy.copy(record)
    record.pk = record.pk or new_id()  # a form takes the key off a record that is not saved
    record._prefetched_objects_cache = {}
    for relation, found in rows.items():
        queryset = getattr(record, relation).none()
        queryset._result_cache, queryset._prefetch_done = found, True
        record._prefetched_objects_cache[relation] = queryset
    return record


def engagement_pairs(least: float = PROPOSED) -> Iterator[Pair]:
    """Yield the engagements on record that resemble each other, in the order of their dates."""
    found = chain(_dated(), _undated())
    while chunk := list(islice(found, CHUNK)):
        records = {one.pk: one for first, second, *_ in chunk for one in (first, second)}
        reports = reported_by(list(records.values()))
        for first, second, score, reasons in chunk:
            same_reports = reports[first.pk] and reports[first.pk] == reports[second.pk]
            if score >= least and not same_reports:
                lower, higher = sorted((first.pk, second.pk))
                yield Pair(lower, higher, score, reasons)


def _common() -> Any:
    return with_people(Engagement.objects.in_common().exclude(review_status=ReviewStatus.REJECTED))


def _dated() -> Iterator[Found]:
    """Compare each dated engagement with those of the same countries that may still have been going on."""
    waiting: dict[tuple, list[Engagement]] = defaultdict(list)
    for number, engagement in enumerate(_common().dated().oldest_first().iterator(chunk_size=CHUNK)):
        if number % 10_000 == 0:  # what is over is let go of
            waiting = defaultdict(list, {key: rows for key, rows in waiting.items() if _on(rows, engagement)})
        seen: set[str] = set()
        for key in _countries(engagement):
            rows = _on(waiting[key], engagement)[-WINDOW:]
            for other in rows:
                if other.pk not in seen:
                    seen.add(other.pk)
                    yield from _compared(other, engagement)
            waiting[key] = [*rows, engagement]


def _on(rows: list[Engagement], engagement: Engagement) -> list[Engagement]:
    return [row for row in rows if row.latest and later(row.latest) >= engagement.earliest]


def _countries(engagement: Engagement) -> list[tuple[str, ...]]:
    """Return each two countries of an engagement; its one country where it has no more."""
    countries = sorted({str(side.country) for side in engagement.sides.all()})
    return list(combinations(countries, 2)) or [tuple(countries)]


def _undated() -> Iterator[Found]:
    """Compare each engagement without a year with those of its countries, and of its people.

    Without any date only people in common make two of them one.
    """
    for engagement in _common().undated().order_by("pk").iterator(chunk_size=CHUNK):
        people = [row for row in engagement.participations.all() if row.official_id or row.name_as_written]
        if not engagement.date and not people:
            continue
        countries = sorted({str(side.country) for side in engagement.sides.all()})
        others = Engagement.objects.all() if engagement.date else _with_any_of(people)
        for other in comparable_engagements(engagement, countries, among=others):
            if other.earliest or other.pk > engagement.pk:
                yield from _compared(engagement, other)


def _with_any_of(people: Sequence[Participation]) -> QuerySet[Engagement]:
    """Return the engagements in which one of these officials, or somebody of that name, took part."""
    rows = Participation.objects.filter(
        Q(official__in={row.official_id for row in people if row.official_id})
        | Q(name_as_written__in={row.name_as_written for row in people if row.name_as_written})
    )
    return Engagement.objects.filter(pk__in=rows.order_by().values("engagement"))


def _compared(first: Engagement, second: Engagement) -> Iterator[Found]:
    inside = first.pk == second.part_of_id or second.pk == first.part_of_id
    if inside or second.kind not in near_kinds(first.kind):
        return
    proposal = compare_engagements(first, second)
    if proposal and proposal.score >= PROPOSED:
        yield first, second, proposal.score, proposal.reasons


ENGAGEMENT = Kind(
    model=Engagement,
    resembling=resembling_engagements,
    facts=engagement_facts,
    pairs=engagement_pairs,
    in_country=lambda code: Engagement.objects.filter(sides__country=code),
    countries=lambda keys: Side.objects.filter(engagement__in=keys).values_list("country", flat=True),
)
