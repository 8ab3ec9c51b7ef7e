"""Participations: who took part in an engagement, as what."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django_countries.fields import CountryField
from simple_history.models import HistoricalRecords

from articles.choices import ParticipantRole
from articles.models.coded import EngagementPartQuerySet
from articles.models.engagement import Engagement
from defense_ties.lib.constraints import one_of, valid_country
from defense_ties.lib.fields import FoldedField
from defense_ties.lib.records import Record
from defense_ties.lib.reviewing import ReviewStatus
from people.models import Appointment, Attribution, Institution, Official


class ParticipationQuerySet(EngagementPartQuerySet):
    """Participations, and how well they fit what else is known."""

    def with_conflicts(self):
        """Add `conflict`: whether no appointment of the official covers the position on that date."""
        covering = Appointment.objects.filter(
            official=OuterRef("official"),
            position=OuterRef("position"),
            earliest__lte=OuterRef("engagement__latest"),
            latest__gte=OuterRef("engagement__earliest"),
        ).exclude(review_status=ReviewStatus.REJECTED)
        checkable = Q(official__isnull=False, position__isnull=False, engagement__earliest__isnull=False)
        return self.annotate(conflict=Q(checkable & ~Exists(covering)))

    def with_other_ranks(self):
        """Add `other_rank`, which others give the official on that date, and whether one of them agrees."""
        others = (
            self.model._base_manager.filter(
                official=OuterRef("official"),
                rank__isnull=False,
                engagement__coding__isnull=True,
                engagement__earliest__lte=OuterRef("engagement__latest"),
                engagement__latest__gte=OuterRef("engagement__earliest"),
            )
            .exclude(engagement=OuterRef("engagement"))
            .exclude(engagement__review_status=ReviewStatus.REJECTED)
        )
        titles = others.order_by("engagement__earliest", "id").values("rank__title")
        return self.annotate(
            other_rank=Subquery(titles[:1]), rank_agrees=Exists(others.filter(rank=OuterRef("rank")))
        )

    def taking_part(self):
        """Return the participations of those who were there, not only named."""
        return self.exclude(role=ParticipantRole.MENTIONED)

    def in_order_of_date(self):
        """Return the participations by the date of their engagement, the latest first."""
        return self.order_by(F("engagement__earliest").desc(nulls_last=True), "id")


class Participation(Record, Attribution):
    """An official or an institution takes part in an engagement: as what, for whom, in which role."""

    engagement = models.ForeignKey(
        Engagement,
        on_delete=models.CASCADE,
        related_name="participations",
        help_text="The engagement taken part in.",
    )
    official = models.ForeignKey(
        Official,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        help_text="The official who took part; blank where only an institution is named.",
    )
    institution = models.ForeignKey(
        Institution,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        help_text="The institution that took part, or that the official stood for.",
    )
    country = CountryField(blank=True, help_text="The country for which they took part.")
    role = models.CharField(
        max_length=20,
        choices=ParticipantRole.choices,
        default=ParticipantRole.MEMBER,
        help_text="The part played: host, guest, co-chair, recipient and so on.",
    )
    sequence = models.PositiveSmallIntegerField(default=0, help_text="Place in the list of participants.")
    folded = FoldedField(
        of=("name_as_written", "title_as_written"), help_text="Name and title as written, folded for search."
    )

    history = HistoricalRecords()
    objects = ParticipationQuerySet.as_manager()

    class Meta:
        ordering = ["engagement_id", "sequence", "id"]
        indexes = [
            models.Index(fields=["country"], name="articles_participation_for"),
            # Who took part in the engagements of a list is counted without reading the rows.
            models.Index(
                fields=["engagement", "position", "official", "institution"],
                name="articles_participation_who",
            ),
            models.Index(fields=["official", "engagement", "role"], name="articles_participation_with"),
            models.Index(fields=["position", "engagement", "role"], name="articles_participation_in_post"),
        ]
        constraints = [
            *Record.Meta.constraints,
            one_of("role", ParticipantRole.values, name="articles_participation_role"),
            valid_country(name="articles_participation_country"),
            models.CheckConstraint(
                condition=Q(official__isnull=False) | Q(institution__isnull=False) | ~Q(name_as_written=""),
                name="articles_participation_somebody",
                violation_error_message="Give an official, an institution or at least the name as written.",
            ),
            models.UniqueConstraint(
                fields=["engagement", "official", "role"],
                condition=Q(official__isnull=False),
                name="articles_participation_official_once",
                violation_error_message="The official takes part in this engagement in this role already.",
            ),
            models.UniqueConstraint(
                fields=["engagement", "institution", "role"],
                condition=Q(official__isnull=True, institution__isnull=False),
                name="articles_participation_institution_once",
                violation_error_message="The institution takes part in this engagement in this role already.",
            ),
        ]

    def __str__(self):
        who = self.official or self.name_as_written or self.institution
        return f"{who} ({self.get_role_display().lower()})"
