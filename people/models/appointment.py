"""Appointments: who held which position, and when."""

import datetime

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY, Dated, DatedQuerySet, parse_span
from defense_ties.lib.records import Record
from defense_ties.lib.reviewing import PERMISSIONS, Reviewable, ReviewableQuerySet, ReviewStatus
from people.models.official import Official
from people.models.position import Position


class AppointmentQuerySet(DatedQuerySet, ReviewableQuerySet):  # type: ignore[override]
    """Appointments by the time they cover."""

    def of(self, official):
        """Return the appointments of an official."""
        return self.filter(official=official)

    def public(self):
        """Return the published appointments of published officials."""
        return self.published().filter(official__review_status=ReviewStatus.PUBLISHED)

    def accepted(self):
        """Return the appointments that were not rejected."""
        return self.exclude(review_status=ReviewStatus.REJECTED)

    def held_on(self, date: str):
        """Return the appointments that may have been held on an EDTF date; all where it names no year."""
        span = parse_span(date)
        return self.all() if span.earliest is None else self.between(span.earliest, span.latest)

    def latest_first(self):
        """Return the appointments by how late they last, the most senior first."""
        return self.order_by(
            F("latest").desc(nulls_last=True),
            F("position__seniority").asc(nulls_last=True),
            F("earliest").desc(nulls_last=True),
            "id",
        )


class Appointment(Record, Reviewable, Dated):
    """An official holds a position for a time; first cited is not the same as began."""

    official = models.ForeignKey(
        Official, on_delete=models.CASCADE, related_name="appointments", help_text="Who holds the position."
    )
    position = models.ForeignKey(
        Position,
        on_delete=models.PROTECT,
        related_name="appointments",
        help_text="The position that is held.",
    )
    true_start = models.BooleanField(
        default=False, help_text="The first day is when it began, not only when it is first cited."
    )
    true_end = models.BooleanField(
        default=False, help_text="The last day is when it ended, not only when it is last cited."
    )
    note = models.TextField(blank=True, help_text="What a reader should know, in our own words.")

    history = HistoricalRecords()
    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["official_id", F("earliest").asc(nulls_last=True), "id"]
        default_permissions = PERMISSIONS
        indexes = [models.Index(fields=["changed_at", "id"], name="people_appointment_changed")]
        constraints = [
            *Record.Meta.constraints,
            *Reviewable.Meta.constraints,
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["official", "position", "date"],
                name="people_appointment_once",
                violation_error_message="The official has this appointment already.",
            ),
        ]

    def __str__(self):
        return f"{self.official}: {self.position}"

    def standing(self, today: datetime.date | None = None) -> str:
        """Return “current”, “ended” or “unknown”, as the dates and the two flags allow.

        Only an open end, written `2018/..`, says that the post is held still; only a true end that is past
        says that it is not. Everything else, as a post that was last cited some time ago, is unknown.
        """
        today = today or timezone.localdate()
        if self.latest is None or (self.earliest and self.earliest > today):
            return "unknown"
        if self.date.endswith("/.."):
            return "current"
        return "ended" if self.true_end and self.latest < today else "unknown"

    STANDINGS = {"current": _("Current"), "ended": _("Ended"), "unknown": _("Unknown")}

    @property
    def has_open_start(self) -> bool:
        """Whether no first day is known."""
        return self.earliest == NO_FIRST_DAY

    @property
    def has_open_end(self) -> bool:
        """Whether no last day is known."""
        return self.latest == NO_LAST_DAY
