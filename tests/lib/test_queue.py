"""What waits, what is being done, and what becomes of tasks whose worker is gone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.tasks import draft
from defense_ties.lib.queue import KEPT, failed, faults, forget, give_back, standing, try_again

pytestmark = pytest.mark.django_db


def task(*workers, status="RUNNING", hours=0.0, **values):
    """Make a task that some workers took one after the other, the last of them so many hours ago."""
    made = DBTaskResult.objects.get(pk=draft.enqueue([]).id)
    then = timezone.now() - timedelta(hours=hours)
    known = {"status": status, "worker_ids": list(workers), "started_at": then, "finished_at": then}
    DBTaskResult.objects.filter(pk=made.pk).update(**known | values)
    made.refresh_from_db()
    return made


def status_of(task):
    task.refresh_from_db()
    return task.status


def test_what_a_worker_was_doing_goes_back_when_it_is_gone():
    its, anothers, done = task("gone"), task("there"), task("gone", status="SUCCESSFUL")

    assert give_back(of=["gone"]) == 1
    assert [status_of(each) for each in (its, anothers, done)] == ["READY", "RUNNING", "SUCCESSFUL"]


def test_what_was_taken_by_another_since_is_not_given_back():
    passed_on = task("gone", "there")

    assert give_back(of=["gone"]) == 0
    assert status_of(passed_on) == "RUNNING"


def test_what_was_taken_long_ago_goes_back():
    long_ago, lately = task("a", hours=2), task("b", hours=0.5)

    assert give_back(since=timedelta(hours=1)) == 1
    assert [status_of(each) for each in (long_ago, lately)] == ["READY", "RUNNING"]


def test_what_has_brought_down_five_workers_fails_and_says_so():
    deadly = task("a", "b", "c", "d", "e")

    assert give_back(of=["e"]) == 0
    assert status_of(deadly) == "FAILED"
    assert "It brought down 5 workers, or took them too long." in deadly.traceback


def test_what_failed_can_be_tried_again_as_if_it_were_new():
    deadly = task("a", "b", "c", "d", "e", status="FAILED")

    assert list(failed()) == [deadly]
    assert try_again() == 1
    assert (status_of(deadly), deadly.worker_ids) == ("READY", [])


def test_it_is_told_how_things_stand():
    for status in ("READY", "READY", "RUNNING", "SUCCESSFUL", "FAILED"):
        task("a", status=status)

    assert standing() == {"waiting": 2, "being done": 1, "done": 1, "failed": 1}


def test_faults_in_what_was_given_are_told_the_latest_first():
    task("a", status="SUCCESSFUL", hours=2, return_value={"faults": ["refused: a.txt: It is empty."]})
    task("a", status="SUCCESSFUL", hours=1, return_value={"faults": ["refused: b.txt: It is empty."]})
    task("a", status="SUCCESSFUL", return_value={"faults": []})

    assert faults() == (2, ["refused: b.txt: It is empty.", "refused: a.txt: It is empty."])


def test_what_was_done_long_ago_is_forgotten_and_what_failed_is_not():
    long_ago = KEPT.total_seconds() / 3600 + 1
    task("a", status="SUCCESSFUL", hours=long_ago)
    kept = {task("a", status="FAILED", hours=long_ago).pk, task("a", status="SUCCESSFUL").pk}

    forget()

    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == kept
