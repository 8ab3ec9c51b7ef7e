"""Publishers of articles."""

from django.db import models
from django_countries.fields import CountryField
from simple_history.models import HistoricalRecords

from articles.choices import PublisherKind
from defense_ties.lib.constraints import filled, one_of, valid_country
from defense_ties.lib.fields import FoldedField, NameField
from defense_ties.lib.records import Record
from defense_ties.lib.search import with_words


class PublisherQuerySet(models.QuerySet):
    """Publishers by name."""

    def search(self, words: str):
        """Return the publishers with each of the words in the name."""
        return with_words(self, words, "folded")


class Publisher(Record):
    """A news agency, newspaper, ministry or other body that publishes articles."""

    name = NameField(help_text="Name as the publisher writes it.")
    country = CountryField(blank=True, help_text="Country where it is based.")
    kind = models.CharField(
        max_length=15,
        choices=PublisherKind.choices,
        help_text="What it is: state agency, newspaper, ministry …",
    )
    home_page = models.URLField(max_length=500, blank=True, help_text="Address of its home page.")
    folded = FoldedField(of=("name",), help_text="The name without accents and case, for search.")

    history = HistoricalRecords()
    objects = PublisherQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            *Record.Meta.constraints,
            filled("name", name="articles_publisher_name"),
            one_of("kind", PublisherKind.values, name="articles_publisher_kind"),
            valid_country(name="articles_publisher_country"),
            models.UniqueConstraint(
                fields=["name", "country"],
                name="articles_publisher_natural_key",
                violation_error_message="There is already a publisher of this name in this country.",
            ),
        ]

    def __str__(self):
        return self.name
