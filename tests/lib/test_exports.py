"""Streamed CSV."""

import csv
import datetime
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_ties.lib import exports
from defense_ties.lib.exports import Column, CsvExport, cell, field_column, neutralise, restore
from people.choices import AliasKind, Seniority
from people.models import Appointment, Official
from tests.factories import OfficialFactory

EXPORT = CsvExport(
    (
        Column("id", "The id.", lambda official: official.pk),
        Column("name", "The name.", lambda official: official.name),
        Column("note", "The note.", lambda official: official.note),
    )
)
FIVE = datetime.timezone(datetime.timedelta(hours=5))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        ("Hun Manet", "Hun Manet"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-3, "-3"),
        (-0.5, "-0.5"),
        (Decimal("-11.50000"), "-11.50000"),
        (datetime.date(2021, 12, 16), "2021-12-16"),
        (datetime.date(1, 1, 1), ""),
        (datetime.date(9999, 12, 31), ""),
        (datetime.datetime(2026, 11, 22, 12, 0, 0, 5, tzinfo=datetime.UTC), "2026-11-22T12:00:00Z"),
        (datetime.datetime(2026, 11, 22, 3, 30, tzinfo=FIVE), "2026-11-21T22:30:00Z"),
        (AliasKind.FORMER, "former"),
        (Seniority.WORKING, "6"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+855 12", "'+855 12"),
        ("-3", "'-3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tone", "'\tone"),
        ("\rone", "'\rone"),
        ("'=1", "''=1"),
        ("a=1", "a=1"),
        ("'quoted'", "'quoted'"),
        (OfficialFactory.build(name="=1+1"), "'=1+1"),
    ],
)
def test_a_value_is_a_cell(value, text):
    assert cell(value) == text


@given(st.text() | st.from_regex(r"'*[=+\-@\t\r\n].*"))
def test_what_was_neutralised_is_restored_whole(text):
    written = neutralise(text)
    assert restore(written) == text
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_the_column_of_a_field_is_described_as_the_field_is():
    column = field_column(Appointment, "official")
    assert (column.name, column.description) == ("official_id", "Who holds the position.")
    assert column.value(Appointment(official_id="hun-manet")) == "hun-manet"


def read(lines):
    return list(csv.reader(io.StringIO("".join(lines).removeprefix("\ufeff"), newline="")))


@pytest.mark.django_db
class TestCsvExport:
    def test_a_file_is_the_heading_and_a_row_for_each_record(self):
        OfficialFactory(id="manet", name="Hun Manet", note='“Army”, "so called"\nខ្មែរ')
        OfficialFactory(id="liu", name="Liu Zhenli", note="=1+1")
        assert "".join(EXPORT.lines(Official.objects.order_by("id"))) == (
            '\ufeffid,name,note\r\nliu,Liu Zhenli,\'=1+1\r\nmanet,Hun Manet,"“Army”, ""so called""\nខ្មែរ"\r\n'
        )

    def test_nothing_found_is_the_heading_alone(self):
        OfficialFactory()
        assert list(EXPORT.lines(Official.objects.none())) == ["\ufeffid,name,note\r\n"]
        assert list(EXPORT.lines(Official.objects.filter(country="VN"))) == ["\ufeffid,name,note\r\n"]

    def test_a_file_comes_in_pieces_of_many_lines(self, monkeypatch):
        monkeypatch.setattr(exports, "CHUNK", 3)
        for name in "abcde":
            OfficialFactory(id=name, name=name)
        assert list(EXPORT.lines(Official.objects.order_by("id"))) == [
            "\ufeffid,name,note\r\na,a,\r\n",
            "b,b,\r\nc,c,\r\nd,d,\r\n",
            "e,e,\r\n",
        ]

    def test_a_chunk_is_written_before_the_next_one_is_read(self, monkeypatch):
        monkeypatch.setattr(exports, "CHUNK", 1)

        def records():
            yield OfficialFactory.build(id="first", name="First")
            raise AssertionError("The second record was read too early.")

        rows = EXPORT.rows(records())
        assert next(rows) == ["id", "name", "note"]
        assert next(rows) == ["first", "First", ""]

    def test_what_a_chunk_needs_is_fetched_for_all_of_it_at_once(self, monkeypatch):
        monkeypatch.setattr(exports, "CHUNK", 2)
        chunks = []
        export = CsvExport(EXPORT.columns, prepare=chunks.append)
        for name in "abc":
            OfficialFactory(id=name)
        assert len(list(export.rows(Official.objects.order_by("id")))) == 4
        assert [[official.pk for official in chunk] for chunk in chunks] == [["a", "b"], ["c"]]

    def test_a_list_of_many_records_is_one_query(self, django_assert_num_queries):
        for _number in range(3):
            OfficialFactory()
        with django_assert_num_queries(1):
            assert len(read(EXPORT.lines(Official.objects.order_by("id")))) == 4

    def test_a_download_is_streamed_under_its_name(self):
        OfficialFactory(id="manet", name="Hun Manet")
        response = EXPORT.response(Official.objects.all(), "officials.csv")
        assert response.streaming
        assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert response.headers["Content-Disposition"] == 'attachment; filename="officials.csv"'
        assert response.getvalue() == b"\xef\xbb\xbfid,name,note\r\nmanet,Hun Manet,\r\n"
