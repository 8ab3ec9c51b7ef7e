"""Workers that are killed: nothing of an archive is lost, and nothing of it is there twice."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.articles.ingest.documents import write
from tests.defense_ties.serving.served import ROOT, manage, run

pytestmark = pytest.mark.django_db

# What stands in the database: texts, how many of them were drafted, drafts, and what the queue holds.
LOOK = """
import json
from articles.models import Article, Engagement
from defense_ties.lib.queue import standing
from people.models import Official
drafted = Article.objects.exclude(drafted_with="")
print(json.dumps({
    "texts": Article.objects.exclude(body="").count(),
    "different": Article.objects.exclude(body="").values("body_sha256").distinct().count(),
    "drafted": drafted.count(),
    "reporting": drafted.filter(evidence__engagement__isnull=False).distinct().count(),
    "engagements": Engagement.objects.count(),
    "officials": Official.objects.count(),
    "tasks": standing(),
}))
"""
# As when the machine of those who took the tasks has been gone for an hour.
AN_HOUR_LATER = """
from datetime import timedelta
from django.db.models import F
from django_tasks_db.models import DBTaskResult
DBTaskResult.objects.running().update(started_at=F("started_at") - timedelta(hours=1))
"""


def look(site):
    return json.loads(run(site, LOOK))


def working(site, *arguments):
    """Start two workers in a group of their own, and return it once one of them is at work."""
    command = [sys.executable, "manage.py", "worker", "--jobs=2", *arguments]
    group = subprocess.Popen(
        command, cwd=ROOT, env=site, stderr=subprocess.PIPE, start_new_session=True, text=True
    )
    for line in group.stderr:
        if "state=RUNNING" in line:
            break
    return group


def archive(folder):
    """Write reports of as many meetings, no two of one text, each with an official of its own."""
    names = ["Arun", "Bela", "Chann", "Dara", "Esen", "Faris", "Goran", "Heng", "Ilir"]
    texts = {}
    for number in range(45):
        name = f"{names[number % 9]} {names[number // 9]}son"
        texts[f"report-{number:02}__txt"] = (
            f"Talks number {number} end in the capital\n\nPHNOM PENH, March {number % 28 + 1}, 2023 - "
            f"General {name} of Viet Nam met with Cambodian Defence Minister Sok Samnang on Monday, and they "
            f"spoke of the training of {number + 3} officers."
        )
    return write(folder, **texts)


@pytest.fixture
def site(empty, tmp_path):
    """An installation in whose queue an archive waits."""
    site = os.environ | {"DATABASE_URL": empty, "DATA_DIR": str(tmp_path / "data")}
    manage(site, "migrate", "--verbosity=0")
    said = manage(site, "ingest_articles", str(archive(tmp_path / "in")), "--queue", "--draft")
    assert said.startswith("Left to the workers: 45 documents in 3 tasks.")
    return site


def test_whatever_ends_workers_nothing_is_lost_and_nothing_doubled(site):
    # Told to stop, they finish what they are doing.
    told = working(site)
    told.send_signal(signal.SIGTERM)
    told.communicate(timeout=120)
    tasks = look(site)["tasks"]
    assert (told.returncode, tasks["being done"], tasks["failed"]) == (0, 0, 0)
    assert tasks["done"] > 0

    # All of a machine is gone at once; another takes over what it was doing.
    for after in (0.0, 0.6):
        group = working(site)
        time.sleep(after)
        os.killpg(group.pid, signal.SIGKILL)
        group.communicate()
        run(site, AN_HOUR_LATER)

    # One of the processes dies; the one that looks after it starts another.
    group = working(site, "--until-empty")
    os.kill(_child_of(group.pid), signal.SIGKILL)
    group.communicate(timeout=240)
    found = look(site)
    tasks = found.pop("tasks")

    assert found == {
        "texts": 45,
        "different": 45,
        "drafted": 45,
        "reporting": 45,
        "engagements": 45,
        "officials": 46,  # the minister is one, however many drafted him at once
    }
    assert (group.returncode, tasks["waiting"], tasks["being done"], tasks["failed"]) == (0, 0, 0, 0)


def _child_of(pid):
    """Return a process that a process has started to work, and not to keep order among them."""
    listed = subprocess.run(
        ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(pid)], capture_output=True, text=True, check=True
    )
    return next(int(line.split()[0]) for line in listed.stdout.splitlines() if "spawn_main" in line)
