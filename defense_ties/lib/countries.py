"""Countries by ISO 3166-1 alpha-2 code, and the other names that texts use for them."""

from collections.abc import Callable
from functools import cache

from django_countries import countries

from defense_ties.lib.names import fold
from defense_ties.lib.translating import ENGLISH, in_english, language, locale_of

# Names that neither ISO nor django-countries lists, folded; English usage of news texts.
OTHER_NAMES = {
    "us": "US",
    "usa": "US",
    "united states": "US",
    "the united states": "US",
    "america": "US",
    "uk": "GB",
    "britain": "GB",
    "great britain": "GB",
    "united kingdom": "GB",
    "uae": "AE",
    "emirates": "AE",
    "dprk": "KP",
    "democratic peoples republic of korea": "KP",
    "north korea": "KP",
    "rok": "KR",
    "republic of korea": "KR",
    "south korea": "KR",
    "prc": "CN",
    "peoples republic of china": "CN",
    "burma": "MM",
    "laos": "LA",
    "lao": "LA",
    "lao pdr": "LA",
    "lao peoples democratic republic": "LA",
    "vietnam": "VN",
    "socialist republic of viet nam": "VN",
    "kingdom of cambodia": "KH",
    "the kingdom of cambodia": "KH",
    "the kingdom": "KH",  # so the press of Phnom Penh
    "brunei": "BN",
    "russia": "RU",
    "russian federation": "RU",
    "turkey": "TR",
    "turkiye": "TR",
    "iran": "IR",
    "syria": "SY",
    "czech republic": "CZ",
    "ivory coast": "CI",
    "east timor": "TL",
    "swaziland": "SZ",
    "macedonia": "MK",
    "holland": "NL",
    "the netherlands": "NL",
    "the philippines": "PH",
    "taiwan": "TW",
    "palestine": "PS",
    "moldova": "MD",
    "tanzania": "TZ",
    "bolivia": "BO",
    "venezuela": "VE",
    "dr congo": "CD",
    "drc": "CD",
}

# Names that Unicode's data write otherwise than the field does.
FIELD_NAMES = {
    "vi": {
        "BN": "Brunei",
        "GB": "Anh",
        "HK": "Hồng Kông (Trung Quốc)",
        "LB": "Liban",
        "MA": "Maroc",
        "MM": "Myanmar",
        "MO": "Ma Cao (Trung Quốc)",
        "PS": "Palestine",
        "SA": "Ả Rập Xê Út",
        "UA": "Ukraine",
    }
}

CODES: tuple[str, ...] = tuple(sorted(code for code, _ in countries))
_BY_NAME = {fold(str(name)): code for code, name in countries} | OTHER_NAMES


def country_name(code: str) -> str:
    """Return the common name of a country code in the language of the page; nothing for no code."""
    return _names(language()).get(str(code)) or _english_name(str(code)) if code else ""


def country_choices() -> list[tuple[str, str]]:
    """Return every code with its name, by name in the language of the page."""
    return list(_by_name(language()))


@cache
def _by_name(code: str) -> tuple[tuple[str, str], ...]:
    named = ((country, country_name(country)) for country in CODES)
    order: Callable[[str], str] = str if code == ENGLISH else fold
    return tuple(sorted(named, key=lambda country: order(country[1])))


@cache
@in_english()
def _english_name(code: str) -> str:
    return str(countries.name(code))


@cache
def _names(code: str) -> dict[str, str]:
    """Return the names of countries in a language, none for English."""
    return {} if code == ENGLISH else {**locale_of(code).territories, **FIELD_NAMES.get(code, {})}


@cache
def _codes_by_name(code: str) -> dict[str, str]:
    return {fold(name): country for country, name in _names(code).items() if country in CODES}


def parse_country(text: str) -> str | None:
    """Return the code of a country written as code or name, or None if it is neither.

    Names are English, or of the language of the page.
    """
    code = text.strip().upper()
    return code if code in CODES else _BY_NAME.get(fold(text)) or _codes_by_name(language()).get(fold(text))
