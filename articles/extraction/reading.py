"""What has been found in a text so far: each step of the extraction reads it and adds to it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from articles.extraction.document import Document
from articles.extraction.facts import (
    AgreementFact,
    DateFact,
    EngagementFact,
    InstitutionFact,
    OfficialFact,
    SideFact,
    Span,
    TopicFact,
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article besides its text."""

    published: str = ""  # ISO date
    country: str = ""  # of the publisher
    title: str = ""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that the text gives, resolved as far as the text allows."""

    span: Span
    edtf: str  # as in DateFact
    basis: str = "stated"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A city, town, province or base that the text names."""

    span: Span
    name: str
    country: str
    kind: str = "city"  # city, province, building: rooms and bases that are no locality of their own
    dateline: bool = False  # it stands in the dateline: where "here" is


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country named outright (Cambodia), by its adjective (Cambodian) or by its capital (Phnom Penh)."""

    span: Span
    code: str
    kind: str = "name"  # name, adjective, capital


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text names an official or an institution."""

    span: Span
    key: str


@dataclass(slots=True)
class Reading:
    """A text with what has been found in it; every list is in the order of the text."""

    document: Document
    known: Known = field(default_factory=Known)
    published: DateFact | None = None
    dates: Sequence[DateMention] = ()
    places: Sequence[PlaceMention] = ()
    countries: Sequence[CountryMention] = ()
    institutions: Sequence[InstitutionFact] = ()
    institution_mentions: Sequence[Mention] = ()
    officials: Sequence[OfficialFact] = ()
    official_mentions: Sequence[Mention] = ()
    engagements: Sequence[EngagementFact] = ()
    agreements: Sequence[AgreementFact] = ()
    topics: Sequence[TopicFact] = ()
    sides: Sequence[SideFact] = ()

    @property
    def text(self) -> str:
        """The text itself."""
        return self.document.text


_SPAN = attrgetter("span")


def within(items: Sequence[Any], span: Span) -> list[Any]:
    """Return those of the items, which are in the order of the text, that stand inside the span."""
    found: list[Any] = []
    if not items:
        return found
    begin, limit = span
    for number in range(bisect_left(items, (begin,), key=_SPAN), len(items)):
        start, end = items[number].span
        if start >= limit:
            break
        if end <= limit:
            found.append(items[number])
    return found
