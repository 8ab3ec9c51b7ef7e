"""Cells of a table that is taken home."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_ties.lib.exports import cell, neutralise, restore
from people.choices import AliasKind, Seniority
from tests.factories import OfficialFactory

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
        (Decimal("-11.50000"), "-11.5"),
        (Decimal("104.00000"), "104"),
        (1.0, "1.0"),
        (1e-05, "1e-05"),
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
