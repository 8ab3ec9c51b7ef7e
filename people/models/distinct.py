"""Two records that were judged not to be the same."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from defense_ties.lib.records import IdField


class Distinct(models.Model):
    """Two records that resemble each other and are not the same, so that nobody is asked twice."""

    record_type = models.CharField(max_length=40, help_text="What both records are: official, institution …")
    first_id = IdField(help_text="The lower of the two ids.")
    second_id = IdField(db_index=True, help_text="The higher of the two ids.")
    reason = models.TextField(blank=True, help_text="What tells them apart.")
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who judged.",
    )
    judged_at = models.DateTimeField(auto_now_add=True, help_text="When it was judged.")

    class Meta:
        ordering = ["-judged_at"]
        verbose_name = "pair judged distinct"
        verbose_name_plural = "pairs judged distinct"
        constraints = [
            models.UniqueConstraint(
                fields=["record_type", "first_id", "second_id"],
                name="people_distinct_once",
                violation_error_message="The two have been judged already.",
            ),
            models.CheckConstraint(
                condition=Q(first_id__lt=F("second_id")),
                name="people_distinct_order",
                violation_error_message="A record cannot be distinct from itself; the lower id comes first.",
            ),
        ]

    def __str__(self):
        return f"{self.record_type} {self.first_id} ≠ {self.second_id}"
