"""Ranks, with the forms in which texts write them."""

from django.db import models
from django.db.models import Q
from django_countries.fields import CountryField
from simple_history.models import HistoricalRecords

from defense_ties.lib.constraints import filled, one_of, valid_country
from defense_ties.lib.fields import FoldedField, NameField, Settled
from defense_ties.lib.records import Record
from defense_ties.lib.search import with_words
from people.choices import NatoCode, RankScheme, Service


class RankQuerySet(models.QuerySet):
    """Ranks by their written forms."""

    def search(self, words: str):
        """Return the ranks with each of the words in the title or a written form."""
        return with_words(self, words, "folded", across=("forms__folded",))


class Rank(Record):
    """A rank of one service of one country, or a generic one."""

    title = NameField(max_length=120, help_text="Title in English, written out: Senior Lieutenant General.")
    scheme = models.CharField(
        max_length=12,
        choices=RankScheme.choices,
        help_text="The order of ranks it belongs to: military, police …",
    )
    service = models.CharField(
        max_length=12,
        choices=Service.choices,
        default=Service.ANY,
        help_text="The service in which it is held.",
    )
    country = CountryField(blank=True, help_text="Country whose rank it is; blank for the generic ones.")
    nato_code = models.CharField(
        max_length=5,
        choices=NatoCode.choices,
        blank=True,
        help_text="Grade of STANAG 2116, OF-1 to OF-10; blank where none is certain, as for police ranks.",
    )
    folded = FoldedField(of=("title",), help_text="The title without accents and case, for search.")

    history = HistoricalRecords()
    objects = RankQuerySet.as_manager()

    class Meta:
        ordering = ["country", "scheme", "service", "id"]
        constraints = [
            *Record.Meta.constraints,
            filled("title", name="people_rank_title"),
            one_of("scheme", RankScheme.values, name="people_rank_scheme"),
            one_of("service", Service.values, name="people_rank_service"),
            one_of("nato_code", NatoCode.values, name="people_rank_nato_code", blank=True),
            valid_country(name="people_rank_country"),
            models.CheckConstraint(
                condition=Q(nato_code="") | Q(scheme=RankScheme.MILITARY),
                name="people_rank_nato_is_military",
                violation_error_message="Only a military rank has a NATO code.",
            ),
            models.UniqueConstraint(
                fields=["country", "scheme", "service", "title"],
                name="people_rank_natural_key",
                violation_error_message="There is already a rank of this title in this service and country.",
            ),
        ]

    def __str__(self):
        where = f" ({self.country})" if self.country else ""
        return f"{self.title}{where}"


class RankForm(Settled):
    """A form in which texts write a rank: “Lt. Gen.”."""

    rank = models.ForeignKey(
        Rank, on_delete=models.CASCADE, related_name="forms", help_text="The rank so written."
    )
    name = NameField(max_length=120, help_text="The written form, such as Lt. Gen.")
    folded = FoldedField(of=("name",), help_text="The form without accents and case, for search.")

    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        verbose_name = "written form of a rank"
        verbose_name_plural = "written forms of ranks"
        constraints = [
            models.UniqueConstraint(
                fields=["rank", "name"],
                name="people_rankform_once",
                violation_error_message="The rank has this written form already.",
            ),
        ]

    def __str__(self):
        return self.name
