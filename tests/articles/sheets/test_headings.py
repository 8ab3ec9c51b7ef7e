"""Headings that are wrong are told in full, and nothing is read."""

import pytest

from articles.models.sheet_import import SheetState
from tests.sheets import counts, preview

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        (["nmae", "country"], "“nmae” (column A) is no column of officials. Did you mean “name”?"),
        (["name", "name"], "The column “name” stands twice, again in B."),
        (["name", "", "country"], "Column B has no heading."),
        (["country"], "The column “name” is missing."),
        (["=name"], "Row 1, column A: “=name” would be run as a formula"),
        (["zzz"], "None of the columns of officials is there."),
    ],
)
def test_a_wrong_heading_is_refused_and_named(heading, message):
    found = preview("officials", heading, ["Sok Dara"])

    assert found.state == SheetState.REFUSED
    assert message in found.message


def test_a_reference_may_be_given_by_id_or_by_name_and_one_of_them_has_to_be():
    found = preview("sides", ["country"], ["KH"])

    assert found.message == "The column “engagement_id” (or “engagement”) is missing."


def test_a_sheet_without_rows_is_refused():
    assert preview("officials", ["name"]).message == "There are no rows below the heading."
    assert preview("officials", data=b"\r\n").message.startswith("There is nothing in the sheet")


def test_headings_are_read_in_any_case_and_with_spaces():
    assert counts(preview("officials", ["Name", " Native  Name *"], ["Sok Dara", "x"])) == (1, 0, 0, 0)


def test_what_stands_beside_the_columns_is_told():
    found = preview("officials", ["name"], ["Sok Dara", "", "stray"])

    assert counts(found) == (0, 0, 0, 1)
