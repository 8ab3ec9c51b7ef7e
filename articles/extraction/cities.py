"""The gazetteer of places: cities, provinces, well-known buildings, and the countries that qualify them."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from articles.extraction.phrases import Phrases, level
from articles.extraction.vocabulary import forms, rows

_FREE = 300  # thousands of inhabitants from which a name needs no "in" before it


class Locality(NamedTuple):
    """A place that a name may stand for."""

    name: str
    country: str
    kind: str  # city, province, building; country, adjective and noun, which only qualify the others
    needs: str = ""  # frame: "in", "at" before it; country: ", Country" after it
    capital: bool = False


def fold(text: str) -> str:
    """Return the text level and without accents on Latin letters, each character in its place."""
    plain = level(text)
    if plain.isascii():
        return plain
    accents, pattern = _accents()
    return pattern.sub(lambda match: accents[match.group()], plain)


def is_city(name: str) -> bool:
    """Tell whether a name is that of a city, in capitals or not."""
    return fold(name).casefold() in _names_of_cities()


@cache
def localities() -> Phrases:
    """Return the names of all places, each with the tuple of what it may stand for, the likeliest first."""
    return Phrases((name, tuple(meant)) for name, meant in _by_name().items())


@cache
def no_places() -> frozenset[str]:
    """Return the words that stand after "in" with a capital and are no place: Parliament, English, Europe."""
    return frozenset(
        name for row in rows("place_words.csv") if row["needs"] == "never" for name in forms(row["names"])
    )


@cache
def _by_name() -> dict[str, list[Locality]]:
    found = _places()
    for row in rows("countries.csv"):
        for column, kind in (("names", "country"), ("adjectives", "adjective")):
            for form in map(fold, forms(row[column])):
                if row["code"] and (form not in found or kind == "country"):
                    # Of the cities with the name of a country only its capital stays: Singapore.
                    cities = [
                        one for one in found.get(form, []) if one.capital and one.country == row["code"]
                    ]
                    found[form] = [*cities, Locality(form, row["code"], kind)]
    for row in rows("place_nouns.csv"):  # a noun: the side on which the name stands, and the kind of place
        found.setdefault(row["noun"], []).append(Locality(row["side"], row["kind"], "noun"))
    return found


def _places() -> dict[str, list[Locality]]:
    """Return the cities, provinces and buildings by name, capitals first, then the larger city."""
    needs = _needs()
    found: dict[str, list[Locality]] = {}

    def add(form: str, locality: Locality) -> None:
        meant = found.setdefault(form, [])
        if all(locality.country != other.country for other in meant):
            meant.append(locality)

    for row in rows("cities.csv"):
        capital = row["capital"] == "yes"
        need = "" if capital or int(row["thousands"]) >= _FREE else "frame"
        for form in map(fold, (row["name"], *forms(row["forms"]))):
            city = Locality(row["name"], row["country"], "city", needs.get(form, need), capital)
            add(form, city)
            if not city.needs and len(form) > 3:
                add(form.upper(), city)
    for kind, table in (("building", "buildings.csv"), ("province", "provinces.csv")):
        for row in rows(table):
            for form in map(fold, forms(row["names"])):
                add(form, Locality(form, row["country"], kind, needs.get(form, "")))
    for meant in found.values():
        meant.sort(key=lambda locality: not locality.capital)
    return found


def _needs() -> dict[str, str]:
    """Return what a name that is also another word needs to be a place."""
    table = (row for row in rows("place_words.csv") if row["needs"] != "never")
    return {fold(name): row["needs"] for row in table for name in forms(row["names"])}


@cache
def _names_of_cities() -> frozenset[str]:
    return frozenset(
        name.casefold()
        for name, meant in _by_name().items()
        if any(one.kind == "city" and one.needs != "country" for one in meant)
    )


@cache
def _accents() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return for each accented Latin letter the plain one, and what finds them."""
    plain = dict(zip("đĐłŁøØıəƏħĦ", "dDlLoOiaAhH", strict=True))
    for character in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))):
        base = unicodedata.normalize("NFKD", character)[0]
        if base.isascii() and base.isalpha():
            plain.setdefault(character, base)
    return plain, re.compile(f"[{''.join(plain)}]")
