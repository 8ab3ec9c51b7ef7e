"""Countries by code and by the names that texts use."""

import pytest

from defense_ties.lib.countries import CODES, OTHER_NAMES, country_name, parse_country
from defense_ties.lib.names import fold


def test_the_codes_are_those_of_iso_3166_and_kosovo():
    assert len(CODES) == 250
    assert "XK" in CODES
    assert list(CODES) == sorted(set(CODES))
    assert all(len(code) == 2 and code.isalpha() and code.isupper() for code in CODES)


def test_every_other_name_is_folded_and_means_a_code():
    assert [name for name in OTHER_NAMES if name != fold(name)] == []
    assert set(OTHER_NAMES.values()) <= set(CODES)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KH", "KH"),
        ("kh", "KH"),
        (" kh ", "KH"),
        ("Cambodia", "KH"),
        ("the Kingdom", "KH"),
        ("Kingdom of Cambodia", "KH"),
        ("US", "US"),
        ("U.S.A.", None),
        ("USA", "US"),
        ("The United States", "US"),
        ("Britain", "GB"),
        ("DPRK", "KP"),
        ("North Korea", "KP"),
        ("Republic of Korea", "KR"),
        ("South Korea", "KR"),
        ("PRC", "CN"),
        ("People’s Republic of China", "CN"),
        ("Burma", "MM"),
        ("Myanmar", "MM"),
        ("Laos", "LA"),
        ("Lao PDR", "LA"),
        ("Viet Nam", "VN"),
        ("Vietnam", "VN"),
        ("Russian Federation", "RU"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Côte d’Ivoire", "CI"),
        ("Brunei", "BN"),
        ("Timor-Leste", "TL"),
        ("UAE", "AE"),
        ("Kosovo", "XK"),
        ("ZZ", None),
        ("Atlantis", None),
        ("", None),
        ("🇰🇭🇰🇭", None),
        ("x" * 10_000, None),
    ],
)
def test_a_country_is_read_from_its_code_or_name(text, code):
    assert parse_country(text) == code


@pytest.mark.parametrize("code", CODES)
def test_every_country_is_read_back_from_its_own_name(code):
    assert parse_country(country_name(code)) == code


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("KH", "Cambodia"),
        ("LA", "Lao PDR"),
        ("VN", "Viet Nam"),
        ("KR", "South Korea"),
        ("XK", "Kosovo"),
        ("", ""),
    ],
)
def test_a_country_has_the_name_that_the_field_uses(code, name):
    assert country_name(code) == name
