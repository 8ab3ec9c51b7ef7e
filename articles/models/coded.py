"""What records have in common of which some are drafts of an independent coding."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, Q

from articles.models.coding import Coding


def coding_field(related_name: str) -> models.ForeignKey:
    """Return the column by which a draft belongs to an independent coding."""
    return models.ForeignKey(
        Coding,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name=related_name,
        help_text="The independent coding of which this is a part; blank for all others.",
    )


def unpublished_in_coding(name: str) -> CheckConstraint:
    """Return the rule that nothing is public while it is part of an independent coding."""
    return CheckConstraint(
        condition=Q(coding__isnull=True) | ~Q(review_status="published"),
        name=name,
        violation_error_message="What is part of an independent coding is published once that is reconciled.",
    )


def refuse_reaching_in(record: Any, *names: str) -> None:
    """Raise ValidationError if the record refers to a draft of an independent coding that is not its own."""
    for name in names:
        other = getattr(record, name)
        if other is not None and other.coding_id not in (None, record.coding_id):
            sentence = "That is part of an independent coding: nothing outside it can refer to it yet."
            raise ValidationError({name: sentence})


class CodedQuerySet(models.QuerySet):
    """Records of which some are, or belong to, the drafts of independent codings."""

    # Where the coding of a record is found.
    coding_path = "coding"

    def visible_to(self, user: Any):
        """Return the records that the user may see: not the drafts of the other coder of an article."""
        return self.exclude(**{f"{self.coding_path}__in": Coding.objects.hidden_from(user)})

    def in_common(self):
        """Return the records that are no part of an independent coding."""
        return self.filter(**{f"{self.coding_path}__isnull": True})

    def shared_with(self, user: Any):
        """Return the records that are no part of an independent coding, or of one of the user's own."""
        return self.filter(
            Q(**{f"{self.coding_path}__isnull": True})
            | Q(**{f"{self.coding_path}__in": Coding.objects.open().filter(coder=user.pk)})
        )


class EngagementPartQuerySet(CodedQuerySet):
    """Parts of engagements."""

    coding_path = "engagement__coding"


class AgreementPartQuerySet(CodedQuerySet):
    """Parts of agreements."""

    coding_path = "agreement__coding"
