"""Languages of native names."""

# The language, as a BCP 47 code, in which the native names of a country are written; where a country writes
# in several, none is named and the reader's browser is left to judge by the script.
NATIVE = {
    "AE": "ar",
    "BD": "bn",
    "CN": "zh-Hans",
    "DE": "de",
    "EG": "ar",
    "ES": "es",
    "FR": "fr",
    "GR": "el",
    "ID": "id",
    "IL": "he",
    "IR": "fa",
    "IT": "it",
    "JP": "ja",
    "KH": "km",
    "KP": "ko",
    "KR": "ko",
    "LA": "lo",
    "MM": "my",
    "MN": "mn",
    "NP": "ne",
    "PL": "pl",
    "RU": "ru",
    "SA": "ar",
    "TH": "th",
    "TR": "tr",
    "TW": "zh-Hant",
    "UA": "uk",
    "VN": "vi",
}


def native_language(country: str) -> str:
    """Return the language of the native names of a country, or nothing where that is not settled."""
    return NATIVE.get(str(country), "")
