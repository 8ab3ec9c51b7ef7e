"""Codings: an article that is given to two coders, who do not see each other's drafts."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Exists, OuterRef, Q, UniqueConstraint
from django.utils import timezone
from simple_history.models import HistoricalRecords

from articles.choices import CodingStep
from articles.models.article import Article
from defense_ties.lib.constraints import one_of

OPEN = (CodingStep.GIVEN, CodingStep.HANDED_IN)
# Who may do this gives articles to coders, and reconciles what they made of them.
RIGHT = "articles.review_engagement"


class CodingQuerySet(models.QuerySet):
    """Codings by who makes them, and how far they have come."""

    def standing(self):
        """Return the codings that were not called off."""
        return self.exclude(state=CodingStep.WITHDRAWN)

    def open(self):
        """Return the codings that are neither reconciled nor called off."""
        return self.filter(state__in=OPEN)

    def given_to(self, user: Any):
        """Return the codings that the user still has to hand in."""
        return self.filter(coder=user.pk, state=CodingStep.GIVEN)

    def handed_in(self):
        """Return the codings that wait for the other coder or for a reviewer."""
        return self.filter(state=CodingStep.HANDED_IN)

    def reconciled(self):
        """Return the codings of which one set of records was made."""
        return self.filter(state=CodingStep.RECONCILED)

    def to_reconcile(self):
        """Return the first coding of each article that both coders have handed in."""
        other = self.model._base_manager.filter(article=OuterRef("article"), slot=2)
        return self.handed_in().filter(Exists(other.filter(state=CodingStep.HANDED_IN)), slot=1)

    def compared(self):
        """Return the codings of which both of an article were handed in, reconciled or not yet."""
        other = self.model._base_manager.filter(article=OuterRef("article")).exclude(pk=OuterRef("pk"))
        finished = (CodingStep.HANDED_IN, CodingStep.RECONCILED)
        return self.filter(Exists(other.filter(state__in=finished)), state__in=finished)

    def visible_to(self, user: Any):
        """Return the codings that the user may know of: a coder their own, a reviewer all."""
        return self if user.has_perm(RIGHT) else self.filter(coder=user.pk)

    def hidden_from(self, user: Any):
        """Return the codings of which the user may not see the drafts.

        A coder sees those of their own. A reviewer sees the others once every coder of the article has handed
        in; an administrator sees them at any time; but nobody who codes an article sees the other's.
        """
        found = self.exclude(state=CodingStep.RECONCILED).exclude(coder=user.pk)
        if not user.has_perm(RIGHT):
            return found
        of_article: Any = self.model._default_manager.filter(article=OuterRef("article"))
        reasons = Q(Exists(of_article.open().filter(coder=user.pk)))
        if not user.is_superuser:
            reasons |= Q(Exists(of_article.filter(state=CodingStep.GIVEN)))
        return found.filter(reasons)


class Coding(models.Model):
    """An article in the hands of one of two coders, and what they made of it."""

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="codings", help_text="The article that is coded."
    )
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="codings",
        help_text="Who codes it, without seeing what the other makes of it.",
    )
    slot = models.PositiveSmallIntegerField(
        default=1, help_text="Which of the two coders it is: 1 or 2, as their columns are headed."
    )
    state = models.CharField(
        max_length=10,
        choices=CodingStep.choices,
        default=CodingStep.GIVEN,
        db_index=True,
        help_text="How far it has come: given, handed in, reconciled or withdrawn.",
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who gave the article to the coder.",
    )
    given_at = models.DateTimeField(default=timezone.now, help_text="When it was given.")
    handed_in_at = models.DateTimeField(null=True, blank=True, help_text="When the coder handed it in.")
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who reconciled it or called it off.",
    )
    closed_at = models.DateTimeField(null=True, blank=True, help_text="When it was reconciled or called off.")
    note = models.TextField(
        blank=True, help_text="What the reviewer tells the coder: why it came back, or was called off."
    )
    facts = models.JSONField(
        default=dict,
        blank=True,
        help_text="What the coder had found when they handed it in; agreement is counted from this.",
    )

    history = HistoricalRecords()
    objects = CodingQuerySet.as_manager()

    class Meta:
        ordering = ["-given_at", "article_id", "slot"]
        # Whoever reviews engagements gives and reconciles; a coder sees their own.
        default_permissions = ()
        constraints = [
            one_of("state", CodingStep.values, name="articles_coding_state"),
            CheckConstraint(
                condition=Q(slot__in=(1, 2)),
                name="articles_coding_slot",
                violation_error_message="An article is given to two coders, 1 and 2.",
            ),
            UniqueConstraint(
                fields=["article", "slot"],
                condition=~Q(state=CodingStep.WITHDRAWN),
                name="articles_coding_two",
                violation_error_message="The article is in the hands of two coders already.",
            ),
            UniqueConstraint(
                fields=["article", "coder"],
                condition=~Q(state=CodingStep.WITHDRAWN),
                name="articles_coding_once",
                violation_error_message="The coder has this article already.",
            ),
            CheckConstraint(
                condition=Q(state=CodingStep.WITHDRAWN)
                | Q(state=CodingStep.GIVEN, handed_in_at__isnull=True)
                | (Q(handed_in_at__isnull=False) & ~Q(state=CodingStep.GIVEN)),
                name="articles_coding_handed_in_when",
                violation_error_message="What is handed in says when; what is not has no such time.",
            ),
            CheckConstraint(
                condition=Q(state__in=OPEN, closed_at__isnull=True)
                | (~Q(state__in=OPEN) & Q(closed_at__isnull=False)),
                name="articles_coding_closed_when",
                violation_error_message="What is closed says when; what is open has no such time.",
            ),
        ]

    def __str__(self):
        return f"{self.article}, coded by {self.coder}"

    @property
    def is_given(self) -> bool:
        """Whether the coder is still at work."""
        return self.state == CodingStep.GIVEN

    @property
    def is_open(self) -> bool:
        """Whether it is neither reconciled nor called off."""
        return self.state in OPEN

    def others(self):
        """Return the standing codings of the article by somebody else."""
        return Coding.objects.standing().filter(article=self.article_id).exclude(pk=self.pk)
