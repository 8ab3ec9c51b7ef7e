"""Two who migrate one database at once, as when two machines are started together."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.utils.crypto import get_random_string

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty(tmp_path):
    """The address of a new database."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.sqlite3"
        return
    settings = connection.settings_dict
    user = f"{settings['USER']}:{settings['PASSWORD']}" if settings["PASSWORD"] else settings["USER"]
    server, name = f"{settings['HOST']}:{settings['PORT'] or 5432}", f"empty_{get_random_string(8).lower()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield f"postgres://{user}@{server}/{name}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_one_waits_for_the_other_and_both_are_done(empty, tmp_path):
    environment = os.environ | {"DATABASE_URL": empty, "DATA_DIR": str(tmp_path)}
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    both = [
        subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = [each.communicate(timeout=240)[1] for each in both]

    assert [each.returncode for each in both] == [0, 0], told
    check = [*command[:3], "--check", "--verbosity=0"]
    assert subprocess.run(check, cwd=ROOT, env=environment).returncode == 0
