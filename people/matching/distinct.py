"""The memory of pairs that were judged not to be the same."""

from typing import Any

from django.db import transaction

from people.models import Distinct


def apart_from(record: Any) -> set[str]:
    """Return the ids of the records that were judged not to be the same as this one."""
    pairs = Distinct.objects.filter(record_type=record._meta.model_name)
    return {
        *pairs.filter(first_id=record.pk).values_list("second_id", flat=True),
        *pairs.filter(second_id=record.pk).values_list("first_id", flat=True),
    }


@transaction.atomic
def tell_apart(*, first: Any, second: Any, user: Any = None, reason: str = "") -> Distinct:
    """Remember that two records of one kind are not the same, and return the judgement."""
    if type(first) is not type(second) or first.pk == second.pk:
        raise ValueError(f"“{first}” and “{second}” are not two records of one kind.")
    lower, higher = sorted((first.pk, second.pk))
    judged, _ = Distinct.objects.get_or_create(
        record_type=first._meta.model_name,
        first_id=lower,
        second_id=higher,
        defaults={"reason": reason, "judged_by": user},
    )
    return judged


@transaction.atomic
def ask_again(*, judged: Distinct) -> None:
    """Forget that two records were judged not to be the same, so that the question may be put again."""
    Distinct.objects.filter(pk=judged.pk).delete()
