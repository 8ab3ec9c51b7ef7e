"""`manage.py publish_edition`."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Edition
from tests.published import an_article, an_official

pytestmark = pytest.mark.django_db


def test_an_edition_is_published_and_the_changes_are_told(capsys, tmp_path):
    an_article()
    call_command("publish_edition", "2026.1")
    first = capsys.readouterr().out
    an_official(id="sok-dara")
    (tmp_path / "notes.txt").write_text("Sok Dara is new.", encoding="utf-8")

    call_command("publish_edition", "2026.2", notes_file=tmp_path / "notes.txt")

    edition = Edition.objects.get(pk="2026.2")
    assert edition.notes == "Sok Dara is new."
    assert first.startswith("Published edition 2026.1: ")
    assert capsys.readouterr().out.startswith("officials: 1 added\nPublished edition 2026.2: ")


def test_a_version_that_is_taken_is_refused():
    an_article()
    call_command("publish_edition", "2026.1")
    with pytest.raises(
        CommandError, match=r"^No edition was begun\. There is an edition of this version already\.$"
    ):
        call_command("publish_edition", "2026.1")


def test_notes_that_cannot_be_read_are_named(tmp_path):
    an_article()
    (tmp_path / "notes.txt").write_bytes(b"\xff\xfe")
    for name in ("none.txt", "notes.txt"):
        with pytest.raises(CommandError, match=name):
            call_command("publish_edition", "2026.1", notes_file=tmp_path / name)
    assert not Edition.objects.exists()


def test_what_went_wrong_is_said(monkeypatch):
    an_article()
    monkeypatch.setattr("articles.editions.publishing.sha256", lambda path: 1 / 0)
    with pytest.raises(CommandError, match="was not published; nothing of it was kept"):
        call_command("publish_edition", "2026.1")
