"""Dates as a reader sees them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defense_ties.lib.date_words import DateWords, date_words
from defense_ties.lib.dates import Basis, parse_span
from tests.lib.test_dates import texts


@pytest.mark.parametrize(
    ("text", "year", "rest"),
    [
        ("", "undated", ""),
        ("2021-12-16", "2021", "Dec 16"),
        ("2021-12-01", "2021", "Dec 1"),
        ("2022-03", "2022", "Mar"),
        ("2019", "2019", ""),
        ("201X", "2010s", ""),
        ("2021-XX", "2021", ""),
        ("2021-12-XX", "2021", "Dec"),
        ("2021-24", "2021", "winter"),
        ("XXXX", "year unknown", ""),
        ("XXXX-03-31", "year unknown", "Mar 31"),
        ("2022-03-31?", "2022?", "Mar 31"),
        ("2022?-03-31", "2022?", "Mar 31"),
        ("2022-03~", "about 2022", "Mar"),
        ("2022%", "about 2022?", ""),
    ],
)
def test_a_date_is_written_year_first(text, year, rest):
    words = date_words(text)
    assert (words.lead, words.year, words.rest.strip()) == ("", year, rest)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2021-12-14/2021-12-16", "2021 Dec 14–16"),
        ("2021-11-30/2021-12-02", "2021 Nov 30 – Dec 2"),
        ("2021-12-31/2022-01-02", "2021 Dec 31 – 2022 Jan 2"),
        ("2021-12/2022-01", "2021 Dec – 2022 Jan"),
        ("2022-03/2022-05", "2022 Mar–May"),
        ("2022-21/2022-22", "2022 spring–summer"),
        ("2022-03/2022-05-02", "2022 Mar – May 2"),
        ("2019/2021", "2019 – 2021"),
        ("2019/2019-03", "2019 – 2019 Mar"),
        ("2022-03-31/2022-03-31", "2022 Mar 31"),
        ("2022/2022", "2022"),
        ("2004/2006?", "2004 – 2006?"),
        ("2004?/2006", "2004? – 2006"),
        ("2021-12-14/2021-12-16?", "2021? Dec 14–16"),
        ("2004-06~/2004-08", "about 2004 Jun – 2004 Aug"),
        ("2019/..", "2019 or later"),
        ("2019-05/", "2019 May or later"),
        ("../2019", "2019 or earlier"),
        ("/2019-05-02", "2019 May 2 or earlier"),
    ],
)
def test_a_span_says_the_year_once_where_it_can(text, words):
    assert str(date_words(text)) == words


@pytest.mark.parametrize(
    "text", ["[2019,2021]", "{2019..2021}", "20XX", "1X2X", "2021-25", "2021-33", "2019-XX-15", "../.."]
)
def test_a_rare_form_stands_as_it_is_written(text):
    assert date_words(text) == DateWords(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2021-12-16", "[2021] Dec 16"),
        ("2021-12-14/2021-12-16", "[2021] Dec 14–16"),
        ("2022-03-31?", "[2022?] Mar 31"),
        ("2019", "[2019]"),
    ],
)
def test_a_year_that_was_worked_out_stands_in_brackets(text, words):
    found = date_words(text, Basis.WORKED_OUT)
    assert str(found) == words
    assert (found.basis, found.note) == ("worked_out", "Worked out from the article's own date")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022-03-31", "[2022?] Mar 31"),
        ("2022-03-31?", "[2022?] Mar 31"),
        ("2021-12-14/2021-12-16", "[2021?] Dec 14–16"),
        ("2019~", "[about 2019?]"),
    ],
)
def test_a_year_that_was_inferred_has_a_question_mark_as_well(text, words):
    found = date_words(text, Basis.INFERRED)
    assert str(found) == words
    assert (found.basis, found.note) == ("inferred", "Inferred by the coder")


@pytest.mark.parametrize("basis", Basis.values)
def test_no_date_is_undated_whatever_its_basis(basis):
    assert date_words("", basis) == DateWords("undated")


@settings(max_examples=200)
@given(texts, st.sampled_from([Basis.WORKED_OUT, Basis.INFERRED]))
def test_every_date_that_is_accepted_has_words_and_our_part_is_bracketed(text, basis):
    try:
        parse_span(text)
    except ValueError:
        return
    assert str(date_words(text)) != ""
    if text:
        assert date_words(text, basis).year.startswith("[")
        assert date_words(text, basis).year.endswith("]")
