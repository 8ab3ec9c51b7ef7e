"""Countries as a text names them: outright, or by their adjective."""

from functools import cache

from articles.extraction.phrases import Phrases
from articles.extraction.reading import CountryMention
from articles.extraction.vocabulary import forms, rows

_MONEY = (
    "$",
    " dollar",
    "-dollar",
)  # what follows the name of a country in that of a currency: US$ 5 million


def find_countries(text: str) -> list[CountryMention]:
    """Return the countries that a text names, by name or adjective, in its order."""
    return [
        CountryMention(span, code, kind)
        for span, (code, kind) in _phrases().find(text)
        if code and not text.startswith(_MONEY, span.end)
    ]


def country_of(word: str) -> str:
    """Return the code of a country by its name or adjective, or the empty text."""
    return _by_form().get(word, "")


@cache
def _by_form() -> dict[str, str]:
    return {form: code for form, (code, _) in _entries()}


@cache
def _phrases() -> Phrases:
    entries = dict(_entries())
    # Headlines in capitals, as far as the capitals are no other word.
    capitals = {form.upper(): value for form, value in entries.items() if len(form) > 3 and form[0].isupper()}
    return Phrases((capitals | entries).items())


def _entries() -> list[tuple[str, tuple[str, str]]]:
    """Return every form with its code and kind; where a form is both, it is a name."""
    entries = {}
    for row in rows("countries.csv"):
        for form in forms(row["adjectives"]):
            entries[form] = (row["code"], "adjective")
        for form in forms(row["names"]):
            entries[form] = (row["code"], "name")
    return list(entries.items())
