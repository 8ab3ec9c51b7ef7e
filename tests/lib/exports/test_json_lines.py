"""JSON and JSON Lines."""

import datetime
import json

import pytest

from defense_ties.lib.exports import Column, Kind
from defense_ties.lib.exports.json_lines import json_line_pieces, json_pieces, json_value
from tests.lib.exports.nasty import NASTY

COLUMNS = (Column("id", "Id.", "id", Kind.CODE), Column("codes", "Codes.", "codes", Kind.CODES))


@pytest.mark.parametrize(
    ("value", "kind", "written"),
    [
        ("", Kind.TEXT, None),
        (None, Kind.NUMBER, None),
        (0, Kind.NUMBER, 0),
        (False, Kind.FLAG, False),
        ("KH RU", Kind.CODES, ["KH", "RU"]),
        (None, Kind.CODES, []),
        (datetime.date(2021, 12, 16), Kind.DATE, "2021-12-16"),
        (datetime.date(9999, 12, 31), Kind.DATE, None),
        (datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC), Kind.MOMENT, "2026-11-22T12:00:00Z"),
        ("=1+1", Kind.TEXT, "=1+1"),
    ],
)
def test_a_value_is_of_its_kind(value, kind, written):
    assert json_value(value, kind) == written


def test_json_says_how_many_records_there_are_and_is_read_whole_or_not_at_all():
    written = b"".join(json_pieces(COLUMNS, [["a", "KH RU"], ["b", None]], 2)).decode()
    assert json.loads(written) == {
        "count": 2,
        "records": [{"id": "a", "codes": ["KH", "RU"]}, {"id": "b", "codes": []}],
    }
    with pytest.raises(json.JSONDecodeError):
        json.loads(written.removesuffix("]}\n"))


def test_no_records_are_an_empty_list():
    assert json.loads(b"".join(json_pieces(COLUMNS, [], 0))) == {"count": 0, "records": []}
    assert b"".join(json_line_pieces(COLUMNS, [])) == b""


def test_a_line_is_a_record_whatever_its_text():
    lines = b"".join(json_line_pieces(COLUMNS, [[text, ""] for text in NASTY])).decode()
    assert [json.loads(line)["id"] or "" for line in lines.split("\n")[:-1]] == list(NASTY)


def test_a_long_list_comes_in_pieces():
    rows = [[f"r{number}", ""] for number in range(1200)]
    pieces = list(json_line_pieces(COLUMNS, rows))
    assert len(pieces) == 3
    assert [json.loads(line)["id"] for line in b"".join(pieces).splitlines()] == [row[0] for row in rows]
    assert len(json.loads(b"".join(json_pieces(COLUMNS, rows, 1200)))["records"]) == 1200
