"""What it takes to ask of a kind of record whether two of them are one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

# What tells a record from its like: what it is called and what it is, such as “Country”, “Cambodia”.
Fact = tuple[str, str]


@dataclass(frozen=True)
class Likely:
    """A record that may be the same as another, how likely that is from 0 to 1, and why."""

    record: Any
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pair:
    """Two records of one kind that may be the same, by their ids."""

    first_id: str
    second_id: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """A kind of record of which two may be one and the same."""

    model: type[Model]
    # The records that one resembles, the best first. The record need not be saved; what belongs to it, as
    # aliases or sides, is handed in as rows, or read from the database where none are handed in.
    resembling: Callable[..., list[Likely]]
    # What tells each of some records from its like, by key.
    facts: Callable[[Sequence[Any]], dict[Any, list[Fact]]]
    # All pairs on record that score at least so much.
    pairs: Callable[[float], Iterator[Pair]]
    # The records that have to do with a country, and the codes of the countries of some records.
    in_country: Callable[[str], QuerySet]
    countries: Callable[[QuerySet], QuerySet]
    # A record on file is asked about again when one of these is changed, or one of these rows.
    names: tuple[str, ...] = ()
    rows: tuple[type[Model], ...] = ()

    @property
    def name(self) -> str:
        """The kind as resemblances give it: official, institution …"""
        return str(self.model._meta.model_name)


def told(facts: Sequence[Fact]) -> str:
    """Return facts as one line of text."""
    return "; ".join(f"{label}: {value}" for label, value in facts)
