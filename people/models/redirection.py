"""Where the page of a merged record went."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from defense_ties.lib.records import IdField


class RedirectionQuerySet(models.QuerySet):
    """Redirections by where they lead."""

    def target(self, record_type: str, key: str) -> str | None:
        """Return the id of the record to which an old id leads in the end, or None if it leads nowhere."""
        seen, found = {key}, None
        while (further := self._next(record_type, found or key)) and further not in seen:
            seen.add(further)
            found = further
        return found

    def _next(self, record_type: str, key: str) -> str | None:
        return self.filter(record_type=record_type, old_id=key).values_list("new_id", flat=True).first()


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

    objects = RedirectionQuerySet.as_manager()

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
