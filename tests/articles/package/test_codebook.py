"""The codebook inside a package."""

import csv
import io

import pytest

from articles.package.choice import Choice
from articles.package.codebook import CODEBOOK, codebook_text
from articles.package.derived import DERIVED
from articles.package.tables import TABLES


@pytest.fixture
def rows():
    """Return the rows of the codebook as a table."""
    lines = b"".join(CODEBOOK.lines(Choice())).decode()
    names = [column.name for column in CODEBOOK.columns]
    return list(csv.DictReader(io.StringIO(lines, newline=""), fieldnames=names))


def test_every_table_and_column_is_explained(rows):
    tables = [row["table"] for row in rows if row["what"] == "table"]
    assert tables == [table.name for table in (*TABLES, *DERIVED, CODEBOOK)]
    columns = {(row["table"], row["column"]) for row in rows if row["what"] == "column"}
    assert columns == {
        *((table.name, name) for table in TABLES for name in table.fields),
        *((table.name, column.name) for table in (*DERIVED, CODEBOOK) for column in table.columns),
    }
    assert [row for row in rows if not row["description"]] == []


def test_a_column_with_codes_explains_each_of_them(rows):
    codes = [row for row in rows if (row["table"], row["column"]) == ("engagements", "status")]
    assert [(row["what"], row["code"], row["label"], row["type"]) for row in codes] == [
        ("column", "", "status", "string"),
        ("code", "planned", "Planned", ""),
        ("code", "held", "Held", ""),
        ("code", "postponed", "Postponed", ""),
        ("code", "cancelled", "Cancelled", ""),
    ]
    assert codes[1]["description"] == "Still to come when it was reported."


def test_the_text_says_how_years_are_counted_and_what_the_codes_mean():
    text = codebook_text().decode()
    assert "counts in a year only if all days that its date may mean lie in that year" in text
    assert "## engagements.csv" in text
    assert "| `earliest` | date | First day that the date may mean. |" in text
    assert "| `held` | Held | Took place, or was under way. |" in text
