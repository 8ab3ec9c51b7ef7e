"""Documents in, outcomes out, by one process or several."""

import os
from collections import Counter

import pytest

from articles.ingest import running
from articles.ingest.items import Item, items_in
from articles.ingest.outcomes import Kind
from articles.ingest.processes import read_by_processes
from articles.ingest.running import batches, ingest
from articles.models import Article, Fingerprint
from tests.articles.ingest.documents import PAGE, REPOST, STORY, write, write_zip

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """Write a folder of good and bad documents."""
    write(tmp_path, a__txt=STORY, b__txt=STORY.encode("utf-16"), c__html=PAGE)
    write(tmp_path, d__txt=b"\0\1\2" * 50, e__txt="")
    write_zip(tmp_path / "f.zip", {"g.txt": REPOST, "../h.txt": "Text."})
    return tmp_path


def kinds(folder, **options):
    """Take a folder in, and return what became of each document."""
    outcomes = ingest(items_in(folder), **options)
    return {os.path.relpath(outcome.name, folder): str(outcome.kind) for outcome in outcomes}


EXPECTED = {
    "a.txt": "new",
    "b.txt": "known",
    "c.html": "new",
    "d.txt": "refused",
    "e.txt": "refused",
    "f.zip/g.txt": "new",
    "h.txt": "refused",
}


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_document_is_taken_or_refused_by_itself(folder, jobs):
    assert kinds(folder, jobs=jobs) == EXPECTED
    assert Article.objects.count() == 3
    assert Fingerprint.objects.values("article").distinct().count() == 3


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_second_run_changes_nothing(folder, jobs):
    kinds(folder)
    stored = list(Article.objects.values())

    assert Counter(kinds(folder, jobs=jobs).values()) == {"known": 4, "refused": 3}
    assert list(Article.objects.values()) == stored


def test_a_dry_run_says_the_same_and_writes_nothing(folder):
    assert kinds(folder, dry_run=True) == EXPECTED
    assert not Article.objects.exists()


def test_documents_are_stored_a_few_at_a_time_while_others_are_still_to_be_found(monkeypatch):
    monkeypatch.setattr(running, "BATCH", 2)
    asked = []

    def items():
        for number in range(10):
            asked.append(number)
            yield Item(f"{number}.txt", fault="The file is empty.")

    next(ingest(items()))

    assert asked == [0, 1]


def test_large_documents_fill_a_batch_by_their_size():
    items = (Item(f"{number}.txt", size=6 * 1024**2, fault="Too large.") for number in range(4))

    assert [len(batch) for batch in batches(items)] == [2, 2]


def test_a_document_that_brings_its_process_down_is_refused_and_the_others_are_read(tmp_path, monkeypatch):
    write(tmp_path, a__txt=STORY, b__txt=REPOST)
    # A reading that ends its process: what is asked of it cannot be unpickled there.
    bad = Item("bad.txt", path=_Deadly())
    batches = [[*items_in(tmp_path / "a.txt"), bad], list(items_in(tmp_path / "b.txt"))]
    readings = [reading for batch in read_by_processes(batches, 1) for reading in batch]

    assert [reading.fault for reading in readings] == ["", "Reading it brought the process down.", ""]


class _Deadly(str):
    """A path that ends the process that is handed it."""

    def __reduce__(self):
        return os._exit, (1,)


def test_the_kinds_are_told_in_words():
    assert [str(kind) for kind in Kind] == [
        "new",
        "text attached",
        "known",
        "known with another text",
        "refused",
    ]
