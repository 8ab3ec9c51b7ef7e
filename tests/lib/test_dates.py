"""Dates: EDTF text and the days it may mean."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY, Basis, parse_span, validate_edtf

HOW_TO_WRITE = "Write a year, a month, a day or a span: 2019, 2022-03, 2021-12-16, 2021-12-14/2021-12-16."
OPEN = ("0001-01-01", "9999-12-31")

PIECES = [
    "2019",
    "2021-12",
    "2021-12-16",
    "2022-02-29",
    "0000",
    "XXXX",
    "X",
    "201",
    "-",
    "/",
    "..",
    "?",
    "~",
    "%",
]
texts = st.one_of(
    st.lists(
        st.sampled_from([*PIECES, "[", "]", "{", "}", ",", "21", "-12-XX", "Y", "E9", "S2", "T", " "])
    ).map("".join),
    st.text(max_size=100),
)


def day(text: str) -> datetime.date:
    """Return the day that is written so."""
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2021-12-16", "2021-12-16", "2021-12-16"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2021-XX", "2021-01-01", "2021-12-31"),
        ("2021-12-XX", "2021-12-01", "2021-12-31"),
        ("2021-12-14/2021-12-16", "2021-12-14", "2021-12-16"),
        ("2021-12/2022-01", "2021-12-01", "2022-01-31"),
        ("2019/2021-03-05", "2019-01-01", "2021-03-05"),
        ("2022-03-31?", "2022-03-31", "2022-03-31"),
        ("2022-03~", "2022-03-01", "2022-03-31"),
        ("2022%", "2022-01-01", "2022-12-31"),
        ("2022?-03-31", "2022-03-31", "2022-03-31"),
        ("2004-06~/2004-08", "2004-06-01", "2004-08-31"),
        ("2021-21", "2021-03-01", "2021-05-31"),
        ("2021-22/2021-23", "2021-06-01", "2021-11-30"),
        ("[2019,2021]", "2019-01-01", "2021-12-31"),
        ("{2019-03..2019-05}", "2019-03-01", "2019-05-31"),
        ("../2019", OPEN[0], "2019-12-31"),
        ("/2019", OPEN[0], "2019-12-31"),
        ("XXXX/2019", OPEN[0], "2019-12-31"),
        ("2019/..", "2019-01-01", OPEN[1]),
        ("2019/", "2019-01-01", OPEN[1]),
        ("2019/XXXX", "2019-01-01", OPEN[1]),
        ("[2021..]", "2021-01-01", OPEN[1]),
        ("../..", *OPEN),
    ],
)
def test_a_text_means_the_days_from_the_first_to_the_last(text, earliest, latest):
    span = parse_span(text)
    assert (span.earliest, span.latest) == (day(earliest), day(latest))


@pytest.mark.parametrize(
    "text", ["", "XXXX", "XXXX-03", "XXXX-03-31", "XXXX-XX-XX", "XXXX/XXXX", "[XXXX,2019]"]
)
def test_without_a_year_there_are_no_days(text):
    span = parse_span(text)
    assert (span.earliest, span.latest) == (None, None)


@pytest.mark.parametrize("text", ["2021-12-16/2021-12-14", "2022/2021?", "2021-12/2020"])
def test_a_span_that_ends_before_it_begins_is_refused(text):
    with pytest.raises(ValueError, match=rf"^“{text.replace('?', '[?]')}” ends before it begins\.$"):
        parse_span(text)


@pytest.mark.parametrize("text", ["2022-02-29", "0000", "-0001", "-2021", "2022-02-29/2022-03-01"])
def test_a_day_that_the_calendar_does_not_have_is_refused(text):
    with pytest.raises(ValueError, match="is not a day of the calendar between the years 1 and 9999"):
        parse_span(text)


@pytest.mark.parametrize(
    "text",
    [
        *("yesterday", "31/02/22", "16.12.2021", "2022-3", "2022-13", "2022-00", "2022-02-31", "20220316"),
        *("2022-", "2022--03", "10000", "/", "..", "/..", "2022/2023/2024", "2022?~", "2021-12-14/16"),
        *("2022-03-31T10:00:00Z", "Y2021", "2019S2", "xxxx", "２０２２", "２", " 2022", "2022 -03", "2022\n"),
        *("2022\0", "(((((", "[" * 40, "2019," * 16),
    ],
)
def test_what_is_no_date_is_refused_with_a_word_on_how_to_write_one(text):
    with pytest.raises(ValueError, match="is not a date") as caught:
        parse_span(text)
    assert str(caught.value) == f"“{text}” is not a date. {HOW_TO_WRITE}"


@pytest.mark.parametrize("text", ["Y9E99999999", "Y-17E7", "Y" + "9" * 79])
def test_a_year_with_an_exponent_never_reaches_the_parser(text):
    with pytest.raises(ValueError, match="is not a date"):
        parse_span(text)


def test_a_megabyte_of_junk_is_refused_in_a_short_sentence():
    with pytest.raises(ValueError, match="is not a date") as caught:
        parse_span("[2019," * 200_000)
    assert len(str(caught.value)) < 250


@settings(max_examples=300)
@given(texts)
def test_any_text_is_either_refused_or_means_days_in_order(text):
    try:
        span = parse_span(text)
    except ValueError:
        return
    assert (span.earliest is None) == (span.latest is None)
    if span.earliest and span.latest:
        assert span.earliest <= span.latest


@given(st.dates(), st.dates())
@settings(max_examples=50)
def test_a_span_of_two_days_is_those_two_days(one, other):
    first, last = sorted([one, other])
    span = parse_span(f"{first.isoformat()}/{last.isoformat()}")
    assert (span.earliest, span.latest) == (first, last)


def test_the_validator_gives_the_reason():
    with pytest.raises(ValidationError) as caught:
        validate_edtf("31/02/22")
    assert caught.value.messages == [f"“31/02/22” is not a date. {HOW_TO_WRITE}"]
    assert caught.value.code == "edtf"


def test_a_date_is_stated_worked_out_or_inferred():
    assert Basis.values == ["stated", "worked_out", "inferred"]


def test_an_open_end_is_the_first_or_last_day_there_is():
    assert [day("0001-01-01"), day("9999-12-31")] == [NO_FIRST_DAY, NO_LAST_DAY]
