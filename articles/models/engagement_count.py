"""How many engagements are published; written by triggers of the database and by nothing else.

What has no `first` country counts all engagements, what has no `second` those of one country. Of one country,
and of all, months are told apart; of two countries only years: `earliest` and `latest` are the first days of
these, or the ends of time. Numbers of several transactions add up.
"""

import datetime

from django.db import models
from django.db.models import F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from articles.choices import EngagementStatus
from defense_ties.lib.dates import DatedQuerySet
from defense_ties.lib.records import IdField

# What a number is kept for; of what has no date the key says the first of all days.
UNDATED = Value(datetime.date.min)
KEY = (
    F("first"),
    F("second"),
    Coalesce("earliest", UNDATED),
    Coalesce("latest", UNDATED),
    F("kind"),
    F("status"),
    F("date_basis"),
    F("transaction"),
)


class EngagementCountQuerySet(DatedQuerySet):
    """Numbers of published engagements by whose they are; in each of these every engagement counts once."""

    def of(self, *countries: str):
        """Return the numbers of all engagements, of those of one country, or of those of two."""
        first, second = (*sorted(countries), "", "")[:2]
        return self.filter(first=first, second=second)

    def of_countries(self):
        """Return the numbers of every country."""
        return self.filter(first__gt="", second="")

    def of_pairs(self, country: str = ""):
        """Return the numbers of every pair of countries, or of those of one country."""
        found = self.filter(second__gt="")
        return found.filter(Q(first=country) | Q(second=country)) if country else found

    def by_status(self, *columns: str) -> QuerySet:
        """Return how many were held, are planned and were called off, by some columns."""
        held, planned = (Q(status=status) for status in (EngagementStatus.HELD, EngagementStatus.PLANNED))
        return (
            self.order_by()
            .values(*columns)
            .annotate(
                held=Coalesce(Sum("total", filter=held), 0),
                planned=Coalesce(Sum("total", filter=planned), 0),
                called_off=Coalesce(Sum("total", filter=~held & ~planned), 0),
            )
        )

    def standing(self, *columns: str) -> QuerySet:
        """Return the values of some columns with the number of engagements last, where there are any."""
        rows = self.order_by().values_list(*columns)
        return rows.annotate(engagements=Sum("total")).filter(engagements__gt=0)


class EngagementCount(models.Model):
    """How many published engagements there are of a kind, status and certainty in a time: of all or some."""

    transaction = models.BigIntegerField(help_text="Number of the transaction; 0 for many that are over.")
    first = models.CharField(max_length=2, help_text="A country.")
    second = models.CharField(max_length=2, help_text="Another one, later in the alphabet.")
    earliest = models.DateField(null=True, help_text="The month, or year, in which they may begin.")
    latest = models.DateField(null=True, help_text="The month, or year, in which they may end.")
    kind = models.CharField(max_length=24, help_text="What they were.")
    status = models.CharField(max_length=24, help_text="Whether they took place.")
    date_basis = models.CharField(max_length=24, help_text="How certain their dates are.")
    total = models.BigIntegerField(help_text="How many there are; below zero for what was taken away.")

    objects = EngagementCountQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(*KEY, name="articles_engagementcount_once")]
        indexes = [
            models.Index(
                fields=["second", "first"], condition=Q(second__gt=""), name="articles_engagementcount_pairs"
            ),
            models.Index(
                fields=["transaction"], condition=~Q(transaction=0), name="articles_engagementcount_new"
            ),
        ]

    def __str__(self):
        return f"{self.total} of {self.first or 'all'} {self.second}".strip()


class CountedEngagement(models.Model):
    """What a published engagement was counted as, to be taken away again when it changes."""

    engagement_id = IdField(primary_key=True, help_text="The engagement.")
    countries = models.TextField(help_text="Its countries in the order of the alphabet, with spaces between.")
    earliest = models.DateField(null=True, help_text="The first day of the month in which it may begin.")
    latest = models.DateField(null=True, help_text="The first day of the month in which it may end.")
    kind = models.CharField(max_length=24, help_text="What it was.")
    status = models.CharField(max_length=24, help_text="Whether it took place.")
    date_basis = models.CharField(max_length=24, help_text="How certain its date is.")

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.engagement_id}: {self.countries}"
