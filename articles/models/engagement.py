"""Engagements: meetings, visits, exercises and the like between countries."""

from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.expressions import Combinable
from django.urls import reverse
from simple_history.models import HistoricalRecords

from articles.choices import EngagementKind, EngagementStatus, Mode, PlaceKind
from articles.models.coded import CodedQuerySet, coding_field, refuse_reaching_in, unpublished_in_coding
from articles.models.place import Place
from articles.models.topic import Topic, TopicalQuerySet
from defense_ties.lib.among import found_by_any
from defense_ties.lib.constraints import filled, never_itself, one_of
from defense_ties.lib.dates import Dated, DatedQuerySet
from defense_ties.lib.fields import FoldedField, NameField
from defense_ties.lib.indexes import OrderIndex
from defense_ties.lib.records import Record
from defense_ties.lib.reviewing import PERMISSIONS, Reviewable, ReviewableQuerySet
from defense_ties.lib.search import with_words
from defense_ties.lib.trees import refuse_cycle

# The order of lists, and of the indexes by which they are read.
NEWEST_FIRST: list[str | Combinable] = [
    F("earliest").desc(nulls_last=True),
    F("latest").desc(nulls_last=True),
    "id",
]


class EngagementQuerySet(CodedQuerySet, TopicalQuerySet, DatedQuerySet, ReviewableQuerySet):  # type: ignore[override]
    """Engagements by who took part, where, and about what."""

    def search(self, words: str, *, public: bool = False):
        """Return the engagements with each of the words in title, summary, place or a participant's names.

        A public search passes over the names of participants who are not published.
        """
        return with_words(
            self,
            words,
            "folded",
            "place__folded",
            across=("participations__folded",),
            named=("participations__official", "participations__institution"),
            public=public,
        )

    def involving(self, *countries: str):
        """Return the engagements in which every one of the countries is a side."""
        found = self
        for country in countries:  # a join for each: a country is a side of an engagement once
            found = found.filter(sides__country=country)
        return found

    def often_involving(self, *countries: str):
        """Return the same as `involving`, of countries that take part in so many that most are looked at."""
        side: Any = self.model._meta.get_field("sides").related_model
        taking = side._base_manager.filter(engagement=OuterRef("pk"))
        return self.filter(*(Exists(taking.filter(country=country)) for country in countries))

    def involving_any(self, countries):
        """Return the engagements in which at least one of the countries is a side."""
        return self._among(sides__country__in=countries)

    def with_official(self, official):
        """Return the engagements in which the official took part or was mentioned."""
        return self.with_officials([official])

    def with_officials(self, officials):
        """Return the engagements in which one of the officials took part or was mentioned."""
        return self._taken_part_in({"official__in": officials})

    def with_institutions(self, institutions):
        """Return the engagements in which one of the institutions, or somebody in its posts, took part."""
        return self._taken_part_in(
            {"institution__in": institutions}, {"position__institution__in": institutions}
        )

    def in_post(self, position):
        """Return the engagements in which somebody took part in a position."""
        return self._taken_part_in({"position": position})

    def _taken_part_in(self, *ways):
        """Return the engagements of the participations found in any of the ways, each by an index."""
        participation: Any = self.model._meta.get_field("participations").related_model
        rows = participation._base_manager.order_by().values("engagement")
        return self.filter(pk__in=found_by_any(rows.filter(**lookup) for lookup in ways))

    def at(self, *places):
        """Return the engagements at one of the places; for a country, those anywhere in it."""
        found = Q(place__in=places)
        if countries := [place.country for place in places if place.kind == PlaceKind.COUNTRY]:
            found |= Q(place__country__in=countries)
        return self.filter(found)


COUNTED = ("earliest", "latest", "status", "date_basis")


class Engagement(Record, Reviewable, Dated):
    """Something that officials or forces of countries did together, or planned to."""

    title = NameField(max_length=500, help_text="What it is, in our own words: Visit of A to B.")
    kind = models.CharField(
        max_length=24,
        choices=EngagementKind.choices,
        help_text="What it was: visit, talks, exercise and so on.",
    )
    status = models.CharField(
        max_length=10,
        choices=EngagementStatus.choices,
        default=EngagementStatus.HELD,
        db_index=True,
        help_text="Whether it took place: planned, held, postponed, cancelled.",
    )
    mode = models.CharField(
        max_length=10,
        choices=Mode.choices,
        default=Mode.IN_PERSON,
        help_text="Whether the sides met in person or remotely.",
    )
    place = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="engagements",
        help_text="Where it took place, as closely as the sources say; blank where they do not.",
    )
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="engagements", help_text="What was done or discussed."
    )
    summary = models.TextField(blank=True, help_text="What happened, in our own words.")
    part_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name="part of",
        help_text="The engagement it is a part of: a meeting inside a visit.",
    )
    coding = coding_field("engagements")
    folded_title = FoldedField(of=("title",), help_text="The title, folded for search.")
    folded = FoldedField(of=("title", "summary"), help_text="Title and summary, folded for search.")

    history = HistoricalRecords(m2m_fields=[topics])
    objects = EngagementQuerySet.as_manager()

    class Meta:
        ordering = NEWEST_FIRST
        default_permissions = PERMISSIONS
        indexes = [
            models.Index(fields=["changed_at", "id"], name="articles_engagement_changed"),
            OrderIndex(*NEWEST_FIRST, name="articles_engagement_newest"),
            OrderIndex("review_status", *NEWEST_FIRST, name="articles_engagement_waiting"),
            # What lists are filtered and counted by, so that the rows themselves need not be read.
            models.Index(
                fields=["review_status", "kind", *COUNTED, "id"], name="articles_engagement_of_kind"
            ),
            models.Index(
                fields=["review_status", *COUNTED, "kind", "id"], name="articles_engagement_of_time"
            ),
        ]
        constraints = [
            *Record.Meta.constraints,
            filled("title", name="articles_engagement_title"),
            *Reviewable.Meta.constraints,
            *Dated.Meta.constraints,
            one_of("kind", EngagementKind.values, name="articles_engagement_kind"),
            one_of("status", EngagementStatus.values, name="articles_engagement_status"),
            one_of("mode", Mode.values, name="articles_engagement_mode"),
            never_itself(
                "part_of",
                name="articles_engagement_part_of",
                message="An engagement cannot be part of itself.",
            ),
            unpublished_in_coding("articles_engagement_coding"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("engagement", args=[self.pk])

    def clean(self):
        super().clean()
        refuse_reaching_in(self, "part_of")
        refuse_cycle(self, "part_of")

    def save(self, *args, **kwargs):
        refuse_cycle(self, "part_of")
        super().save(*args, **kwargs)
