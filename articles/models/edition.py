"""Editions: the published records as they stood at one moment, frozen for those who cite them."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from defense_ties.lib.constraints import matches, one_of
from defense_ties.lib.records import IdField, new_id
from defense_ties.lib.vocabulary import Vocabulary

VERSION_PATTERN = r"^[0-9a-z]([0-9a-z.-]{0,28}[0-9a-z])?$"
VERSION_MESSAGE = (
    "A version is at most 30 letters a–z, digits, “.” and “-”, and begins and ends with no sign."
)
LONGEST_VERSION, LONGEST_NOTES = 30, 10_000


class EditionState(Vocabulary):
    """How far an edition has come."""

    WRITING = "writing", "Its package is being written, and nobody can take it yet.", _("Being made")
    PUBLISHED = "published", "It is frozen, and listed among the downloads.", _("Published")
    FAILED = "failed", "It came to a halt, and nothing of it was kept.", _("Failed")


class EditionQuerySet(models.QuerySet):
    """Editions by how far they have come."""

    def published(self):
        """Return the editions that readers can take."""
        return self.filter(state=EditionState.PUBLISHED)

    def newest_first(self):
        """Return the editions by the moment at which they were frozen, the last first."""
        return self.order_by("-frozen_at", "version")


class Edition(models.Model):
    """The published records of one moment as a data package, with what changed since the edition before."""

    version = models.CharField(
        primary_key=True,
        max_length=LONGEST_VERSION,
        validators=[RegexValidator(VERSION_PATTERN, VERSION_MESSAGE)],
        help_text="By what it is cited, such as 2026.1. It stays what it is, and is never given twice.",
    )
    notes = models.TextField(
        blank=True,
        max_length=LONGEST_NOTES,
        help_text="What readers should know of it: what is new, what was mended, what is still missing.",
    )
    state = models.CharField(
        max_length=10,
        choices=EditionState.choices,
        default=EditionState.WRITING,
        editable=False,
        help_text="How far it has come.",
    )
    run = IdField(
        default=new_id, editable=False, help_text="Tells the work under way from work that was given up."
    )
    message = models.TextField(blank=True, editable=False, help_text="Why it failed.")
    before = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="The edition with which its change log compares it.",
    )
    frozen_at = models.DateTimeField(
        "frozen", null=True, editable=False, db_index=True, help_text="The moment whose records it holds."
    )
    size = models.PositiveBigIntegerField(
        default=0, editable=False, help_text="Size of its package, in bytes."
    )
    sha256 = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="SHA-256 of its package, to tell that it came whole.",
    )
    rows = models.JSONField(default=dict, editable=False, help_text="How many rows each of its tables has.")
    changes = models.JSONField(
        default=dict, editable=False, help_text="How many records of each table changed, and in what way."
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Who published it.",
    )
    started_at = models.DateTimeField(auto_now_add=True, help_text="When it was begun.")

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-frozen_at", "-started_at", "version"]
        # What is published once stays: others cite it.
        default_permissions = ("add", "view")
        constraints = [
            one_of("state", EditionState.values, name="articles_edition_state"),
            matches(
                "version",
                VERSION_PATTERN,
                name="articles_edition_version_form",
                message=VERSION_MESSAGE,
                blank=False,
            ),
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state=EditionState.WRITING),
                name="articles_edition_one_at_a_time",
                violation_error_message="Another edition is being made.",
            ),
            models.CheckConstraint(
                condition=~Q(state=EditionState.PUBLISHED) | (Q(frozen_at__isnull=False) & ~Q(sha256="")),
                name="articles_edition_whole",
                violation_error_message="A published edition has a package and the moment it was frozen.",
            ),
        ]

    def __str__(self):
        return f"Edition {self.version}"

    def get_absolute_url(self):
        """Return the address of its page, which stays what it is."""
        return reverse("edition", args=[self.version])
