"""The countries that the words of a search name."""

from functools import cache

from defense_ties.lib.countries import CODES, OTHER_NAMES, country_name, parse_country
from defense_ties.lib.fulltext.words import is_unspaced
from defense_ties.lib.names import fold
from defense_ties.lib.native_names import NATIVE_NAMES
from defense_ties.lib.translating import language

MOST = 5
SHORTEST = 2
_AROUND = " .,;:!?()'’"


def code_of(name: str) -> str | None:
    """Return the code of the country that a name, or a code in capitals, means; None for anything else."""
    bare = name.strip(_AROUND)
    if len(bare) <= SHORTEST and bare.isascii() and not bare.isupper():
        return OTHER_NAMES.get(fold(bare))  # “in” and “no” are words before they are India and Norway
    return parse_country(bare) or _by_native_name().get(fold(bare))


def mark_of(name: str) -> str | None:
    """Return what entries are marked with that have to do with a country of this name, or None."""
    code = code_of(name)
    return f"={code.lower()}" if code else None


def countries_named(text: str) -> list[str]:
    """Return the codes of the countries that a text names by code or name, or whose names it begins."""
    if code := parse_country(text.strip(_AROUND)) or code_of(text):
        return [code]
    begun = fold(text)
    if len(begun) < SHORTEST or is_unspaced(text):
        return []
    found = [code for code in CODES if any(f" {name}".find(f" {begun}") >= 0 for name in _names_of(code))]
    return sorted(found, key=country_name)[:MOST]


def _names_of(code: str) -> tuple[str, ...]:
    return _names_in(language(), code)


@cache
def _names_in(_language: str, code: str) -> tuple[str, ...]:
    others = (name for name, other in OTHER_NAMES.items() if other == code)
    return fold(country_name(code)), fold(NATIVE_NAMES.get(code, "")), *others


@cache
def _by_native_name() -> dict[str, str]:
    return {fold(name): code for code, name in NATIVE_NAMES.items()}
