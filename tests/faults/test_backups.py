"""Backups as a drill: what README says is done, and the copy is compared with the original row by row."""

import os
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils.crypto import get_random_string

from articles.data_version import DATA_VERSION
from articles.finding.index import INDEX
from articles.sample import make_sample
from tests import clusters
from tests.as_migrated import rows_as_migrated

README = Path(__file__).resolve().parents[2] / "README.md"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def records():
    """Fill the database with a sample, and return every row."""
    make_sample(engagements=40, seed=5)
    return rows_as_migrated()


@pytest.fixture
def instead(django_db_blocker):
    """Look into another database instead of the usual one."""
    usual = connection.settings_dict["NAME"]

    def look(name):
        connection.close()
        connection.settings_dict["NAME"] = str(name)

    yield look
    look(usual)


def assert_whole(records):
    assert rows_as_migrated() == records
    assert DATA_VERSION.is_kept()
    assert INDEX.is_kept()
    assert not list(INDEX.faults())
    call_command("migrate", check_unapplied=True, verbosity=0)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the way of SQLite")
def test_a_copy_of_sqlite_that_was_made_while_somebody_writes_holds_every_row(records, instead, tmp_path):
    assert 'sqlite3 "$FILE" ".backup ' in README.read_text(encoding="utf-8")
    writer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM articles_evidence")
    source, target = sqlite3.connect(connection.settings_dict["NAME"]), tmp_path / "copy.sqlite3"
    with sqlite3.connect(target) as copy:
        source.backup(copy)
    writer.execute("ROLLBACK")

    instead(target)

    assert_whole(records)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the way of PostgreSQL")
@pytest.mark.skipif(not shutil.which("pg_dump") and not clusters.CI, reason="pg_dump is not installed here")
def test_a_dump_of_postgresql_holds_every_row(records, instead, tmp_path):
    assert re.search(r"pg_dump --format=custom .*\n.*pg_restore ", README.read_text(encoding="utf-8"))
    settings = connection.settings_dict
    server = {
        "PGHOST": settings["HOST"],
        "PGPORT": str(settings["PORT"] or 5432),
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
    }
    name, dump = f"restored_{get_random_string(8).lower()}", tmp_path / "dump"

    def run(*command):
        subprocess.run(command, env=os.environ | server, check=True)

    run("pg_dump", "--format=custom", f"--file={dump}", settings["NAME"])
    run("createdb", name)
    try:
        run("pg_restore", f"--dbname={name}", "--no-owner", str(dump))
        instead(name)
        assert_whole(records)
    finally:
        connection.close()
        run("dropdb", "--force", name)
