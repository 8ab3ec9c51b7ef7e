"""Countries by ISO 3166-1 alpha-2 code, and the other names that texts use for them."""

from django_countries import countries

from defense_ties.lib.names import fold

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

CODES: tuple[str, ...] = tuple(sorted(code for code, _ in countries))
_BY_NAME = {fold(str(name)): code for code, name in countries} | OTHER_NAMES


def country_name(code: str) -> str:
    """Return the common English name of a country code, or the empty text for no code."""
    return str(countries.name(code)) if code else ""


def parse_country(text: str) -> str | None:
    """Return the code of a country written as code or name, or None if it is neither."""
    code = text.strip().upper()
    return code if code in CODES else _BY_NAME.get(fold(text))
