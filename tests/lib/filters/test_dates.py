"""The dates between which records are sought."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from defense_ties.lib.filters.dates import DateField


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2019", (2019, 1, 1), (2019, 12, 31)),
        ("2022-02", (2022, 2, 1), (2022, 2, 28)),
        (" 2021-12-16 ", (2021, 12, 16), (2021, 12, 16)),
    ],
)
def test_a_year_a_month_or_a_day_is_a_span(text, earliest, latest):
    span = DateField(required=False).clean(text)
    assert (span.earliest, span.latest) == (datetime.date(*earliest), datetime.date(*latest))


def test_nothing_is_no_date():
    assert DateField(required=False).clean("") is None


@pytest.mark.parametrize(
    "text", ["31/02/22", "2022-02-31", "2022-13", "last year", "2021/2022", "0000", "२०२२", "20211", "2021?"]
)
def test_anything_else_is_refused_with_how_to_write_it(text):
    with pytest.raises(ValidationError) as caught:
        DateField(required=False).clean(text)
    assert caught.value.messages == [
        f"“{text}” is not a date. Write a year, a month or a day: 2019, 2022-03, 2021-12-16."
    ]
