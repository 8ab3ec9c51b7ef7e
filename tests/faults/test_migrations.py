"""Two who migrate one database at once, as when two machines are started together."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.django_db


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
