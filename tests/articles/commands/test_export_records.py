"""`manage.py export_records`: what it prints, and how it ends."""

import zipfile

import pytest
from django.core.management import CommandError, call_command

from tests.factories import EngagementFactory, InstitutionFactory, OfficialFactory

pytestmark = pytest.mark.django_db


def printed(capsys, *arguments, **options):
    """Run the command and return what it prints."""
    call_command("export_records", *map(str, arguments), **options)
    return capsys.readouterr().out.splitlines()


def test_it_says_what_was_exported(tmp_path, capsys):
    OfficialFactory(published=True)
    InstitutionFactory(published=True, parent=InstitutionFactory())
    EngagementFactory()

    assert printed(capsys, tmp_path / "package.zip") == [
        "institutions: 1",
        "officials: 1",
        "Rows in which a reference to an unpublished record is empty: 1",
        f"Exported 2 rows to {tmp_path}/package.zip.",
    ]
    assert "officials.csv" in zipfile.ZipFile(tmp_path / "package.zip").namelist()


def test_it_exports_drafts_if_asked(tmp_path, capsys):
    EngagementFactory()

    lines = printed(capsys, tmp_path / "package", "--all")

    assert "engagements: 1" in lines
    assert (tmp_path / "package" / "engagements.csv").exists()


def test_it_says_why_nothing_can_be_written(tmp_path):
    with pytest.raises(CommandError) as error:
        call_command("export_records", str(tmp_path / "none" / "package.zip"))

    assert str(error.value) == (
        f"{tmp_path}/none/package.zip cannot be written: there is no folder {tmp_path}/none."
    )
