"""Who carries a tie: the officials and institutions that take part, and the posts they held then."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from articles.choices import EngagementStatus, ParticipantRole
from articles.models import Participation
from articles.ties.side import of_side
from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY
from defense_ties.lib.reviewing import ReviewStatus
from people.models import Appointment, Institution, Official, Position

MOST_DOTS = 10
MOST_POSTS = 4

THERE = ~Q(role=ParticipantRole.MENTIONED)
HELD = Q(engagement__status=EngagementStatus.HELD)
PLANNED = Q(engagement__status=EngagementStatus.PLANNED)


@dataclass
class Carrier:
    """An official, in how many engagements they took part, and the posts as of those dates."""

    official: Official
    held: int
    planned: int
    since: datetime.date | None = None
    until: datetime.date | None = None
    posts: list[Position] = field(default_factory=list)
    more_posts: int = 0

    @property
    def dots(self) -> range:
        """A dot for each engagement held, where they are few enough to be counted by eye."""
        return range(6, self.width, 12) if self.held <= MOST_DOTS else range(0)

    @property
    def width(self) -> int:
        """The width of the dots, in pixels."""
        return 12 * self.held

    @property
    def years(self) -> str:
        """From which year to which, as far as the dates say."""
        if self.since is None or self.until is None:
            return ""
        first, last = self.since.year, self.until.year
        return str(first) if first == last else f"{first}–{last}"


@dataclass
class Carriers:
    """The officials of one country, the busiest first, and how many there are in all."""

    country: str
    rows: list[Carrier]
    number: int


def carriers(engagements: QuerySet, country: str, *, most: int) -> Carriers:
    """Return the officials who took part for a country, with the posts named then or held at the time."""
    engagements = engagements.order_by()
    parts = Participation.objects.filter(
        engagement__in=engagements, official__review_status=ReviewStatus.PUBLISHED
    )
    taking = of_side(parts, country).order_by()
    known = THERE & HELD
    counted = taking.values("official").annotate(
        held=Count("engagement", filter=known, distinct=True),
        planned=Count("engagement", filter=THERE & PLANNED, distinct=True),
        since=Min("engagement__earliest", filter=known & Q(engagement__earliest__gt=NO_FIRST_DAY)),
        until=Max("engagement__latest", filter=known & Q(engagement__latest__lt=NO_LAST_DAY)),
    )
    rows: list[dict[str, Any]] = list(
        counted.order_by("-held", "-planned", "official__sort_key", "official")[:most]
    )
    officials = Official.objects.published().in_bulk([row["official"] for row in rows])
    found = [Carrier(officials[row.pop("official")], **row) for row in rows]
    _attach_posts(found, taking)
    number = len(rows) if len(rows) < most else taking.values("official").distinct().count()
    return Carriers(country, found, number)


def _attach_posts(found: Iterable[Carrier], taking: QuerySet) -> None:
    """Give each carrier the positions named with a part they took, and those they held on such a date."""
    carriers = {carrier.official.pk: carrier for carrier in found}
    ours = taking.filter(official__in=carriers)
    named = ours.filter(position__isnull=False).values_list("official", "position")
    positions: dict[str, dict[str, None]] = defaultdict(dict)
    for official, position, _ in named.annotate(number=Count("pk")).order_by("-number", "position"):
        positions[official][position] = None
    for official, position in _held_then(ours, carriers):
        positions[official][position] = None
    wanted = {position for posts in positions.values() for position in list(posts)[:MOST_POSTS]}
    by_id = Position.objects.select_related("institution").in_bulk(wanted)
    for official, posts in positions.items():
        shown = [by_id[position] for position in list(posts)[:MOST_POSTS]]
        carriers[official].posts = sorted(shown, key=lambda post: (post.seniority or 9, post.title))
        carriers[official].more_posts = len(posts) - len(shown)


def _held_then(ours: QuerySet, carriers: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each official with the positions held on a date of the engagements, the latest first."""
    times: dict[str, set[tuple]] = defaultdict(set)
    for official, *time in ours.values_list("official", "engagement__earliest", "engagement__latest"):
        times[official].add(tuple(time))
    held = Appointment.objects.published().filter(official__in=carriers).latest_first()
    for official, position, since, until in held.values_list("official", "position", "earliest", "latest"):
        if any(first is not None and first <= until and last >= since for first, last in times[official]):
            yield official, position


@dataclass(frozen=True)
class Involved:
    """An institution, and in how many engagements it, or somebody in its posts, took part."""

    institution: Institution
    held: int
    planned: int


def institutions_involved(
    engagements: QuerySet, *, most: int, country: str = "", other_than: str = "", apart_from: Any = None
) -> list[Involved]:
    """Return the institutions for which somebody took part, the busiest first.

    Those of a country, or of any country other than one; one of them may be left out.
    """
    body = Coalesce(F("institution"), F("position__institution"))
    taking = Participation.objects.taking_part().filter(engagement__in=engagements.order_by())
    counted = taking.order_by().annotate(body=body).filter(body__isnull=False).values("body")
    counted = counted.annotate(
        held=Count("engagement", filter=HELD, distinct=True),
        planned=Count("engagement", filter=PLANNED, distinct=True),
    )
    published = Institution.objects.published()
    if country:
        published = published.filter(country=country)
    if other_than:
        published = published.exclude(country=other_than)
    if apart_from:
        published = published.exclude(pk=apart_from.pk)
    counted = counted.filter(body__in=published.values("pk")).order_by("-held", "-planned", "body")[:most]
    institutions = published.in_bulk([row["body"] for row in counted])
    return [Involved(institutions[row["body"]], row["held"], row["planned"]) for row in counted]


def attach_positions(participations: Iterable[Participation]) -> None:
    """Fetch the positions, with their institutions, of participations that were read without them."""
    participations = list(participations)
    wanted = {row.position_id for row in participations if row.position_id}
    by_id = Position.objects.select_related("institution").in_bulk(wanted)
    for row in participations:
        row.position = by_id.get(row.position_id)
