"""Institutions: ministries, staffs, services, embassies, organisations."""

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django_countries.fields import CountryField
from simple_history.models import HistoricalRecords
from tree_queries.fields import TreeNodeForeignKey
from tree_queries.query import TreeQuerySet

from defense_ties.lib.constraints import filled, matches, never_itself, one_of, valid_country
from defense_ties.lib.fields import FoldedField, NameField
from defense_ties.lib.records import Record
from defense_ties.lib.reviewing import PERMISSIONS, Reviewable, ReviewableQuerySet
from defense_ties.lib.search import with_words
from defense_ties.lib.trees import refuse_cycle
from people.choices import InstitutionKind
from people.models.alias import Alias

WIKIDATA_PATTERN = r"^Q[1-9][0-9]*$"
WIKIDATA_MESSAGE = "A Wikidata id is a Q and a number, such as Q12345."


class InstitutionQuerySet(ReviewableQuerySet, TreeQuerySet):
    """Institutions by name and by their place in the tree."""

    def search(self, words: str, *, public: bool = False):
        """Return the institutions with each of the words in a name, acronym or alias."""
        return with_words(self, words, "folded", across=("aliases__folded",), public=public)

    def within(self, institution):
        """Return the institution and all that stand under it."""
        return self.all().descendants(institution, include_self=True)


class Institution(Record, Reviewable):
    """A body that sends, receives or signs."""

    name = NameField(help_text="Name in English, as the field writes it.")
    native_name = NameField(blank=True, help_text="Name in the language and script of the country.")
    acronym = NameField(max_length=40, blank=True, help_text="Acronym in use, such as RCAF.")
    kind = models.CharField(
        max_length=30,
        choices=InstitutionKind.choices,
        help_text="What it is: ministry, army, embassy and so on.",
    )
    country = CountryField(
        blank=True, help_text="Country; blank for ASEAN and other bodies of several countries."
    )
    parent = TreeNodeForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        help_text="The institution it stands under: an army under its armed forces.",
    )
    wikidata_id = models.CharField(max_length=20, blank=True, help_text="Wikidata item, such as Q12345.")
    note = models.TextField(blank=True, help_text="What a reader should know, in our own words.")
    folded = FoldedField(
        of=("name", "native_name", "acronym"), help_text="The names without accents and case, for search."
    )

    history = HistoricalRecords()
    objects = InstitutionQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        default_permissions = PERMISSIONS
        constraints = [
            *Record.Meta.constraints,
            filled("name", name="people_institution_name"),
            *Reviewable.Meta.constraints,
            one_of("kind", InstitutionKind.values, name="people_institution_kind"),
            valid_country(name="people_institution_country"),
            never_itself(
                "parent",
                name="people_institution_parent",
                message="An institution cannot stand under itself.",
            ),
            matches(
                "wikidata_id", WIKIDATA_PATTERN, name="people_institution_wikidata", message=WIKIDATA_MESSAGE
            ),
            models.UniqueConstraint(
                "name",
                "country",
                Coalesce(F("parent"), Value("")),
                name="people_institution_natural_key",
                violation_error_message="There is already an institution of this name, country and parent.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("institution", args=[self.pk])

    def clean(self):
        super().clean()
        refuse_cycle(self, "parent")

    def save(self, *args, **kwargs):
        refuse_cycle(self, "parent")
        super().save(*args, **kwargs)


class InstitutionAlias(Alias):
    """Another name of an institution."""

    institution = models.ForeignKey(
        Institution, on_delete=models.CASCADE, related_name="aliases", help_text="The institution so named."
    )

    history = HistoricalRecords()

    class Meta(Alias.Meta):
        abstract = False
        verbose_name = "alias of an institution"
        verbose_name_plural = "aliases of institutions"
        constraints = [
            *Alias.Meta.constraints,
            models.UniqueConstraint(
                fields=["institution", "name"],
                name="people_institutionalias_once",
                violation_error_message="The institution has this alias already.",
            ),
        ]
