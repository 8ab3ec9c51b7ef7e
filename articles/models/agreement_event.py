"""The dated history of agreements."""

from django.db import models
from simple_history.models import HistoricalRecords

from articles.choices import AgreementEventKind
from articles.models.agreement import Agreement
from articles.models.coded import AgreementPartQuerySet
from defense_ties.lib.constraints import one_of
from defense_ties.lib.dates import Dated, DatedQuerySet
from defense_ties.lib.records import Record


class AgreementEventQuerySet(AgreementPartQuerySet, DatedQuerySet):  # type: ignore[override]
    """Events of agreements by when they happened."""


class AgreementEvent(Record, Dated):
    """A step in the life of an agreement; the last step is its status."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="events", help_text="The agreement it happened to."
    )
    sequence = models.PositiveSmallIntegerField(
        default=1, help_text="Place in the history, 1 the first: steps without a date are put in order by it."
    )
    kind = models.CharField(
        max_length=12,
        choices=AgreementEventKind.choices,
        help_text="What happened: announced, signed, in_force …",
    )
    note = models.TextField(blank=True, help_text="What a reader should know, in our own words.")

    history = HistoricalRecords()
    objects = AgreementEventQuerySet.as_manager()

    class Meta:
        ordering = ["agreement_id", "sequence"]
        verbose_name = "event of an agreement"
        verbose_name_plural = "events of agreements"
        constraints = [
            *Record.Meta.constraints,
            *Dated.Meta.constraints,
            one_of("kind", AgreementEventKind.values, name="articles_agreementevent_kind"),
            models.UniqueConstraint(
                fields=["agreement", "sequence"],
                name="articles_agreementevent_order",
                violation_error_message="Two events of an agreement cannot share a place in its history.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.date}".strip()
