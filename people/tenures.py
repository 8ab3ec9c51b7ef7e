"""Officials who seem to hold one position at the same time."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import Exact, GreaterThanOrEqual

from defense_ties.lib.reviewing import ReviewStatus
from people.matching.distinct import tell_apart
from people.models import Appointment, Distinct

SAID = "Several may hold the position at once."
# A last day from here on may be that of a month.
SHORTEST = 28


def overlapping(appointments: QuerySet) -> QuerySet:
    """Return the appointments to positions that somebody else seems to hold at the same time.

    Each comes with `other_holder`, the name of one such official. Two who follow one another in a year or
    month that is all that is known of the change do not overlap, nor do those who were judged not to.
    """
    others = _others()
    return (
        appointments.exclude(review_status=ReviewStatus.REJECTED)
        .filter(Exists(others))
        .annotate(other_holder=Subquery(others.order_by("official__name", "pk").values("official__name")[:1]))
    )


@transaction.atomic
def allow_together(*, appointments: Iterable[Appointment], user: Any, reason: str = "") -> int:
    """Remember that appointments do not stand against those they overlap; return the number of pairs."""
    pairs = set()
    for appointment in appointments:
        beside = Appointment.objects.filter(position=appointment.position_id)
        for other in overlapping_with(appointment, beside):
            pairs.add(frozenset((appointment, other)))
    for first, second in pairs:
        tell_apart(first=first, second=second, user=user, reason=reason or SAID)
    return len(pairs)


def overlapping_with(appointment: Appointment, among: QuerySet) -> QuerySet:
    """Return those among some appointments that overlap the one, and were not judged to be no conflict."""
    itself = Appointment._base_manager.filter(pk=appointment.pk)
    return among.filter(Exists(itself.filter(_overlap(), ~Exists(_judged()))))


def _others() -> QuerySet:
    others = Appointment._base_manager.filter(_overlap(), ~Exists(_judged()), position=OuterRef("position"))
    return others.exclude(review_status=ReviewStatus.REJECTED)


def _overlap() -> Q:
    """Return the condition that an appointment is of another official and overlaps the outer one."""
    at_once = Q(earliest__lte=OuterRef("latest"), latest__gte=OuterRef("earliest"))
    return at_once & ~Q(official=OuterRef("official")) & ~_follows() & ~_precedes()


def _follows() -> Q:
    """Return the condition that it begins in the very year or month in which the outer one ends."""
    of_year = Q(earliest__year=OuterRef("latest__year"))
    of_month = of_year & Q(earliest__month=OuterRef("latest__month"))
    year_end = Q(Exact(OuterRef("latest__month"), 12)) & Q(Exact(OuterRef("latest__day"), 31))
    month_end = Q(GreaterThanOrEqual(OuterRef("latest__day"), SHORTEST))
    whole_year = Q(earliest__month=1, earliest__day=1) | year_end
    return (of_year & whole_year) | (of_month & (Q(earliest__day=1) | month_end))


def _precedes() -> Q:
    """Return the condition that the outer one begins in the very year or month in which it ends."""
    of_year = Q(latest__year=OuterRef("earliest__year"))
    of_month = of_year & Q(latest__month=OuterRef("earliest__month"))
    year_begin = Q(Exact(OuterRef("earliest__month"), 1)) & Q(Exact(OuterRef("earliest__day"), 1))
    month_begin = Q(Exact(OuterRef("earliest__day"), 1))
    whole_year = Q(latest__month=12, latest__day=31) | year_begin
    return (of_year & whole_year) | (of_month & (Q(latest__day__gte=SHORTEST) | month_begin))


def _judged() -> QuerySet:
    """Return the judgements about an appointment and that of the outer query."""
    kind = Distinct.objects.filter(record_type=Appointment._meta.model_name)
    one, other = OuterRef("pk"), OuterRef(OuterRef("pk"))
    return kind.filter(Q(first_id=one, second_id=other) | Q(first_id=other, second_id=one))
