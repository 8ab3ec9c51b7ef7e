"""What a package says of itself, and its files: each fault with file, row and column."""

import json

import pytest

from articles.package import PackageError, holds_records, load
from people.models import Official
from tests.articles.package.packages import MEETING, folder_with, refusals

pytestmark = pytest.mark.django_db


def described(folder, descriptor):
    """Write a package whose description is this text, or this object as JSON."""
    folder_with(folder, {"officials": "id,name\n"})
    text = descriptor if isinstance(descriptor, str) else json.dumps(descriptor)
    (folder / "datapackage.json").write_text(text)
    return folder


@pytest.mark.parametrize(
    ("descriptor", "reason"),
    [
        ("", "datapackage.json, line 1: this is not JSON: Expecting value."),
        (
            "{\n]",
            "datapackage.json, line 2: this is not JSON: Expecting property name enclosed in double quotes.",
        ),
        ("[]", "datapackage.json: there is no list of “resources” in it."),
        ({"resources": "officials.csv"}, "datapackage.json: there is no list of “resources” in it."),
        ({"resources": []}, "datapackage.json: there is no list of “resources” in it."),
        ({"resources": ["officials.csv"]}, "datapackage.json: each of the “resources” has to be an object."),
        (
            {"resources": [{"path": "a.csv"}]},
            "datapackage.json: each of the “resources” needs a name and one path.",
        ),
        (
            {"resources": [{"name": "officials", "path": ["a.csv", "b.csv"]}]},
            "datapackage.json: each of the “resources” needs a name and one path.",
        ),
    ],
)
def test_a_description_that_cannot_be_read(tmp_path, descriptor, reason):
    with pytest.raises(PackageError) as error:
        load(described(tmp_path / "p", descriptor))

    assert str(error.value) == reason


def test_a_description_that_is_nested_without_end(tmp_path):
    with pytest.raises(PackageError, match="this is not JSON that can be read"):
        load(described(tmp_path / "p", "[" * 100_000))


def test_a_description_that_is_not_utf_8(tmp_path):
    package = described(tmp_path / "p", "{}")
    (package / "datapackage.json").write_bytes('{"name": "é"}'.encode("latin-1"))

    with pytest.raises(PackageError, match=r"datapackage\.json: this is not UTF-8: byte 11 \(line 1\)"):
        load(package)


def test_files_that_are_missing_unknown_or_not_listed(tmp_path):
    resources = [
        {"name": "officials", "path": "officials.csv"},
        {"name": "officials", "path": "officials.csv"},
        {"name": "institutions", "path": "institutions.csv"},
        {"name": "treaties", "path": "treaties.csv"},
        {"name": "sides", "path": "../sides.csv"},
    ]
    package = described(tmp_path / "p", {"resources": resources})
    (package / "places.csv").write_text("id,name\n")
    (package / "notes.txt").write_text("Other files may lie beside.")

    assert refusals(package) == [
        "datapackage.json: “officials” is listed twice.",
        "institutions.csv: this file is missing, though datapackage.json lists it.",
        "datapackage.json: there is no table “treaties” in a package of ours.",
        "datapackage.json: the path of “sides” leads out of the package.",
        "places.csv: this file is not listed in datapackage.json.",
    ]


def test_a_table_may_lie_in_a_folder_of_the_package(tmp_path):
    package = described(tmp_path / "p", {"resources": [{"name": "officials", "path": "data/officials.csv"}]})
    (package / "officials.csv").unlink()
    (package / "data").mkdir()
    (package / "data" / "officials.csv").write_text("id,name\nsok-dara,Sok Dara\n")

    assert load(package).total("new") == 1


