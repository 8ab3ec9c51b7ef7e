"""What records have in common of which some are drafts of an independent coding."""

from collections.abc import Mapping
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

    def hidden_from(self, user: Any):
        """Return the records that the user may not see; there are few."""
        return drafts_of(Coding.objects.hidden_from(user), self.model, self.coding_path)

    def in_common(self):
        """Return the records that are no part of an independent coding."""
        return self.filter(**{f"{self.coding_path}__isnull": True})

    def apart(self):
        """Return the records that are part of an independent coding."""
        return self.filter(**{f"{self.coding_path}__gt": 0})  # a range, as in `drafts_of`

    def shared_with(self, user: Any):
        """Return the records that are no part of an independent coding, or of one of the user's own."""
        return self.filter(
            Q(**{f"{self.coding_path}__isnull": True})
            | Q(**{f"{self.coding_path}__in": Coding.objects.open().filter(coder=user.pk)})
        )


class PartQuerySet(CodedQuerySet):
    """Parts of records of which some are drafts of independent codings."""

    # The relation to the record that it is a part of.
    whole = ""

    def visible_to(self, user: Any):
        return self._without(Coding.objects.hidden_from(user))

    def apart(self):
        return self.filter(**{f"{self.whole}__in": drafts_of(Coding.objects.all(), self._whole())})

    def shared_with(self, user: Any):
        return self._without(Coding.objects.exclude(pk__in=Coding.objects.open().filter(coder=user.pk)))

    def _without(self, codings: models.QuerySet):
        # The few that are left out are looked up, instead of the whole of each part by a join.
        return self.exclude(**{f"{self.whole}__in": drafts_of(codings, self._whole())})

    def _whole(self) -> Any:
        return self.model._meta.get_field(self.whole).related_model


class EngagementPartQuerySet(PartQuerySet):
    """Parts of engagements."""

    whole = "engagement"
    coding_path = "engagement__coding"


class AgreementPartQuerySet(PartQuerySet):
    """Parts of agreements."""

    whole = "agreement"
    coding_path = "agreement__coding"


def drafts_of(codings: models.QuerySet, model: Any, path: str = "coding") -> models.QuerySet:
    """Return the records of a kind that are, or by the path belong to, drafts of the codings."""
    # Hardly any record has a coding. SQLite takes an index that holds little but NULL for useless, and
    # reads the whole table; but not where it is asked for a range, so that it is asked for every key.
    return model._base_manager.filter(**{f"{path}__in": codings, f"{path}__gt": 0})


def cited_for_drafts(codings: models.QuerySet, subjects: Mapping[str, Any], wholes: Mapping[str, str]) -> Q:
    """Return the condition that evidence is, or is for, a draft of the codings or what belongs to one.

    Each subject has its model, and the path from evidence to the record that it is a part of.
    """
    found = Q(coding__in=codings)
    for name, model in subjects.items():
        path = "__".join([*wholes[name].split("__")[1:], "coding"])
        found |= Q(**{f"{name}__in": drafts_of(codings, model, path)})
    return found
