"""Positions: posts apart from their holders."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_countries.fields import CountryField
from simple_history.models import HistoricalRecords

from defense_ties.lib.constraints import filled, one_of, valid_country
from defense_ties.lib.countries import country_name
from defense_ties.lib.fields import FoldedField, NameField
from defense_ties.lib.records import Record
from defense_ties.lib.search import with_words
from people.choices import Seniority
from people.models.institution import Institution


class PositionQuerySet(models.QuerySet):
    """Positions by title and institution."""

    def search(self, words: str):
        """Return the positions with each of the words in the title or the institution's names."""
        return with_words(
            self, words, "folded", "institution__folded", across=("institution__aliases__folded",)
        )


class Position(Record):
    """A post: Commander of the Royal Cambodian Army, whoever holds it."""

    title = NameField(help_text="Title of the post, without the institution: Deputy Commander-in-Chief.")
    institution = models.ForeignKey(
        Institution,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="positions",
        help_text="The body the post belongs to; blank where only the country is known (a prime minister).",
    )
    country = CountryField(
        blank=True, help_text="Country whose post it is; needed where no institution is given."
    )
    seniority = models.PositiveSmallIntegerField(
        choices=Seniority.choices,
        null=True,
        blank=True,
        help_text="Level, from 1 (head of state or government) to 6 (working level); blank until decided.",
    )
    folded = FoldedField(of=("title",), help_text="The title without accents and case, for search.")

    history = HistoricalRecords()
    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            *Record.Meta.constraints,
            filled("title", name="people_position_title"),
            valid_country(name="people_position_country"),
            one_of("seniority", Seniority.values, name="people_position_seniority"),
            models.CheckConstraint(
                condition=Q(institution__isnull=False) | ~Q(country=""),
                name="people_position_whose",
                violation_error_message="A position belongs to an institution or, failing one, to a country.",
            ),
            models.UniqueConstraint(
                fields=["title", "institution"],
                condition=Q(institution__isnull=False),
                name="people_position_in_institution",
                violation_error_message="The institution has a position of this title already.",
            ),
            models.UniqueConstraint(
                fields=["title", "country"],
                condition=Q(institution__isnull=True),
                name="people_position_in_country",
                violation_error_message="The country has a position of this title already.",
            ),
        ]

    def get_absolute_url(self):
        return reverse("position", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether readers may be told whose post it is; if not, it has no page either."""
        return self.institution is None or self.institution.is_published

    def __str__(self):
        whose = self.institution or (country_name(self.country) if self.country else "")
        return f"{self.title}, {whose}" if whose else self.title
