"""Who held which post on a date: for sure, or possibly, as far as the appointments say."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from defense_ties.lib.dates import NO_LAST_DAY, Span, parse_span
from people.models import Appointment, Position

DOUBTS = "?~%"


@dataclass
class Holder:
    """Somebody who held a post on a date, by the appointment to it; not `sure` where it may have been so."""

    appointment: Appointment
    sure: bool
    # What they were known to be then; filled in by whoever knows of ranks.
    rank: Any = None


@dataclass
class PostThen:
    """A post and who held it on a date; where nobody is known, the last one before and the first after."""

    position: Position
    holders: list[Holder] = field(default_factory=list)
    before: Appointment | None = None
    after: Appointment | None = None


def known_days(appointment: Appointment) -> Span | None:
    """Return the first and last day on which the post was held for sure; None where no day is sure.

    From `2018/2020-03` these are the last day of 2018 and the first of March 2020; an open end, `2018/..`,
    says that the post is held still.
    """
    text = appointment.date
    if not text or any(sign in text for sign in DOUBTS):
        return None
    first, slash, last = text.partition("/")
    start = parse_span(first).latest if first != ".." else None
    if not slash:
        end = parse_span(first).earliest
    elif last == "..":
        end = NO_LAST_DAY
    else:
        # How long it was held beyond the first citation is not known.
        end = parse_span(last).earliest or start
    if start is None or end is None or start > end:
        return None
    return Span(start, end)


def is_sure(appointment: Appointment, asked: Span) -> bool:
    """Return whether the post was held on the day asked for, or on one of its days, for sure."""
    if not (asked.earliest and asked.latest and appointment.earliest and appointment.latest):
        return False
    if any(sign in appointment.date for sign in DOUBTS):
        return False
    if asked.earliest <= appointment.earliest and appointment.latest <= asked.latest:
        return True
    days = known_days(appointment)
    return bool(days and days.earliest <= asked.latest and asked.earliest <= days.latest)  # type: ignore[operator]


def holders_on(positions: Iterable[Position], asked: Span) -> list[PostThen]:
    """Return the posts in their order with their published holders on a date, the sure ones first."""
    posts = {position.pk: PostThen(position) for position in positions}
    for appointment in public_appointments(posts).between(asked.earliest, asked.latest).order_by("pk"):
        holder = Holder(appointment, is_sure(appointment, asked))
        posts[appointment.position_id].holders.append(holder)
    for post in posts.values():
        post.holders.sort(key=_order)
    _attach_nearest([post for post in posts.values() if not post.holders], asked)
    return list(posts.values())


def public_appointments(positions: Any) -> Any:
    """Return the published appointments of published officials to some positions."""
    held = Appointment.objects.public().filter(position__in=positions)
    return held.select_related("official", "position__institution")


def _order(holder: Holder) -> tuple:
    appointment = holder.appointment
    return (not holder.sure, appointment.earliest, appointment.official.name, appointment.pk)


def _attach_nearest(posts: list[PostThen], asked: Span) -> None:
    """Find, in two queries, who held each of the posts last before a date and first after it."""
    public = Appointment.objects.public().filter(position=OuterRef("pk"))
    before = public.filter(latest__lt=asked.earliest).order_by(F("latest").desc(), "pk")
    after = public.filter(earliest__gt=asked.latest).order_by("earliest", "pk")
    near: QuerySet[Any] = Position.objects.filter(pk__in=[post.position.pk for post in posts]).annotate(
        before_id=Subquery(before.values("pk")[:1]), after_id=Subquery(after.values("pk")[:1])
    )
    found = {row["pk"]: row for row in near.values("pk", "before_id", "after_id")} if posts else {}
    wanted = {row[end] for row in found.values() for end in ("before_id", "after_id")} - {None}
    by_id = Appointment.objects.select_related("official").in_bulk(wanted)
    for post in posts:
        row = found[post.position.pk]
        post.before, post.after = by_id.get(row["before_id"]), by_id.get(row["after_id"])
