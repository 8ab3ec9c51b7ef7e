"""Cells as text, and those that are refused."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_ties.lib.exports import cell
from defense_ties.lib.sheets.cells import column_letter, text_of, value_text

MARCH = datetime.datetime.fromisoformat("2021-03-01")


@pytest.mark.parametrize(
    "text", ["=1+1", "=cmd|' /C calc'!A0", "+SUM(A1)", "@SUM(A1)", "-2+3", "\t=1+1", "\rx"]
)
def test_what_a_spreadsheet_would_run_is_refused(text):
    assert "would be run as a formula" in text_of(text)[1]


@pytest.mark.parametrize(
    "text", ["-11.55", "+855", "-1", "-1,5", "-2e3", "-", "2021-12-16", "a=b", "", "'tis"]
)
def test_numbers_and_plain_texts_are_taken(text):
    assert text_of(text) == (text, "")


def test_the_apostrophe_of_our_own_exports_comes_off():
    assert text_of("'=not a formula") == ("=not a formula", "")


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffd\u200b"), max_size=40)
)
def test_whatever_an_export_writes_is_read_as_it_was(text):
    text = text.strip()

    assert text_of(cell(text)) == (text, "")


def test_lost_letters_and_control_characters_are_named():
    assert "A letter was lost" in text_of("Nguy\ufffdn")[1]
    assert "U+0000" in text_of("Sok\0Dara")[1]


def test_a_cell_of_a_workbook_that_is_a_formula_is_refused_and_its_text_is_not():
    assert value_text("=A1+1", "f", "") == ("", "This is a formula (“=A1+1”). Put its value in its place.")
    assert value_text("=A1+1", "s", "") == ("=A1+1", "")
    assert value_text("#REF!", "e", "") == ("", "This cell shows the error #REF!.")


@pytest.mark.parametrize(
    ("value", "pattern", "text"),
    [
        (MARCH, "yyyy-mm-dd", "2021-03-01"),
        (MARCH, "d/m/yyyy", "2021-03-01"),
        (MARCH, "mmm-yy", "2021-03"),
        (MARCH, "mmmm yyyy", "2021-03"),
        (MARCH, "yyyy", "2021"),
        (MARCH, '[$-809]mmm "day" yy', "2021-03"),
        (datetime.datetime.fromisoformat("2021-03-01T09:30"), "yyyy-mm-dd hh:mm", "2021-03-01T09:30:00"),
        (1.0, "", "1"),
        (11.55, "", "11.55"),
        (True, "", "true"),
    ],
)
def test_a_date_has_no_more_of_it_than_the_cell_shows_and_a_number_no_more_than_it_has(value, pattern, text):
    assert value_text(value, "d", pattern) == (text, "")


def test_columns_are_lettered_as_in_a_spreadsheet():
    assert [column_letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
