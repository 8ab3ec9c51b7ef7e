"""Downloads of tables."""

import json

import pytest
from django.db import transaction
from django.db.models import F
from django.http import HttpResponse

from defense_ties.lib.exports import Column, Download, QueryExport, RowExport, download, downloads
from defense_ties.middleware import DownloadMiddleware
from people.models import Official
from tests.factories import OfficialFactory

NAMES = QueryExport(tuple(Column(name, "It.", F(name)) for name in ("id", "name")))

pytestmark = pytest.mark.django_db


def taken(form="csv", records=None, export=NAMES):
    """Return the download of some officials as a request would get it."""
    records = Official.objects.order_by("id") if records is None else records
    return DownloadMiddleware(lambda request: download(export, records, name="officials", form=form))(None)


@pytest.mark.parametrize(
    ("form", "content_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("json", "application/json"),
        ("jsonl", "application/jsonl; charset=utf-8"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_a_file_says_what_it_is_what_it_is_called_and_how_many_rows_it_has(form, content_type):
    OfficialFactory.create_batch(3)
    response = taken(form)
    assert response.headers["Content-Type"] == content_type
    assert response.headers["Content-Disposition"] == f'attachment; filename="officials.{form}"'
    assert response.headers["Record-Count"] == "3"
    assert response.streaming


def test_the_same_records_stand_in_each_form():
    OfficialFactory(id="manet", name="Hun Manet")
    assert taken("csv").getvalue().decode() == "\ufeffid,name\nmanet,Hun Manet\n"
    assert json.loads(taken("jsonl").getvalue()) == {"id": "manet", "name": "Hun Manet"}
    assert json.loads(taken("json").getvalue())["records"] == [{"id": "manet", "name": "Hun Manet"}]
    assert taken("xlsx").getvalue().startswith(b"PK")


def test_what_fails_before_the_first_bytes_is_an_error_and_no_file():
    broken = RowExport((Column("id", "The id.", lambda row: row.nothing),))
    OfficialFactory()
    with pytest.raises(AttributeError):
        taken(export=broken)


def test_a_table_that_a_sheet_has_no_room_for_is_refused_in_words(monkeypatch):
    monkeypatch.setattr(downloads, "MOST_ROWS", 2)
    OfficialFactory.create_batch(3)
    response = taken("xlsx")
    assert response.status_code == 400
    assert response.content.decode() == (
        "These are 3 rows, and a sheet has room for 2. Take the CSV file, or filter."
    )


def test_a_text_that_a_cell_has_no_room_for_is_refused_in_words():
    OfficialFactory(id="a", name="x" * 200)
    long = QueryExport((NAMES.columns[0], Column("long", "Long.", lambda ident: "y" * 40_000)))
    response = taken("xlsx", export=long)
    assert response.status_code == 400
    assert response.content.decode().startswith("In row 2, long has 40,000 characters, and a cell")


def test_other_answers_pass_untouched():
    page = HttpResponse("A page.")
    assert DownloadMiddleware(lambda request: page)(None) is page


def test_the_rows_are_those_of_one_moment(transactional_db):
    OfficialFactory(id="a", name="A")
    response = taken()
    assert response.headers["Record-Count"] == "1"
    assert response.getvalue().decode().count("\n") == 2


def test_a_reader_who_hangs_up_leaves_no_transaction_open(transactional_db):
    OfficialFactory.create_batch(3)
    for form in ("csv", "json", "jsonl", "xlsx"):
        response = taken(form)
        assert isinstance(response, Download)
        response.close()
        assert not transaction.get_connection().in_atomic_block


def test_a_file_that_nobody_reads_is_never_begun(transactional_db):
    response = download(NAMES, Official.objects.all(), name="officials")
    response.close()
    assert not transaction.get_connection().in_atomic_block
