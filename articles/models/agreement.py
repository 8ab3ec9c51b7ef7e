"""Agreements: treaties, memoranda, plans, minutes."""

from django.apps import apps
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext
from simple_history.models import HistoricalRecords

from articles.choices import AgreementEventKind, AgreementKind, LegalForce
from articles.models.coded import CodedQuerySet, coding_field, refuse_reaching_in, unpublished_in_coding
from articles.models.engagement import Engagement
from articles.models.topic import Topic, TopicalQuerySet
from defense_ties.lib.constraints import filled, never_itself, one_of
from defense_ties.lib.dates import BoundField, EDTFField, ordered_bounds
from defense_ties.lib.fields import FoldedField, NameField
from defense_ties.lib.records import Record
from defense_ties.lib.reviewing import PERMISSIONS, Reviewable, ReviewableQuerySet
from defense_ties.lib.search import with_words
from defense_ties.lib.trees import refuse_cycle


class AgreementQuerySet(CodedQuerySet, TopicalQuerySet, ReviewableQuerySet):  # type: ignore[override]
    """Agreements by their parties, words and history."""

    def with_status(self):
        """Add the latest event: `status`, `status_date`, `status_basis`, `earliest` and `latest`."""
        events = apps.get_model("articles", "AgreementEvent")._base_manager
        last = events.filter(agreement=OuterRef("pk")).order_by("-sequence")
        return self.annotate(
            status=Subquery(last.values("kind")[:1]),
            status_date=Subquery(last.values("date")[:1]),
            status_basis=Subquery(last.values("date_basis")[:1]),
            earliest=Subquery(last.values("earliest")[:1]),
            latest=Subquery(last.values("latest")[:1]),
        )

    def newest_first(self):
        """Return the agreements by the date of their latest event, undated ones last."""
        return self.with_status().order_by(
            F("earliest").desc(nulls_last=True), F("latest").desc(nulls_last=True), "id"
        )

    def between(self, first, last):
        """Return the agreements with an event, or a period covered, that may fall within the days."""
        dated, covered = Q(events__earliest__isnull=False), Q(covers_earliest__isnull=False)
        if first is not None:
            dated, covered = dated & Q(events__latest__gte=first), covered & Q(covers_latest__gte=first)
        if last is not None:
            dated, covered = dated & Q(events__earliest__lte=last), covered & Q(covers_earliest__lte=last)
        return self._among(dated | covered)

    def search(self, words: str, *, public: bool = False):
        """Return the agreements with each of the words in a title, the summary or names of those who made it.

        A public search passes over the names of signatories and parties that are not published.
        """
        return with_words(
            self,
            words,
            "folded",
            across=("signatures__folded",),
            named=("signatures__official", "parties__institution"),
            public=public,
        )

    def involving(self, *countries: str):
        """Return the agreements to which every one of the countries is a party."""
        found = self
        for country in countries:
            found = found._among(parties__country=country)
        return found

    def involving_any(self, countries):
        """Return the agreements to which at least one of the countries is a party."""
        return self._among(parties__country__in=countries)

    def with_official(self, official):
        """Return the agreements that the official signed."""
        return self.with_officials([official])

    def with_officials(self, officials):
        """Return the agreements that one of the officials signed."""
        return self._among(signatures__official__in=officials)

    def with_institutions(self, institutions):
        """Return the agreements to which one of the institutions is a party."""
        return self._among(parties__institution__in=institutions)


class Agreement(Record, Reviewable):
    """A document between countries or their institutions, with a dated history."""

    title = NameField(max_length=500, help_text="What it is, in our own words.")
    title_as_written = models.CharField(
        max_length=500,
        blank=True,
        help_text="The title as the article writes it; it does not decide the kind.",
    )
    kind = models.CharField(
        max_length=20, choices=AgreementKind.choices, help_text="What it is: treaty, mou, minutes and so on."
    )
    legally_binding = models.CharField(
        max_length=8,
        choices=LegalForce.choices,
        default=LegalForce.UNKNOWN,
        help_text="Whether it binds in law: yes, no, unknown.",
    )
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="agreements", help_text="What it is about."
    )
    summary = models.TextField(blank=True, help_text="What it provides, in our own words.")
    implements = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="implemented_by",
        help_text="The agreement that it carries out.",
    )
    amends = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="amended_by",
        help_text="The agreement that it changes.",
    )
    signed_at = models.ForeignKey(
        Engagement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        help_text="The engagement at which it was, or is to be, signed.",
    )
    covers = EDTFField(help_text="The period it covers, in EDTF: a plan for 2023 covers 2023.")
    covers_earliest = BoundField(
        of="covers", side="earliest", help_text="First day that the period may mean."
    )
    covers_latest = BoundField(of="covers", side="latest", help_text="Last day that the period may mean.")
    coding = coding_field("agreements")
    folded_title = FoldedField(of=("title", "title_as_written"), help_text="The titles, folded for search.")
    folded = FoldedField(
        of=("title", "title_as_written", "summary"), help_text="Titles and summary, folded for search."
    )

    history = HistoricalRecords(m2m_fields=[topics])
    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["title", "id"]
        default_permissions = PERMISSIONS
        constraints = [
            *Record.Meta.constraints,
            filled("title", name="articles_agreement_title"),
            *Reviewable.Meta.constraints,
            one_of("kind", AgreementKind.values, name="articles_agreement_kind"),
            one_of("legally_binding", LegalForce.values, name="articles_agreement_legally_binding"),
            never_itself(
                "implements",
                name="articles_agreement_implements",
                message="An agreement cannot implement itself.",
            ),
            never_itself(
                "amends", name="articles_agreement_amends", message="An agreement cannot amend itself."
            ),
            ordered_bounds(
                "articles_agreement_covers", of="covers", earliest="covers_earliest", latest="covers_latest"
            ),
            unpublished_in_coding("articles_agreement_coding"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("agreement", args=[self.pk])

    def clean(self):
        super().clean()
        refuse_reaching_in(self, "signed_at", "implements", "amends")
        self.refuse_cycles()

    def save(self, *args, **kwargs):
        self.refuse_cycles()
        super().save(*args, **kwargs)

    def refuse_cycles(self):
        """Raise ValidationError if the agreement would implement or amend itself through others."""
        refuse_cycle(self, "implements")
        refuse_cycle(self, "amends")

    def status_label(self) -> str:
        """Return the label of the latest event, or “Unknown” where there is none; needs `with_status()`."""
        return str(AgreementEventKind(self.status).label) if self.status else gettext("Unknown")  # type: ignore[attr-defined]
