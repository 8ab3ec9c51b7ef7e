"""`manage.py import_sheet`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.sheets.files import root
from people.models import Official, Rank
from tests.factories import CoderFactory
from tests.sheets import csv_of, write

pytestmark = pytest.mark.django_db

ROWS = (["name", "country"], ["Sok Dara", "KH"], ["Chan Thy", "KH"])


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    """Keep what is sent in out of the folder of the site."""
    settings.DATA_DIR = tmp_path / "data"


def run(tmp_path, *rows, kind="officials", name="sheet.csv", **options):
    """Run the command and return what it prints, and what it prints of faults."""
    out, err = StringIO(), StringIO()
    options = {"user": CoderFactory().username} | options
    path = write(tmp_path, name, csv_of(*rows))
    try:
        call_command("import_sheet", kind, str(path), stdout=out, stderr=err, **options)
        status = ""
    except CommandError as error:
        status = str(error)
    return out.getvalue(), err.getvalue(), status


def test_all_rows_are_written_and_a_second_run_changes_nothing(tmp_path):
    assert run(tmp_path, *ROWS) == (
        "2 rows: 2 new, 0 changed, 0 equal, 0 faulty.\n2 new and 0 changed records were written.\n",
        "",
        "",
    )
    assert run(tmp_path, *ROWS)[0] == "2 rows: 0 new, 0 changed, 2 equal, 0 faulty.\nNothing was written.\n"
    assert Official.history.count() == 2
    assert list(root().iterdir()) == []


def test_a_dry_run_writes_nothing(tmp_path):
    run(tmp_path, *ROWS, dry_run=True)

    assert not Official.objects.exists()


def test_a_faulty_row_keeps_all_from_being_written_unless_only_the_right_are_asked_for(tmp_path):
    rows = (*ROWS, ["Keo Vuth", "Atlantis"])

    _, err, status = run(tmp_path, *rows)
    assert err == "Row 4, country (column B): “Atlantis” is not a country. Write its name or its ISO code.\n"
    assert (status, Official.objects.count()) == ("1 rows are faulty.", 0)
    run(tmp_path, *rows, only_right=True)
    assert Official.objects.count() == 2


def test_a_user_is_held_to_what_they_may_do_by_hand(tmp_path):
    rows = (["title", "scheme"], ["Head of the Host", "military"])

    assert "may neither add nor change ranks" in run(tmp_path, *rows, kind="ranks")[2]
    assert not Rank.objects.filter(title="Head of the Host").exists()
    assert run(tmp_path, *ROWS, user="nobody")[2] == "There is no user “nobody”."


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    assert run(tmp_path, ["nmae"], ["x"])[2].endswith(
        "Did you mean “name”? None of the columns of officials is there. Download the template to see them."
    )
    assert "old Excel workbook" in run(tmp_path, *ROWS, name="a.xls")[2]
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_sheet", "officials", "/nowhere.csv", user=CoderFactory().username)
