"""`manage.py worker`: what it says; what it does is tried where it is killed."""

import io

import pytest
from django.core.management import CommandError, call_command
from django_tasks_db.models import DBTaskResult

from articles.tasks import draft

pytestmark = pytest.mark.django_db


def run(*arguments):
    """Run the command, and return what it says and complains of."""
    out, err = io.StringIO(), io.StringIO()
    call_command("worker", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def failed_task():
    draft.enqueue([])
    task = DBTaskResult.objects.get()
    task.set_failed(RuntimeError("The disk is full."))
    return task


def test_it_says_what_waits():
    draft.enqueue([])

    assert run("--status") == ("Tasks: 1 waiting, 0 being done, 0 done, 0 failed\n", "")


def test_it_says_what_failed_and_how_to_try_again():
    failed_task()

    assert run("--status") == (
        "Tasks: 0 waiting, 0 being done, 0 done, 1 failed\n",
        "draft: RuntimeError: The disk is full.\n`worker --retry` puts them back into the queue.\n",
    )
    assert run("--retry") == ("1 put back into the queue.\n", "")
    assert run("--status")[0].startswith("Tasks: 1 waiting")


def test_it_says_which_documents_were_refused():
    task = failed_task()
    task.set_successful({"faults": ["refused: a.txt: The file is empty."]})

    assert run("--status")[1] == (
        "1 with faults in what they were given. The latest:\nrefused: a.txt: The file is empty.\n"
    )


@pytest.mark.parametrize("arguments", [["--jobs=0"], ["--jobs=65"], ["--lost-after=0"]])
def test_numbers_that_make_no_sense_are_refused(arguments):
    with pytest.raises(CommandError, match="is a number of"):
        run(*arguments)
