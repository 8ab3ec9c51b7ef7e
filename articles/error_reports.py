"""Taking in reports of errors, holding off floods of them, and deciding them."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from articles.choices import ReportState
from articles.kinds import KINDS
from articles.models import ErrorReport
from people.models import Redirection

# How many reports are taken in so many hours, from one address and from all. An institute may share one.
FROM_ONE = ((1, 5), (24, 20))
FROM_ALL = ((1, 60), (24, 300))


class TooMany(Exception):
    """More reports came lately than anybody could answer; says when the next one is taken."""

    def __init__(self, wait: timedelta):
        super().__init__(wait)
        self.wait = wait


def published_record(kind: str, key: str) -> Any:
    """Return the published record of a kind and id, or the one it was merged into; None if there is none."""
    model = KINDS.get(kind)
    if model is None:
        return None
    records = model.objects.published()
    found = records.filter(pk=key).first()
    target = None if found else Redirection.objects.target(kind, key)
    return records.filter(pk=target).first() if target else found


@transaction.atomic
def report_error(
    *, record: models.Model | None, words: str, source: str = "", contact: str = "", sender: str = ""
) -> ErrorReport:
    """Take in what a reader says is wrong with a record, or with the site where none is given.

    What has come already, by a button pressed twice, is not taken in again. Raises TooMany in a flood.
    """
    now = timezone.now()
    # The code of an address serves to count, and only for a day.
    ErrorReport.objects.filter(reported_at__lte=now - timedelta(days=1)).exclude(sender="").update(sender="")
    said = {
        "record_type": record._meta.model_name if record else "",
        "record_id": record.pk if record else "",
        "words": words,
        "source": source,
        "contact": contact,
        "sender": sender,
    }
    if same := ErrorReport.objects.lately(days=1).filter(**said).first():
        return same
    _hold_off(sender)
    return ErrorReport.objects.create(**said, record_name=str(record)[:500] if record else "")


def _hold_off(sender: str) -> None:
    limits = [(ErrorReport.objects.all(), hours, most) for hours, most in FROM_ALL]
    if sender:
        limits += [(ErrorReport.objects.filter(sender=sender), hours, most) for hours, most in FROM_ONE]
    waits = []
    for reports, hours, most in limits:
        # The report that has to grow old before another one is taken.
        times = reports.lately(hours=hours).order_by("-reported_at").values_list("reported_at", flat=True)
        if times_up := times[most - 1 : most].first():
            waits.append(times_up + timedelta(hours=hours) - timezone.now())
    if waits:
        raise TooMany(max(waits))


@transaction.atomic
def decide(*, reports: Iterable[ErrorReport], state: str, user: Any, answer: str | None = None) -> int:
    """Answer, dismiss or reopen reports; return how many that changed. Without an answer theirs stays."""
    changed = 0
    keys = [report.pk for report in reports]
    for report in ErrorReport.objects.select_for_update().filter(pk__in=keys).order_by("pk"):
        new = report.answer if answer is None else answer
        if (report.state, report.answer) == (state, new):
            continue
        if report.state != state:
            is_open = state == ReportState.OPEN
            report.decided_by = None if is_open else user
            report.decided_at = None if is_open else timezone.now()
        report.state, report.answer = state, new
        report.save()
        changed += 1
    return changed
