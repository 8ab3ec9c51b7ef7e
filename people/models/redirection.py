"""Where the page of a merged record went."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from defense_ties.lib.records import IdField


class Redirection(models.Model):
    """A record was merged into another: its old address leads there."""

    record_type = models.CharField(max_length=40, help_text="What both records are: official, institution …")
    old_id = IdField(help_text="Id of the record that is gone.")
    new_id = IdField(db_index=True, help_text="Id of the record that stays.")
    reason = models.TextField(help_text="Why the two are one.")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who merged them.",
    )
    made_at = models.DateTimeField(auto_now_add=True, help_text="When they were merged.")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["record_type", "old_id"],
                name="people_redirection_once",
                violation_error_message="The old address leads somewhere already.",
            ),
            models.CheckConstraint(
                condition=~Q(old_id=F("new_id")),
                name="people_redirection_elsewhere",
                violation_error_message="A record cannot be redirected to itself.",
            ),
        ]

    def __str__(self):
        return f"{self.record_type} {self.old_id} → {self.new_id}"
