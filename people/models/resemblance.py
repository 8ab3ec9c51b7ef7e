"""Two records that resemble each other, until somebody has decided whether they are one."""

from collections.abc import Iterator, Mapping

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When

from defense_ties.lib.records import IdField, Record
from defense_ties.lib.reviewing import Reviewable, ReviewStatus
from people.models.distinct import Distinct

MOST_COUNTED = 1000
# The kinds of records of which two may be one and the same.
KINDS = ("official", "institution", "engagement", "agreement")


class ResemblanceQuerySet(models.QuerySet):
    """Pairs by what has become of them."""

    def undecided(self):
        """Return the pairs of which both records are there still, and which nobody has told apart."""
        there = {
            str(model._meta.model_name): model._base_manager.exclude(review_status=ReviewStatus.REJECTED)
            for model in compared_models()
        }
        return self.both_among(there).filter(~Exists(_judgement()))

    def both_among(self, records: Mapping[str, models.QuerySet]):
        """Return the pairs of which both records are among these of their kind."""
        found = self.alias(first_found=_among(records, "first_id"), second_found=_among(records, "second_id"))
        return found.filter(first_found__isnull=False, second_found__isnull=False)

    def one_among(self, records: Mapping[str, models.QuerySet]):
        """Return the pairs of which one record, or both, is among these of its kind."""
        found = self.alias(first_among=_among(records, "first_id"), second_among=_among(records, "second_id"))
        return found.filter(Q(first_among__isnull=False) | Q(second_among__isnull=False))

    def told_apart(self):
        """Return the pairs that were judged not to be the same."""
        return self.filter(Exists(_judgement()))

    def capped_count(self, most: int = MOST_COUNTED) -> int:
        """Return how many pairs there are; from `most` on they are not counted to the end."""
        return self.order_by()[:most].count()


class Resemblance(models.Model):
    """Two records of one kind that may be the same: a question for the staff, not an answer."""

    record_type = models.CharField(max_length=40, help_text="What both records are: official, institution …")
    first_id = IdField(help_text="The lower of the two ids.")
    second_id = IdField(db_index=True, help_text="The higher of the two ids.")
    score = models.FloatField(db_index=True, help_text="How likely it is that the two are one, from 0 to 1.")
    reasons = models.TextField(blank=True, help_text="What speaks for it and against it, a sentence each.")
    found_at = models.DateTimeField(auto_now_add=True, help_text="When the likeness was first seen.")

    objects = ResemblanceQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "record_type", "first_id", "second_id"]
        verbose_name = "possible duplicate"
        verbose_name_plural = "possible duplicates"
        # Whoever may change records of the kind decides.
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["record_type", "first_id", "second_id"],
                name="people_resemblance_once",
                violation_error_message="The likeness of the two is on record already.",
            ),
            models.CheckConstraint(
                condition=Q(first_id__lt=F("second_id")),
                name="people_resemblance_order",
                violation_error_message="A record does not resemble itself; the lower id comes first.",
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=1),
                name="people_resemblance_score",
                violation_error_message="A score is a number from 0 to 1.",
            ),
        ]

    def __str__(self):
        return f"{self.record_type} {self.first_id} ≈ {self.second_id}"


def compared_models() -> Iterator[type[models.Model]]:
    """Give the models of the records that are compared with their like."""
    for model in apps.get_models():
        if model._meta.model_name in KINDS and issubclass(model, Record) and issubclass(model, Reviewable):
            yield model


def _among(records: Mapping[str, models.QuerySet], column: str) -> Case:
    """Return the id in a column if it is of one of the records: looked up row by row, as pages are short."""
    return Case(
        *(
            When(
                record_type=name, then=Subquery(rows.filter(pk=OuterRef(column)).order_by().values("pk")[:1])
            )
            for name, rows in records.items()
        ),
        default=None,
        output_field=models.TextField(),
    )


def _judgement():
    return Distinct.objects.filter(
        record_type=OuterRef("record_type"), first_id=OuterRef("first_id"), second_id=OuterRef("second_id")
    )
