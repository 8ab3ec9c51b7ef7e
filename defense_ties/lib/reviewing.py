"""Records that are drafted, reviewed and published; public code only ever calls `.published()`."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from defense_ties.lib.constraints import one_of
from defense_ties.lib.vocabulary import Vocabulary

# What a user may be allowed to do with such records: Django's four, and to review is the fifth.
PERMISSIONS = ("add", "change", "delete", "view", "review")


class ReviewStatus(Vocabulary):
    """How far a record has come."""

    DRAFT = "draft", "Being coded.", _("Draft")
    READY = "ready", "Coded, and waiting for a reviewer.", _("Ready for review")
    PUBLISHED = "published", "Reviewed, and open to the public.", _("Published")
    REJECTED = "rejected", "Reviewed, and found not to be a record.", _("Rejected")


class Drafter(Vocabulary):
    """Who drew up a record."""

    PERSON = "person", "A coder wrote the record.", _("Person")
    EXTRACTOR = "extractor", "The extractor drafted the record from a text.", _("Extractor")


class ReviewableQuerySet(models.QuerySet):
    """Records by how far they have come."""

    def published(self):
        """Return the records that are open to the public."""
        return self.filter(review_status=ReviewStatus.PUBLISHED)

    def drafts(self):
        """Return the records that are being coded."""
        return self.filter(review_status=ReviewStatus.DRAFT)

    def ready(self):
        """Return the records that wait for a reviewer."""
        return self.filter(review_status=ReviewStatus.READY)


class Reviewable(models.Model):
    """A record that is drafted, reviewed and published."""

    review_status = models.CharField(
        max_length=10,
        choices=ReviewStatus.choices,
        default=ReviewStatus.DRAFT,
        db_index=True,
        editable=False,
        help_text="How far the record has come: draft, ready for review, published or rejected.",
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Who last published or rejected the record.",
    )
    reviewed_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When the record was last published or rejected."
    )
    review_note = models.TextField(
        blank=True, help_text="What coders and reviewers tell one another. Staff only."
    )
    published_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When the record was first published."
    )
    drafted_by = models.CharField(
        max_length=10,
        choices=Drafter.choices,
        default=Drafter.PERSON,
        editable=False,
        help_text="Whether a person or the extractor drew up the record.",
    )
    drafter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="The member of staff who drew up the record.",
    )
    extractor_version = models.CharField(
        max_length=40,
        blank=True,
        editable=False,
        help_text="Version of the extractor that drafted the record.",
    )
    confidence = models.FloatField(
        null=True,
        blank=True,
        editable=False,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text="How sure the extractor was, from 0 to 1.",
    )

    class Meta:
        abstract = True
        constraints = [
            one_of("review_status", ReviewStatus.values, name="%(app_label)s_%(class)s_review_status"),
            one_of("drafted_by", Drafter.values, name="%(app_label)s_%(class)s_drafted_by"),
            CheckConstraint(
                condition=~Q(review_status=ReviewStatus.PUBLISHED) | Q(published_at__isnull=False),
                name="%(app_label)s_%(class)s_published_when",
                violation_error_message="A published record says when it was published.",
            ),
            CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
                name="%(app_label)s_%(class)s_confidence",
                violation_error_message="Confidence is a number from 0 to 1.",
            ),
            CheckConstraint(
                condition=Q(drafted_by=Drafter.PERSON, extractor_version="")
                | (Q(drafted_by=Drafter.EXTRACTOR) & ~Q(extractor_version="")),
                name="%(app_label)s_%(class)s_extractor_version",
                violation_error_message="A record names an extractor version if the extractor drafted it.",
            ),
        ]

    @property
    def is_published(self) -> bool:
        """Whether the record is open to the public."""
        return self.review_status == ReviewStatus.PUBLISHED