@pytest.mark.parametrize(
    ("heading", "faults"),
    [
        (
            "",
            [
                "officials.csv, row 1, id: this column is missing.",
                "officials.csv, row 1, name: this column is missing.",
            ],
        ),
        ("id,country", ["officials.csv, row 1, name: this column is missing."]),
        ("id,name,id", ["officials.csv, row 1, id: this column is there twice."]),
        ("id,name,rank", ["officials.csv, row 1: “rank” is not a column of officials."]),
        ("id,name,body", ["officials.csv, row 1: “body” is not a column of officials."]),
        (
            "id;name",
            [
                "officials.csv, row 1: “id;name” is not a column of officials.",
                "officials.csv, row 1, id: this column is missing.",
                "officials.csv, row 1, name: this column is missing.",
            ],
        ),
    ],
)
def test_a_heading_that_is_not_of_the_table(tmp_path, heading, faults):
    assert refusals(folder_with(tmp_path / "p", {"officials": f"{heading}\n"})) == faults


def test_no_row_is_read_under_a_wrong_heading(tmp_path):
    tables = MEETING | {"officials": "id,names\n", "sides": "id,engagement_id,country\nside-1,none,XX\n"}

    assert refusals(folder_with(tmp_path / "p", tables)) == [
        "officials.csv, row 1: “names” is not a column of officials.",
        "officials.csv, row 1, name: this column is missing.",
    ]


def test_columns_may_stand_in_any_order_and_lines_may_be_blank(tmp_path):
    load(folder_with(tmp_path / "p", {"officials": "name,id\r\n\r\nSok Dara,sok-dara\r\n,\r\n\r\n"}))

    assert Official.objects.get().name == "Sok Dara"


def test_rows_are_counted_as_a_spreadsheet_shows_them(tmp_path):
    officials = 'id,name,note\na,Sok Dara,"two\nlines"\n\nb,,\n'

    assert refusals(folder_with(tmp_path / "p", {"officials": officials})) == [
        "officials.csv, row 4, name: this may not be empty."
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            'id,name\na,"Sok\nb,Binh\n',
            "officials.csv, row 2: this cannot be read as CSV: unexpected end of data.",
        ),
        (
            'id,name\na,"Sok" Dara\n',
            "officials.csv, row 2: this cannot be read as CSV: ',' expected after '\"'.",
        ),
    ],
)
def test_a_file_that_is_not_csv(tmp_path, text, fault):
    assert refusals(folder_with(tmp_path / "p", {"officials": text})) == [fault]
    assert not holds_records()


def test_a_cell_may_be_long(tmp_path):
    note = "word " * 100_000

    load(folder_with(tmp_path / "p", {"officials": f"id,name,note\nsok-dara,Sok Dara,{note}\n"}))

    assert Official.objects.get().note == note


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (
            "2021-12,2021-12-02,",
            "earliest: “2021-12-02” does not agree with the date “2021-12”: it should be “2021-12-01”.",
        ),
        (
            "2021-12,,2022",
            "latest: “2022” does not agree with the date “2021-12”: it should be “2021-12-31”.",
        ),
        (
            "2021/..,,9999-12-31",
            "latest: “9999-12-31” does not agree with the date “2021/..”: it should be “”.",
        ),
        (",2021-01-01,", "earliest: “2021-01-01” does not agree with the date “”: it should be “”."),
    ],
)
def test_first_and_last_day_agree_with_the_date(tmp_path, cells, fault):
    engagements = f"id,title,kind,date,earliest,latest\nmeeting-1,Meeting,meeting,{cells}\n"

    assert refusals(folder_with(tmp_path / "p", {"engagements": engagements})) == [
        f"engagements.csv, row 2, {fault}"
    ]


def test_first_and_last_day_without_a_column_for_the_date(tmp_path):
    engagements = "id,title,kind,earliest\nmeeting-1,Meeting,meeting,2021-01-01\n"

    assert refusals(folder_with(tmp_path / "p", {"engagements": engagements})) == [
        "engagements.csv, row 2, earliest: “2021-01-01” does not agree with the date “”: it should be “”."
    ]


def test_the_name_of_a_package_is_taken_from_its_folder_if_it_has_none(tmp_path):
    package = described(
        tmp_path / "my-records", {"resources": [{"name": "officials", "path": "officials.csv"}]}
    )

    assert load(package).package == "my-records"
