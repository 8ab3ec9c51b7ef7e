"""Saying of months of publishers how far they were read, many at once."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from articles.choices import MonthState
from articles.coverage.months import is_month
from articles.models import CoverageMonth, Publisher

REASON = "Marked in the ledger"


@transaction.atomic
def mark_months(*, months: Iterable[tuple[str, str]], state: str, note: str = "", user: Any) -> int:
    """Say of months, given as publisher and month, how far they were read; return how many were changed.

    A note replaces what was noted before; without one that stays. ValidationError names what is no month or
    no publisher, and then nothing is changed.
    """
    wanted = sorted(set(months))
    _check(wanted, state)
    marked = {(mark.publisher_id, mark.month): mark for mark in _locked(wanted)}
    new, changed = [], []
    for publisher, month in wanted:
        mark = marked.get((publisher, month))
        if mark is None:
            new.append(
                CoverageMonth(publisher_id=publisher, month=month, state=state, note=note, read_by=user)
            )
        elif mark.state != state or (note and mark.note != note):
            mark.state, mark.note, mark.read_by = state, note or mark.note, user
            mark.changed_at = timezone.now()
            changed.append(mark)
    said = {"batch_size": 200, "default_user": user, "default_change_reason": REASON}
    bulk_create_with_history(new, CoverageMonth, **said)
    columns = ["state", "note", "read_by", "changed_at"]
    bulk_update_with_history(changed, CoverageMonth, columns, **said)
    return len(new) + len(changed)


def _check(wanted: list[tuple[str, str]], state: str) -> None:
    if state not in MonthState.values:
        raise ValidationError("Say how far the months were read: read, read in part or not read.")
    for _, month in wanted:
        if not is_month(month):
            raise ValidationError(f"“{month}” is not a month. Write year and month: 2022-03.")
    keys = {publisher for publisher, _ in wanted}
    # Locked, so that two who mark the same month do it one after the other.
    known = Publisher.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    if missing := keys - set(known.values_list("pk", flat=True)):
        raise ValidationError(f"There is no publisher “{min(missing)}” any more.")


def _locked(wanted: list[tuple[str, str]]) -> Iterable[CoverageMonth]:
    keys = {publisher for publisher, _ in wanted}
    months = {month for _, month in wanted}
    return CoverageMonth.objects.select_for_update().filter(publisher__in=keys, month__in=months)
