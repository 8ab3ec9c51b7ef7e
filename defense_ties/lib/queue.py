"""The queue of work in the database: what waits, what is being done, what those who died left behind."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

KEPT = timedelta(days=30)  # for which it is known what became of a task
# A task that has brought down so many workers is not given to another.
MOST_TRIES = 5
MOST_TOLD = 20  # faults
NAMES = {
    TaskResultStatus.READY: "waiting",
    TaskResultStatus.RUNNING: "being done",
    TaskResultStatus.SUCCESSFUL: "done",
    TaskResultStatus.FAILED: "failed",
}


class WorkerLost(Exception):
    """The workers that took a task did not come back."""


def give_back(*, of: Collection[str] = (), since: timedelta | None = None) -> int:
    """Return to the queue what was taken by workers that are gone, and say how much it was.

    Gone are those named, and those that took a task longer ago than `since`. A task is done whole or not
    at all, and doing it once more changes nothing, so that it may be given to another in any case.
    """
    now = timezone.now()
    return sum(
        _given_back(task)
        for task in DBTaskResult.objects.running()
        if task.worker_ids[-1] in of or (since is not None and task.started_at < now - since)
    )


@transaction.atomic
def _given_back(task: Any) -> bool:
    """Give back a task, unless somebody else did, or it was finished after all."""
    held = DBTaskResult.objects.running().filter(pk=task.pk, worker_ids=task.worker_ids)
    found = held.select_for_update().first()
    if found is None:
        return False
    if len(found.worker_ids) >= MOST_TRIES:
        found.set_failed(WorkerLost(f"It brought down {MOST_TRIES} workers, or took them too long."))
        return False
    found.status = TaskResultStatus.READY
    found.save(update_fields=["status"])
    return True


def standing() -> dict[str, int]:
    """Return how many tasks are waiting, being done, done and failed."""
    found = DBTaskResult.objects.order_by().values_list("status").annotate(number=Count("*"))
    counts = dict(found)
    return {name: counts.get(status, 0) for status, name in NAMES.items()}


def something_waits() -> bool:
    """Return whether there is a task that nobody has taken."""
    return DBTaskResult.objects.ready().exists()


def faults() -> tuple[int, list[str]]:
    """Return how many finished tasks met with faults in what they were given, and what the latest say."""
    found = DBTaskResult.objects.successful().filter(return_value__faults__0__isnull=False)
    latest = found.order_by("-finished_at", "pk")[:MOST_TOLD]
    told = [fault for task in latest for fault in task.return_value["faults"]]
    return found.count(), told[:MOST_TOLD]


def forget() -> None:
    """Forget what was done long ago; what failed stays."""
    DBTaskResult.objects.successful().filter(finished_at__lt=timezone.now() - KEPT).delete()


def failed() -> QuerySet:
    """Return the tasks that failed, the latest first."""
    return DBTaskResult.objects.failed().order_by("-finished_at", "pk")


def try_again() -> int:
    """Return the tasks that failed to the queue, and say how many there are."""
    return DBTaskResult.objects.failed().update(status=TaskResultStatus.READY, worker_ids=[])
