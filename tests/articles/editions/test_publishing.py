"""Publishing editions: frozen whole or not at all, one at a time, and never twice."""

import hashlib
import io
import json
import os
import threading
import time
import zipfile
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.editions import Folder, Refused, is_stopped, publish
from articles.editions.files import root
from articles.editions.publishing import begin, make
from articles.models import Edition
from articles.models.edition import EditionState
from articles.package import load, writing
from defense_ties.lib.background import SILENCE
from tests.published import an_edition

pytestmark = pytest.mark.django_db


def files(edition):
    with zipfile.ZipFile(Folder(edition).package) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def left_behind():
    return sorted(path.name for path in root().iterdir())


def test_an_edition_holds_the_published_records_and_says_which_it_is(records):
    edition = publish(version="2026.1", notes="The first.")

    assert (edition.state, edition.notes, edition.before) == ("published", "The first.", None)
    found = files(edition)
    assert [line.partition(",")[0] for line in found["engagements.csv"].splitlines()] == ["id", "visit"]
    manifest = json.loads(found["manifest.json"])
    assert (manifest["edition"], manifest["rows"]["engagements"]) == ("2026.1", 1)
    assert (edition.rows["engagements"], edition.rows["sides"], edition.rows["dyad_years"]) == (1, 2, 2)
    assert 'version: "2026.1"' in found["CITATION.cff"]


def test_its_checksum_and_size_are_those_of_the_file(records):
    edition = publish(version="2026.1")
    content = Folder(edition).package.read_bytes()
    assert (edition.sha256, edition.size) == (hashlib.sha256(content).hexdigest(), len(content))


def test_what_is_frozen_stays_whatever_becomes_of_the_records(records, client):
    edition = publish(version="2026.1")
    before = Folder(edition).package.read_bytes()
    records["visit"].title = "Another title"
    records["visit"].save()
    publish(version="2026.2")
    assert Folder(edition).package.read_bytes() == before
    assert client.get("/downloads/2026.1/package.zip").getvalue() == before


def test_an_edition_loads_as_any_package(records):
    edition = publish(version="2026.1")
    assert load(Folder(edition).package).total("equal") > 0


def test_nothing_but_the_edition_is_left_behind(records):
    publish(version="2026.1")
    assert left_behind() == ["2026.1"]


def test_far_work_is_told_how_far_it_is(records):
    told = []
    edition = publish(version="2026.1", note=lambda *far: told.append(far))
    whole = sum(edition.rows[name] for name in files(edition) if name in edition.rows)
    done, total = told[-1]
    assert done == total > whole
    assert [done for done, _ in told] == sorted(done for done, _ in told)


@pytest.mark.parametrize(
    ("version", "reason"),
    [
        ("2026.1", "There is an edition of this version already."),
        ("", "Version: This field cannot be blank."),
        ("Edition 3", "Version: A version is at most 30 letters a–z, digits, “.” and “-”"),
        ("../../etc", "Version: A version is at most 30 letters a–z, digits, “.” and “-”"),
        ("2026.", "Version: A version is at most 30 letters a–z, digits, “.” and “-”"),
        ("a" * 31, "at most 30 characters"),
    ],
)
def test_a_version_that_cannot_be_is_refused_in_plain_words(records, version, reason):
    publish(version="2026.1")
    with pytest.raises(Refused) as refused:
        publish(version=version)
    assert reason in str(refused.value)
    assert left_behind() == ["2026.1"]


def test_without_published_records_there_is_nothing_to_freeze(db):
    with pytest.raises(Refused, match="No record is published"):
        publish(version="2026.1")
    assert not Edition.objects.exists()


def test_the_database_lets_only_one_be_made_at_a_time(db):
    Edition.objects.create(version="1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(version="2")


def test_a_second_one_is_refused_while_another_is_made(records):
    begin(version="2026.1")
    with pytest.raises(Refused, match=r"^Another edition is being made\.$"):
        begin(version="2026.2")
    with pytest.raises(Refused, match="There is an edition of this version already"):
        begin(version="2026.1")
    assert list(Edition.objects.values_list("version", "state")) == [("2026.1", "writing")]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_begin_at_once_one_is_refused(records):
    outcomes = []

    def say(version):
        try:
            outcomes.append(publish(version=version).state)
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=say, args=[f"2026.{number}"]) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    # Who came after the other was done has published a second one; nobody has half of one.
    assert sorted(outcomes) in (["published", "refused"], ["published", "published"])
    published = Edition.objects.published()
    assert published.count() == outcomes.count("published")
    assert left_behind() == sorted(edition.version for edition in published)


def test_a_full_disk_leaves_the_old_edition_and_no_half_of_the_new(records, monkeypatch):
    old = publish(version="2026.1")
    whole = Folder(old).package.read_bytes()

    def full(file, piece):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(writing._Noted, "write", full)
        failed = publish(version="2026.2")

    assert (failed.state, left_behind()) == ("failed", ["2026.1"])
    assert "No space left on device" in failed.message
    assert Folder(old).package.read_bytes() == whole
    assert publish(version="2026.2").state == "published"


def test_records_that_cannot_be_exported_are_named(records):
    records["visit"].evidence.all().delete()
    failed = publish(version="2026.1")
    assert failed.state == "failed"
    assert failed.message.startswith(
        "Nothing was exported. In engagements, these are published without evidence"
    )


def test_a_fault_of_the_site_is_logged_and_leaves_nothing(records, monkeypatch, caplog):
    monkeypatch.setattr("articles.editions.publishing.sha256", lambda path: 1 / 0)
    failed = publish(version="2026.1")
    assert (failed.state, failed.message) == (
        "failed",
        "A fault of the site ended the work. The reason is in its log.",
    )
    assert "ZeroDivisionError" in caplog.text
    assert left_behind() == []


def test_work_that_was_killed_is_noticed_and_begun_again(records):
    killed = begin(version="2026.1", notes="As it was meant.")
    Folder(killed).begin()
    (Folder(killed).draft / "half.zip").write_bytes(b"PK")
    long_ago = time.time() - SILENCE - 1
    os.utime(root() / f".progress-{killed.run}", (long_ago, long_ago))
    assert is_stopped(killed)

    assert publish(version="2026.1", notes=killed.notes).state == "published"

    assert [name for name in left_behind() if not name.startswith(".progress")] == ["2026.1"]
    make(killed.pk, killed.run)  # should it wake, it publishes nothing
    assert Edition.objects.count() == 1


def test_work_killed_after_its_files_stood_is_begun_again(records):
    killed = begin(version="2026.1")
    folder = Folder(killed)
    folder.begin()
    (folder.draft / folder.package.name).write_bytes(b"never said to be published")
    folder.appear()
    folder.clear()

    edition = publish(version="2026.1")

    assert edition.state == EditionState.PUBLISHED
    assert zipfile.is_zipfile(io.BytesIO(Folder(edition).package.read_bytes()))


def test_a_published_edition_has_its_package_in_the_database_too(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(version="1", state="published", frozen_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(version="1", state="published", sha256="0" * 64)


def test_an_edition_is_compared_with_the_one_frozen_last(records):
    earlier = timezone.now() - timedelta(days=400)
    publish(version="2026.1")
    an_edition("2024.1", frozen_at=earlier)
    assert publish(version="2026.2").before_id == "2026.1"
