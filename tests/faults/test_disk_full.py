"""A disk that is full: what was being done is not there in part, and done again it is complete."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Article
from tests.faults.killing import standing
from tests.faults.test_workers import archive


@pytest.fixture
def nearly_full(db):
    """Let the file of the database grow by a few pages only, until the test says otherwise."""
    if connection.vendor != "sqlite":
        pytest.skip("a server of PostgreSQL has a disk of its own, which a test cannot fill")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + 4}")
        yield lambda: cursor.execute("PRAGMA max_page_count = 1073741823")
        cursor.execute("PRAGMA max_page_count = 1073741823")


def test_documents_that_do_not_fit_are_not_there_and_fit_once_there_is_room(tmp_path, nearly_full):
    folder = archive(tmp_path / "in")
    before = standing()

    with pytest.raises(CommandError, match="database or disk is full"):
        call_command("ingest_articles", str(folder), stdout=io.StringIO())
    stored = Article.objects.count()
    assert stored < 45
    assert standing()["articles_historicalarticle"] - before["articles_historicalarticle"] == stored

    nearly_full()
    call_command("ingest_articles", str(folder), stdout=io.StringIO())
    assert Article.objects.count() == 45
