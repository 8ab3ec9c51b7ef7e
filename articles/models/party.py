"""Parties: the countries and institutions between which an agreement is made."""

from django.db import models
from django.db.models import Q
from django_countries.fields import CountryField
from simple_history.models import HistoricalRecords

from articles.models.agreement import Agreement
from articles.models.coded import AgreementPartQuerySet
from defense_ties.lib.constraints import valid_country
from defense_ties.lib.countries import country_name
from defense_ties.lib.records import Record
from people.models import Institution


class Party(Record):
    """A country, or an institution of it, that is party to an agreement."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="parties", help_text="The agreement it is party to."
    )
    country = CountryField(blank=True, help_text="The country; blank for an international organisation.")
    institution = models.ForeignKey(
        Institution,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parties",
        help_text="The institution that is the party; blank where only the country is named.",
    )

    history = HistoricalRecords()
    objects = AgreementPartQuerySet.as_manager()

    class Meta:
        ordering = ["agreement_id", "country", "id"]
        verbose_name_plural = "parties"
        indexes = [models.Index(fields=["country", "agreement"], name="articles_party_of_country")]
        constraints = [
            *Record.Meta.constraints,
            valid_country(name="articles_party_country"),
            models.CheckConstraint(
                condition=Q(institution__isnull=False) | ~Q(country=""),
                name="articles_party_somebody",
                violation_error_message="A party is a country or an institution.",
            ),
            models.UniqueConstraint(
                fields=["agreement", "institution"],
                condition=Q(institution__isnull=False),
                name="articles_party_institution_once",
                violation_error_message="The institution is a party to this agreement already.",
            ),
            models.UniqueConstraint(
                fields=["agreement", "country"],
                condition=Q(institution__isnull=True),
                name="articles_party_country_once",
                violation_error_message="The country is a party to this agreement already.",
            ),
        ]

    def __str__(self):
        return str(self.institution or country_name(self.country))
