"""One mention of an institution, and the well-known bodies by their names and acronyms."""

from dataclasses import dataclass
from functools import cache, lru_cache

from articles.extraction.facts import Span
from articles.extraction.phrases import Phrases
from articles.extraction.vocabulary import forms, rows


@dataclass(slots=True)
class Body:
    """One mention of an institution."""

    span: Span
    name: str
    country: str = ""
    acronym: str = ""
    kind: str = ""
    generic: bool = False  # the Ministry, the Army: says which only by what came before
    first: int = 0
    last: int = 0
    inside: "Body | None" = None  # the body that the name says it belongs to
    of: str = ""  # the body itself, where the name only says Command of the …


@lru_cache(maxsize=4096)
def kind_of(name: str) -> str:
    """Return the kind of institution that a name tells, or the empty text."""
    for words, kind in _kinds():
        if any(word in name for word in words):
            return kind
    return ""


@cache
def _kinds() -> list[tuple[list[str], str]]:
    return [(forms(row["words"]), row["kind"]) for row in rows("body_kinds.csv")]


@cache
def known_bodies() -> dict[str, dict[str, str]]:
    """Return the well known bodies by each of their names and acronyms."""
    return {form: row for row in rows("bodies.csv") for form in (row["name"], *forms(row["acronyms"]))}


@cache
def known_phrases() -> Phrases:
    """Return the names and acronyms of the well known bodies, to be found in texts."""
    return Phrases((form, row) for form, row in known_bodies().items())


def canonical(name: str) -> str:
    """Return the full name of a well known body by any of its names, or the empty text."""
    row = known_bodies().get(name)
    return row["name"] if row else ""
