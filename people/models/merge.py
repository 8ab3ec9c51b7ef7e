"""Merges: which record went into which, and all that is needed to take that back."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from defense_ties.lib.constraints import filled
from defense_ties.lib.records import IdField


class MergeQuerySet(models.QuerySet):
    """Merges by what has become of them."""

    def standing(self):
        """Return the merges that were not taken back."""
        return self.filter(undone_at__isnull=True)

    def of(self, record_type: str, key: str):
        """Return the merges in which a record stayed, or went."""
        return self.filter(Q(kept_id=key) | Q(lost_id=key), record_type=record_type)


class Merge(models.Model):
    """A record went into another of its kind; the steps are kept, so that it can be undone."""

    record_type = models.CharField(max_length=40, help_text="What both records are: official, institution …")
    kept_id = IdField(db_index=True, help_text="Id of the record that stays.")
    kept_name = models.CharField(max_length=500, help_text="What the record that stays was called.")
    lost_id = IdField(db_index=True, help_text="Id of the record that went into it.")
    lost_name = models.CharField(max_length=500, help_text="What the record that is gone was called.")
    reason = models.TextField(help_text="Why the two are one.")
    chosen = models.JSONField(
        default=dict,
        blank=True,
        help_text="What each of the two said, field by field, and which of it was chosen.",
    )
    steps = models.JSONField(
        default=list,
        blank=True,
        help_text="All that was done, in order: rows moved, changed, added and deleted.",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who merged them.",
    )
    made_at = models.DateTimeField(auto_now_add=True, help_text="When they were merged.")
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who took the merge back.",
    )
    undone_at = models.DateTimeField(null=True, blank=True, help_text="When the merge was taken back.")
    left_as_is = models.JSONField(
        default=list,
        blank=True,
        help_text="What could not be restored when it was taken back, a sentence each.",
    )

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        # Whoever may change both records may merge them, and take it back.
        default_permissions = ()
        constraints = [
            filled("reason", name="people_merge_reason"),
            models.CheckConstraint(
                condition=~Q(kept_id=F("lost_id")),
                name="people_merge_two",
                violation_error_message="A record cannot be merged with itself.",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=False) | Q(undone_by__isnull=True),
                name="people_merge_undone_when",
                violation_error_message="A merge that was taken back says when.",
            ),
        ]

    def __str__(self):
        return f"{self.lost_name} → {self.kept_name}"

    @property
    def is_undone(self) -> bool:
        """Whether the merge was taken back."""
        return self.undone_at is not None
