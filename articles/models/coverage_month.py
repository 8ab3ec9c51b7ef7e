"""Which months of which publishers were read, so that silence can be told from absence."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from articles.choices import MonthState
from articles.models.publisher import Publisher
from defense_ties.lib.constraints import matches, one_of
from defense_ties.lib.records import Record

MONTH_PATTERN = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
MONTH_MESSAGE = "Write a month as year and month: 2022-03."


class CoverageMonthQuerySet(models.QuerySet):
    """Months of publishers by how far they were read."""

    def within(self, first: str, last: str):
        """Return the months from the first to the last, written `2022-03`."""
        return self.filter(month__gte=first, month__lte=last)

    def read(self):
        """Return the months that were read in whole."""
        return self.filter(state=MonthState.READ)


class CoverageMonth(Record):
    """A month of a publisher, and how far what it published then was searched for reports of ties."""

    publisher = models.ForeignKey(
        Publisher,
        on_delete=models.PROTECT,
        related_name="coverage_months",
        help_text="Whose output was searched.",
    )
    month = models.CharField(max_length=7, help_text="Year and month of the output: 2022-03.")
    state = models.CharField(
        max_length=10,
        choices=MonthState.choices,
        default=MonthState.READ,
        help_text="How far the output of the month was searched: read, read in part, not read.",
    )
    note = models.TextField(
        blank=True, help_text="What was searched, and how: the sections, the search words, the gaps."
    )
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Who last said how far the month was read.",
    )

    history = HistoricalRecords()
    objects = CoverageMonthQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "publisher_id", "id"]
        verbose_name = "month of a publisher"
        verbose_name_plural = "months of publishers"
        constraints = [
            *Record.Meta.constraints,
            matches(
                "month",
                MONTH_PATTERN,
                name="articles_coveragemonth_month",
                message=MONTH_MESSAGE,
                blank=False,
            ),
            one_of("state", MonthState.values, name="articles_coveragemonth_state"),
            models.UniqueConstraint(
                fields=["publisher", "month"],
                name="articles_coveragemonth_once",
                violation_error_message="How far this month of the publisher was read is on record already.",
            ),
        ]

    def __str__(self):
        return f"{self.publisher}, {self.month}: {self.get_state_display().lower()}"
