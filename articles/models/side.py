"""Sides: the countries that take part in an engagement."""

from django.db import models
from django_countries.fields import CountryField
from simple_history.models import HistoricalRecords

from articles.choices import SideRole
from articles.models.coded import EngagementPartQuerySet
from articles.models.engagement import Engagement
from defense_ties.lib.constraints import one_of, valid_country
from defense_ties.lib.countries import country_name
from defense_ties.lib.records import Record


class Side(Record):
    """A country that takes part in an engagement, as host, visitor or party."""

    engagement = models.ForeignKey(
        Engagement,
        on_delete=models.CASCADE,
        related_name="sides",
        help_text="The engagement it takes part in.",
    )
    country = CountryField(help_text="The country that takes part.")
    role = models.CharField(
        max_length=10,
        choices=SideRole.choices,
        default=SideRole.PARTY,
        help_text="Whether the country is host, visitor or simply party.",
    )

    history = HistoricalRecords()
    objects = EngagementPartQuerySet.as_manager()

    class Meta:
        ordering = ["engagement_id", "country"]
        indexes = [models.Index(fields=["country", "engagement"], name="articles_side_of_country")]
        constraints = [
            *Record.Meta.constraints,
            valid_country(name="articles_side_country", blank=False),
            one_of("role", SideRole.values, name="articles_side_role"),
            models.UniqueConstraint(
                fields=["engagement", "country"],
                name="articles_side_once",
                violation_error_message="The country is a side of this engagement already.",
            ),
        ]

    def __str__(self):
        return f"{country_name(self.country)} ({self.get_role_display().lower()})"
