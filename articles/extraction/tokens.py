"""The words, numbers and marks of a text, with what each may be."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from articles.extraction.facts import Span
from articles.extraction.lexicon import country_word, words_of

_TOKEN = re.compile(
    r"[A-Za-z]++(?=[\s,]|\.\s)|"  # most words, told apart at one go
    r"Dat(?:o|uk)'(?=\s)|(?:[^\W\d_]\.){2,}|[^\W\d_](?:[\w'.\-]*\w)?|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|[^\w\s]|\n"
)


_LONGEST = 60  # characters of a word that is worth remembering
_new = tuple.__new__  # a token by its fields, in half the time
_WITH_ARTICLE = re.compile(r"(?:a[dlnrstz]|ash|el)-[A-Z]")  # Said al-Harthi


class Token(NamedTuple):
    """A word, number, mark or line end of the text."""

    start: int
    end: int
    text: str
    base: str  # without the 's of possession
    kind: str  # name, org, country, stop, honorific, particle, lower, number, mark, break
    owns: bool = False  # whether it ends in the 's or s' of possession

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)


def tokenize(text: str, spans: Iterable[Span] | None = None, countries: Iterable[Span] = ()) -> list[Token]:
    """Return the tokens of a text, or of those passages of it, in order; countries of several words
    are marked.
    """
    found: list[Token] = []
    compound = [span for span in countries if " " in text[span.start : span.end]]
    for start, end in spans if spans is not None else [Span(0, len(text))]:
        found += [
            _new(
                Token,
                match.span() + (_describe(word) if len(word := match[0]) < _LONGEST else _described(word)),
            )
            for match in _TOKEN.finditer(text, start, end)
        ]
        found.append(Token(end, end, "\n", "\n", "break"))
    if "Sri" in text:
        _mark_tan_sri(found)
    return _with_countries(found, compound) if compound else found


def _mark_tan_sri(tokens: list[Token]) -> None:
    """Mark the first word of the honorific Tan Sri, which is else a name."""
    for place, (token, following) in enumerate(pairwise(tokens)):
        if token.text == "Tan" and following.text == "Sri":
            tokens[place] = token._replace(kind="honorific")


def _with_countries(tokens: list[Token], countries: list[Span]) -> list[Token]:
    """Return the tokens with the words of each country marked as such."""
    starts = [token.start for token in tokens]
    for span in countries:
        place = bisect_left(starts, span.start)
        while place < len(tokens) and tokens[place].start < span.end and tokens[place].kind != "break":
            tokens[place] = tokens[place]._replace(kind="country")
            place += 1
    return tokens


def _described(word: str) -> tuple[str, str, str, bool]:
    """Return a word, the same without its possessive ending, its kind, and whether it has that ending."""
    base, kind = _base_and_kind(word)
    return word, base, kind, len(base) < len(word)


_describe = lru_cache(maxsize=16384)(_described)


def _base_and_kind(word: str) -> tuple[str, str]:
    if word == "Dato'":
        return word, "honorific"
    if word == "\n":
        return word, "break"
    if not word[0].isalpha():
        return word, "number" if word[0].isdigit() else "mark"
    base = word[:-2] if word[-2:] in ("'s", "'S") and word not in words_of("org") else word
    if base in words_of("honorific"):
        return base, "honorific"
    if base in words_of("particle"):
        return base, "particle"
    if not base[0].isupper():
        return base, "name" if _WITH_ARTICLE.match(base) else "lower"
    if base in words_of("org") or (base.isupper() and base.capitalize() in words_of("org")):
        return base, "org"
    if base in words_of("opener") or base in words_of("month or day"):
        return base, "stop"
    if country_word(base):
        return base, "country"
    return base, "name"
