"""What a batch of queries asks for, read from JSON with care."""

import json
from dataclasses import dataclass
from typing import Any

from defense_ties.lib.countries import parse_country

MOST, LARGEST, LONGEST = 50, 200_000, 300
MOST_CANDIDATES = 100
COUNTRY = "country"


@dataclass(frozen=True)
class Query:
    """A name to reconcile: of which kind, of which country, and how many candidates are wanted."""

    text: str
    types: tuple[str, ...] = ()
    country: str = ""
    limit: int = MOST_CANDIDATES


def read_batch(text: str) -> dict[str, Query]:
    """Return the queries of a batch by their keys; ValueError with what cannot be read."""
    if len(text) > LARGEST:
        raise ValueError(f"This has {len(text)} characters; {LARGEST} are the most.")
    try:
        batch = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("This is not JSON.") from None
    if not isinstance(batch, dict) or not batch:
        raise ValueError('This is no batch of queries, such as {"q0": {"query": "Hun Manet"}}.')
    if len(batch) > MOST:
        raise ValueError(f"At most {MOST} queries at once; these are {len(batch)}.")
    return {key: _query(key, asked) for key, asked in batch.items()}


def _query(key: str, asked: Any) -> Query:
    if not isinstance(asked, dict) or not isinstance(asked.get("query"), str) or not asked["query"]:
        raise ValueError(f"“{_short(key)}” has no text to look for, such as {{“query”: “Hun Manet”}}.")
    if len(asked["query"]) > LONGEST:
        raise ValueError(f"The text of “{_short(key)}” is longer than {LONGEST} characters.")
    limit = asked.get("limit", MOST_CANDIDATES)
    if not isinstance(limit, int) or isinstance(limit, bool) or not 1 <= limit <= MOST_CANDIDATES:
        raise ValueError(f"The limit of “{_short(key)}” is not a whole number from 1 to {MOST_CANDIDATES}.")
    return Query(_text(asked["query"]), _types(key, asked.get("type")), _country(key, asked), limit)


def _types(key: str, given: Any) -> tuple[str, ...]:
    given = [] if given is None else given if isinstance(given, list) else [given]
    if not all(isinstance(each, str) for each in given):
        raise ValueError(f"The type of “{_short(key)}” is neither a text nor a list of texts.")
    return tuple(given)


def _country(key: str, asked: dict[str, Any]) -> str:
    """Return the code of the country that a query gives; nothing where it gives none that is known."""
    properties = asked.get("properties", [])
    if not isinstance(properties, list) or not all(
        isinstance(each, dict) and isinstance(each.get("pid"), str) and "v" in each for each in properties
    ):
        raise ValueError(f"A property of “{_short(key)}” is not of the form {{“pid”: …, “v”: …}}.")
    for each in properties:
        values = each["v"] if isinstance(each["v"], list) else [each["v"]]
        for value in values if each["pid"] == COUNTRY else []:
            text = value.get("id") or value.get("name") if isinstance(value, dict) else value
            if isinstance(text, str) and (code := parse_country(_text(text[:LONGEST]))):
                return code
    return ""


def _text(text: str) -> str:
    """Return the text without what no database takes."""
    return text.replace("\0", " ").encode(errors="replace").decode()


def _short(key: str) -> str:
    return _text(key[:60])
