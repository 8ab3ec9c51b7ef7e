"""Columns that hold several things."""

import pytest

from defense_ties.lib.sheets.columns import CellFault
from defense_ties.lib.sheets.lists import countries_in


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", []),
        ("KH VN", ["KH", "VN"]),
        ("KH, VN", ["KH", "VN"]),
        ("Viet Nam; Russia", ["VN", "RU"]),
        ("South Korea", ["KR"]),
        ("kh|kh", ["KH"]),
    ],
)
def test_countries_are_codes_with_spaces_or_names_with_marks(text, codes):
    assert countries_in(text) == codes


def test_what_is_no_country_is_named():
    with pytest.raises(CellFault, match="“Atlantis” is not a country"):
        countries_in("KH Atlantis")
