"""Signatures: who signed an agreement, for whom."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from articles.models.agreement import Agreement
from articles.models.coded import AgreementPartQuerySet
from articles.models.party import Party
from defense_ties.lib.fields import FoldedField
from defense_ties.lib.records import Record
from people.models import Attribution, Official


class Signature(Record, Attribution):
    """An official signed an agreement for one of its parties."""

    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.CASCADE,
        related_name="signatures",
        help_text="The agreement that was signed.",
    )
    official = models.ForeignKey(
        Official,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="signatures",
        help_text="Who signed; blank while it is not decided who is meant.",
    )
    party = models.ForeignKey(
        Party,
        on_delete=models.RESTRICT,  # but it goes with the agreement
        null=True,
        blank=True,
        related_name="signatures",
        help_text="The party for which they signed.",
    )
    folded = FoldedField(
        of=("name_as_written", "title_as_written"), help_text="Name and title as written, folded for search."
    )

    history = HistoricalRecords()
    objects = AgreementPartQuerySet.as_manager()

    class Meta:
        ordering = ["agreement_id", "id"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(official__isnull=False) | ~Q(name_as_written=""),
                name="articles_signature_somebody",
                violation_error_message="Give an official or at least the name as written.",
            ),
            models.UniqueConstraint(
                fields=["agreement", "official"],
                condition=Q(official__isnull=False),
                name="articles_signature_once",
                violation_error_message="The official has signed this agreement already.",
            ),
        ]

    def clean(self):
        super().clean()
        if self.party and self.party.agreement_id != self.agreement_id:
            raise ValidationError({"party": f"“{self.party}” is not a party to this agreement."})

    def __str__(self):
        return str(self.official or self.name_as_written)
