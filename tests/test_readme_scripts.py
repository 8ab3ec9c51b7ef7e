"""The scripts that README shows to researchers do what it says, against the first edition."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from django.core.management import call_command

from articles.editions import FIRST_EDITION
from tests.test_readme import section

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def run(live_server, tmp_path):
    """Return what runs a script of README in an empty folder, against a site with the first edition."""
    call_command("load_records", FIRST_EDITION, verbosity=0)

    def run(language, *command):
        found = re.search(rf"^```{language}\n(.*?)^```", section("For researchers"), re.MULTILINE | re.DOTALL)
        assert found
        script = tmp_path / f"ties.{language}"
        script.write_text(found[1].replace("http://127.0.0.1:8000", live_server.url), encoding="utf-8")
        environment = os.environ | {"MPLBACKEND": "Agg", "MPLCONFIGDIR": str(tmp_path)}
        done = subprocess.run(
            [*command, script], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stderr
        return [line.split() for line in done.stdout.splitlines() if line.strip()]

    return run


def test_the_python_script_draws_the_ties_of_a_country_by_year_and_its_network(run, tmp_path):
    table = run("python", sys.executable)
    assert ["2021", "0", "4", "0"] in table
    assert ["2022", "1", "0", "5"] in table
    for name in ("ties_by_year.png", "network.png"):
        assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")


def test_the_r_script_draws_the_ties_of_a_country_by_year(run, tmp_path):
    program = shutil.which("Rscript")
    if not program:
        pytest.skip("R is not installed: apt-get install r-base-core")
    table = run("r", program)
    assert ["RU", "3", "4", "0", "0"] in table
    assert ["VN", "0", "0", "5", "3"] in table
    assert (tmp_path / "ties_by_year.png").read_bytes().startswith(b"\x89PNG")
