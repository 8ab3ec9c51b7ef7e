"""Places where engagements happen."""

from django.db import models
from django.db.models import Q
from django_countries.fields import CountryField
from simple_history.models import HistoricalRecords

from articles.choices import PlaceKind
from defense_ties.lib.constraints import filled, one_of, valid_country
from defense_ties.lib.countries import country_name
from defense_ties.lib.fields import FoldedField, NameField
from defense_ties.lib.records import Record
from defense_ties.lib.search import with_words


class PlaceQuerySet(models.QuerySet):
    """Places by name."""

    def search(self, words: str):
        """Return the places with each of the words in the name."""
        return with_words(self, words, "folded")


class Place(Record):
    """A city, province or border gate; or a country, where no more is known."""

    name = NameField(help_text="Name in English, as the field writes it.")
    native_name = NameField(blank=True, help_text="Name in the script of the country.")
    country = CountryField(blank=True, help_text="Country it lies in; blank for a virtual place.")
    kind = models.CharField(
        max_length=12,
        choices=PlaceKind.choices,
        default=PlaceKind.CITY,
        help_text="What it is: city, province …",
    )
    latitude = models.DecimalField(
        max_digits=8, decimal_places=5, null=True, blank=True, help_text="Degrees north, WGS 84."
    )
    longitude = models.DecimalField(
        max_digits=8, decimal_places=5, null=True, blank=True, help_text="Degrees east, WGS 84."
    )
    folded = FoldedField(
        of=("name", "native_name"), help_text="The names without accents and case, for search."
    )

    history = HistoricalRecords()
    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            *Record.Meta.constraints,
            filled("name", name="articles_place_name"),
            one_of("kind", PlaceKind.values, name="articles_place_kind"),
            valid_country(name="articles_place_country"),
            models.CheckConstraint(
                condition=Q(kind=PlaceKind.VIRTUAL) | ~Q(country=""),
                name="articles_place_somewhere",
                violation_error_message="A place lies in a country, unless it is virtual.",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
                name="articles_place_on_earth",
                violation_error_message="Latitude is -90 to 90, longitude -180 to 180; give both or neither.",
            ),
            models.UniqueConstraint(
                fields=["name", "country", "kind"],
                name="articles_place_natural_key",
                violation_error_message="There is already a place of this name and kind in this country.",
            ),
        ]

    def __str__(self):
        if self.kind == PlaceKind.COUNTRY or not self.country:
            return self.name
        return f"{self.name}, {country_name(self.country)}"
