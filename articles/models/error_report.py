"""Errors that readers report: what is wrong, in which record, and what became of it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from articles.choices import ReportState
from defense_ties.lib.constraints import filled, one_of
from defense_ties.lib.records import IdField

RECORD_TYPES = ("engagement", "agreement", "official", "institution", "article")
LONGEST_WORDS, LONGEST_SOURCE, LONGEST_CONTACT = 4_000, 1_000, 200


class ErrorReportQuerySet(models.QuerySet):
    """Reports by what became of them, and by what they are about."""

    def open(self):
        """Return the reports that nobody has decided."""
        return self.filter(state=ReportState.OPEN)

    def about(self, record: models.Model):
        """Return the reports about a record."""
        return self.filter(record_type=record._meta.model_name, record_id=record.pk)

    def since(self, moment: datetime):
        """Return the reports that came after a moment."""
        return self.filter(reported_at__gt=moment)

    def lately(self, **period: float):
        """Return the reports of the last hours or days, given as for a time span."""
        return self.since(timezone.now() - timedelta(**period))


class ErrorReport(models.Model):
    """What a reader says is wrong; staff only, as it may name people."""

    # A record may be merged or deleted before anybody reads the report: no foreign key, as for redirections.
    record_type = models.CharField(
        "kind of record",
        max_length=20,
        blank=True,
        choices=[(name, name.capitalize()) for name in RECORD_TYPES],
        help_text="Kind of the record that is wrong; blank for the site as a whole.",
    )
    record_id = IdField(blank=True, help_text="Id of the record.")
    record_name = models.CharField(
        "record", max_length=500, blank=True, help_text="What the record was called when it was reported."
    )
    words = models.TextField(
        "what is wrong", max_length=LONGEST_WORDS, help_text="What is wrong, in the reader’s words."
    )
    source = models.TextField(
        max_length=LONGEST_SOURCE, blank=True, help_text="Where the reader says it can be checked."
    )
    contact = models.CharField(
        max_length=LONGEST_CONTACT, blank=True, help_text="How to reach the reader, if they said so."
    )
    # Counts the reports of one address for a day and is then emptied; the address itself is never kept.
    sender = models.CharField(max_length=64, blank=True, editable=False, help_text="Code of the address.")
    reported_at = models.DateTimeField(
        "reported", default=timezone.now, editable=False, db_index=True, help_text="When it came."
    )
    state = models.CharField(
        max_length=10,
        choices=ReportState.choices,
        default=ReportState.OPEN,
        db_index=True,
        help_text="What became of it: open, answered or dismissed.",
    )
    answer = models.TextField(
        blank=True, help_text="What was found and done, for colleagues; it is not sent to anybody."
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Who answered or dismissed it.",
    )
    decided_at = models.DateTimeField(
        "decided", null=True, blank=True, editable=False, help_text="When it was answered or dismissed."
    )

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        ordering = ["-reported_at", "-id"]
        verbose_name = "report of an error"
        verbose_name_plural = "reports of errors"
        # Only readers make reports, on the public page.
        default_permissions = ("change", "delete", "view")
        indexes = [models.Index(fields=["record_type", "record_id"], name="articles_errorreport_about")]
        constraints = [
            one_of("record_type", RECORD_TYPES, name="articles_errorreport_record_type", blank=True),
            one_of("state", ReportState.values, name="articles_errorreport_state"),
            filled("words", name="articles_errorreport_words"),
            models.CheckConstraint(
                condition=Q(record_type="", record_id="") | (~Q(record_type="") & ~Q(record_id="")),
                name="articles_errorreport_record",
                violation_error_message="A record is named by its kind and its id together.",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.OPEN, decided_at__isnull=True)
                | (~Q(state=ReportState.OPEN) & Q(decided_at__isnull=False)),
                name="articles_errorreport_decided_when",
                violation_error_message="A decision says when it was taken; an open report does not.",
            ),
        ]

    def __str__(self):
        return f"{self.record_name or 'The site'}, {timezone.localtime(self.reported_at):%-d %B %Y}"

    @property
    def record_url(self) -> str:
        """Address of the record’s public page; that of a merged record leads on."""
        return reverse(self.record_type, args=[self.record_id]) if self.record_type else ""
