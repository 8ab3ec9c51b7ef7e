"""Officials: the people who meet, visit and sign."""

from django.db import models
from django.urls import reverse
from django_countries.fields import CountryField
from simple_history.models import HistoricalRecords

from defense_ties.lib.constraints import filled, matches, valid_country
from defense_ties.lib.fields import FoldedField, NameField, SortKeyField
from defense_ties.lib.records import Record
from defense_ties.lib.reviewing import PERMISSIONS, Reviewable, ReviewableQuerySet
from defense_ties.lib.search import with_words
from people.models.alias import Alias
from people.models.institution import WIKIDATA_MESSAGE, WIKIDATA_PATTERN


class OfficialQuerySet(ReviewableQuerySet):
    """Officials by name and by the institutions they served in."""

    def search(self, words: str, *, public: bool = False):
        """Return the officials with each of the words in a name or alias; publicly, also in their posts."""
        return with_words(self, words, "folded", across=("aliases__folded",), public=public)

    def of_institutions(self, institutions):
        """Return the officials who held a position in one of the institutions."""
        holders = self.model._base_manager.filter(appointments__position__institution__in=institutions)
        return self.filter(pk__in=holders.values("pk"))


class Official(Record, Reviewable):
    """A person with a state, military or diplomatic role. Names are kept whole, never split."""

    name = NameField(help_text="Name as the field writes it, without rank, honorific or title.")
    native_name = NameField(blank=True, help_text="Name in the script of the country.")
    sort_name = NameField(
        blank=True, help_text="Name as it is sorted, where that is not the name as it stands."
    )
    country = CountryField(
        blank=True, help_text="Country served; blank for staff of international organisations."
    )
    wikidata_id = models.CharField(max_length=20, blank=True, help_text="Wikidata item, such as Q12345.")
    note = models.TextField(blank=True, help_text="What a reader should know, in our own words.")
    sort_key = SortKeyField(of=("sort_name", "name"), help_text="The name by which lists are sorted, folded.")
    folded = FoldedField(
        of=("name", "native_name"), help_text="The names without accents and case, for search."
    )

    history = HistoricalRecords()
    objects = OfficialQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "id"]
        default_permissions = PERMISSIONS
        indexes = [
            models.Index(fields=["sort_key", "id"], name="people_official_sorted"),
            models.Index(fields=["country"], name="people_official_country_is"),
        ]
        constraints = [
            *Record.Meta.constraints,
            filled("name", name="people_official_name"),
            *Reviewable.Meta.constraints,
            valid_country(name="people_official_country"),
            matches(
                "wikidata_id", WIKIDATA_PATTERN, name="people_official_wikidata", message=WIKIDATA_MESSAGE
            ),
            models.UniqueConstraint(
                fields=["wikidata_id"],
                condition=~models.Q(wikidata_id=""),
                name="people_official_wikidata_once",
                violation_error_message="Another official has this Wikidata id.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("official", args=[self.pk])


class OfficialAlias(Alias):
    """Another name of an official."""

    official = models.ForeignKey(
        Official, on_delete=models.CASCADE, related_name="aliases", help_text="The official so named."
    )

    history = HistoricalRecords()

    class Meta(Alias.Meta):
        abstract = False
        verbose_name = "alias of an official"
        verbose_name_plural = "aliases of officials"
        constraints = [
            *Alias.Meta.constraints,
            models.UniqueConstraint(
                fields=["official", "name"],
                name="people_officialalias_once",
                violation_error_message="The official has this alias already.",
            ),
        ]
