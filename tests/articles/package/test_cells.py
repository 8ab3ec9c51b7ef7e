"""Cells: every kind of value as text and back, and what is no such value."""

import datetime
from decimal import Decimal

import pytest

from articles.package.cells import readers, write
from articles.package.tables import BY_NAME

UTC = datetime.UTC


def read(column, text):
    """Return the value of a cell in a column, written `table.column`."""
    table, name = column.split(".")
    return readers(BY_NAME[table])[name](text)


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        ("officials.id", "sok-dara_2", "sok-dara_2"),
        ("officials.name", "  Nguye\u0302\u0303n   Ta\u0302\u0301n\nCương ", "Nguyễn Tấn Cương"),
        ("officials.country", "KH", "KH"),
        ("officials.country", "", ""),
        ("officials.note", " as it\r\nstands ", " as it\r\nstands "),
        ("officials.note", "'=1+1", "=1+1"),
        ("officials.note", "''=1+1", "'=1+1"),
        ("officials.note", "'tis", "'tis"),
        ("officials.confidence", "0.25", 0.25),
        ("officials.confidence", "", None),
        ("officials.published_at", "2026-11-22T12:00:00Z", datetime.datetime(2026, 11, 22, 12, tzinfo=UTC)),
        (
            "officials.published_at",
            "2026-11-22T19:00:00+07:00",
            datetime.datetime(2026, 11, 22, 12, tzinfo=UTC),
        ),
        ("appointments.true_start", "true", True),
        ("appointments.true_end", "false", False),
        ("positions.seniority", "3", 3),
        ("positions.institution_id", "", None),
        ("places.latitude", "-11.5", Decimal("-11.5")),
        ("evidence.start", "0", 0),
        ("engagements.date", "2021-12-14/2021-12-16", "2021-12-14/2021-12-16"),
        ("institution_aliases.language", "zh-Hans", "zh-Hans"),
        ("articles.url", "https://news.example.org/a?b=c", "https://news.example.org/a?b=c"),
    ],
)
def test_a_cell_gives_its_value(column, text, value):
    assert read(column, text) == value


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        ("officials.id", "", "this may not be empty."),
        ("officials.id", "sok-dara\n", "“sok-dara” does not fit."),
        ("officials.id", "x" * 81, "this has 81 characters; 80 are the most."),
        ("officials.name", " \n ", "this may not be empty."),
        ("officials.name", "a" * 301, "this has 301 characters; 300 are the most."),
        ("officials.name", "Sok\0Dara", "this holds a null character."),
        ("officials.note", "\0", "this holds a null character."),
        ("officials.country", "Cambodia", "“Cambodia” is not a country code of ISO 3166-1."),
        ("officials.country", "kh", "“kh” is not a country code of ISO 3166-1."),
        ("officials.wikidata_id", "Q1\n", "“Q1” does not fit. A Wikidata id is a Q and a number"),
        ("officials.confidence", "nan", "“nan” is not a number."),
        ("officials.confidence", "1.5", "Ensure this value is less than or equal to 1."),
        ("officials.review_status", "", "this may not be empty."),
        ("officials.published_at", "2026-11-22", "“2026-11-22” is not a time such as"),
        ("officials.published_at", "0001-01-01T00:00:00+14:00", "is not a time such as"),
        ("appointments.true_start", "yes", "“yes” is neither true nor false."),
        ("appointments.true_start", "", "this may not be empty."),
        ("positions.seniority", "7", "“7” is none of: 1, 2, 3, 4, 5, 6."),
        ("positions.seniority", "３", "“３” is not a whole number."),
        ("participations.sequence", "-1", "-1 is not between 0 and 32767."),
        ("evidence.start", "2147483648", "2147483648 is not between 0 and 2147483647."),
        ("evidence.start", "9" * 400, "is not a whole number."),
        ("places.latitude", "1e5", "“1e5” is not a number."),
        ("places.latitude", "11.123456", "Ensure that there are no more than 5 decimal places."),
        ("engagements.date", "31/02/22", "“31/02/22” is not a date."),
        ("engagements.date", "2022/2021", "“2022/2021” ends before it begins."),
        ("engagements.place_id", "No Place", "“No Place” does not fit. An id is"),
        ("articles.url", "javascript:alert(1)", "Enter a valid URL."),
        ("articles.language", "", "this may not be empty."),
        ("articles.body_sha256", "F" * 64, "A SHA-256 is 64 hexadecimal digits in lower case."),
    ],
)
def test_what_is_no_value_of_the_column_is_refused_with_the_reason(column, text, reason):
    with pytest.raises(ValueError, match=r".") as error:
        read(column, text)
    assert reason in str(error.value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (0, "0"),
        (-3, "-3"),
        (Decimal("11.50000"), "11.5"),
        (Decimal("-0.00000"), "0"),
        (Decimal("100.00000"), "100"),
        (0.1, "0.1"),
        (datetime.date.max, ""),
        (datetime.date(2021, 12, 16), "2021-12-16"),
        (datetime.datetime(2026, 11, 22, 12, 0, 0, 999, tzinfo=UTC), "2026-11-22T12:00:00Z"),
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("'tis", "'tis"),
    ],
)
def test_a_value_is_written_in_one_way(value, text):
    assert write(value) == text
