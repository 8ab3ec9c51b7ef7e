"""Words by what they do in the names and titles of this field."""

from functools import cache

from articles.extraction.countries import country_of
from articles.extraction.vocabulary import forms, rows


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the words of a class of words.csv, which says what each class means: honorific, org, bridge …"""
    return _classes()[kind]


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {row["class"]: frozenset(forms(row["words"])) for row in rows("words.csv")}


def country_word(word: str) -> str:
    """Return the country that a single word names or describes, or the empty text."""
    return country_of(word) if word[:1].isupper() else ""
