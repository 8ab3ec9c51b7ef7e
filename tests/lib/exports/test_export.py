"""Tables of records, and tables of a query's own values."""

import csv
import io

import pytest
from django.db.models import F

from defense_ties.lib.exports import Column, QueryExport, RowExport, export
from people.models import Official
from tests.factories import OfficialFactory

EXPORT = RowExport(
    (
        Column("id", "The id.", lambda official: official.pk),
        Column("name", "The name.", lambda official: official.name),
        Column("note", "The note.", lambda official: official.note),
    )
)
QUERY = QueryExport(tuple(Column(name, "It.", F(name)) for name in ("id", "name", "note")))

pytestmark = pytest.mark.django_db


def read(pieces):
    text = b"".join(pieces).decode().removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("table", [EXPORT, QUERY])
class TestEachTable:
    def test_a_file_is_the_heading_and_a_row_for_each_record(self, table):
        OfficialFactory(id="manet", name="Hun Manet", note='“Army”, "so called"\nខ្មែរ')
        OfficialFactory(id="liu", name="Liu Zhenli", note="=1+1")
        assert b"".join(table.csv(Official.objects.order_by("id"))).decode() == (
            '\ufeffid,name,note\nliu,Liu Zhenli,\'=1+1\nmanet,Hun Manet,"“Army”, ""so called""\nខ្មែរ"\n'
        )

    def test_nothing_found_is_the_heading_alone(self, table):
        OfficialFactory()
        assert b"".join(table.csv(Official.objects.none())) == b"\xef\xbb\xbfid,name,note\n"
        assert b"".join(table.csv(Official.objects.filter(country="VN"))) == b"\xef\xbb\xbfid,name,note\n"

    def test_some_columns_are_some_columns(self, table):
        OfficialFactory(id="manet", name="Hun Manet", note="")
        records = Official.objects.order_by("id")
        assert read(table.csv(records, table.columns[1:])) == [["name", "note"], ["Hun Manet", ""]]
        assert list(table.values(records, table.columns[:1])) == [["manet"]]

    def test_a_cell_that_stands_alone_is_read_though_it_is_empty(self, table):
        OfficialFactory(note="")
        assert b"".join(table.csv(Official.objects.all(), table.columns[2:])).endswith(b'note\n""\n')

    def test_a_long_list_is_whole_and_comes_in_pieces(self, table):
        Official.objects.bulk_create(
            OfficialFactory.build(id=f"o{number:04}", name=f"Name {number}") for number in range(2100)
        )
        pieces = list(table.csv(Official.objects.order_by("id")))
        assert [row[0] for row in read(pieces)] == ["id", *(f"o{number:04}" for number in range(2100))]

    def test_the_rows_are_counted(self, table):
        OfficialFactory.create_batch(3)
        assert table.count(Official.objects.all()) == 3


def test_a_chunk_is_written_before_the_next_one_is_read(monkeypatch):
    monkeypatch.setattr(export, "CHUNK", 1)

    def records():
        yield OfficialFactory.build(id="first", name="First")
        raise AssertionError("The second record was read too early.")

    assert next(EXPORT.values(records())) == ["first", "First", ""]


def test_what_a_chunk_needs_is_fetched_for_all_of_it_at_once(monkeypatch):
    monkeypatch.setattr(export, "CHUNK", 2)
    chunks = []
    table = RowExport(EXPORT.columns, prepare=chunks.append)
    for name in "abc":
        OfficialFactory(id=name)
    assert len(list(table.values(Official.objects.order_by("id")))) == 3
    assert [[official.pk for official in chunk] for chunk in chunks] == [["a", "b"], ["c"]]


def test_a_label_is_worked_out_from_the_code_before_it():
    OfficialFactory(id="manet", country="KH")
    label = Column("country_label", "Its name.", {"KH": "Cambodia"}.get)
    table = QueryExport((QUERY.columns[0], Column("country", "Whose.", F("country")), label))
    assert read(table.csv(Official.objects.all())) == [
        ["id", "country", "country_label"],
        ["manet", "KH", "Cambodia"],
    ]
