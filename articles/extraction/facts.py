"""What a text says, as plain data: every fact with the characters that say it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """Characters of the text, from `start` up to but not including `end`."""

    start: int
    end: int


# The passages for a fact by the name of the field they speak for; "" is the fact as a whole.
Passages = Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class DateFact:
    """A date as EDTF: 2021-12-16, 2022-03, 2021-12-14/2021-12-16; XXXX-12-16 where no year is given."""

    edtf: str
    basis: str = "stated"  # or worked_out: from the article's own date
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class PostFact:
    """A post of an official as the text words it, and the key of the institution it belongs to."""

    title: str
    institution: str = ""
    former: bool = False
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficialFact:
    """A named person who holds, or speaks for, an office of a state, a force or an organisation."""

    key: str
    name: str
    country: str = ""
    rank: str = ""  # written out: Lieutenant General
    rank_as_written: str = ""  # Lt. Gen.
    posts: tuple[PostFact, ...] = ()
    mentions: tuple[Span, ...] = ()  # every place where the text names the person, the first fullest
    evidence: Passages = field(default_factory=dict)
    known: str = ""  # id of the record in the gazetteer that has this very name
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class InstitutionFact:
    """A named body of a state or between states."""

    key: str
    name: str
    country: str = ""
    acronym: str = ""
    aliases: tuple[str, ...] = ()
    kind: str = ""  # code of the vocabulary of institution kinds, where the name tells it
    within: str = ""  # key of the body that it is named as a part of
    mentions: tuple[Span, ...] = ()
    evidence: Passages = field(default_factory=dict)
    known: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class SideFact:
    """A country that takes part, as host, visitor or party."""

    country: str
    role: str = "party"
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ParticipantFact:
    """An official who takes part in an engagement: the key of the official, and the role."""

    official: str
    role: str = "member"
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class EngagementFact:
    """A meeting, visit, exercise … that the text reports, announces or recalls."""

    key: str
    kind: str
    status: str = "held"  # held, planned, postponed, cancelled
    mode: str = ""  # in_person, remote
    date: DateFact | None = None
    city: str = ""
    country: str = ""  # where it took place
    sides: tuple[SideFact, ...] = ()
    participants: tuple[ParticipantFact, ...] = ()
    institutions: tuple[str, ...] = ()  # keys of the bodies that take part
    part_of: str = ""  # key of the visit it belongs to
    title: str = ""
    topics: tuple[str, ...] = ()
    evidence: Passages = field(default_factory=dict)
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class PartyFact:
    """A party to an agreement: a country, and the key of the institution where one is named."""

    country: str
    institution: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SignatoryFact:
    """An official who the text says signed."""

    official: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementFact:
    """A document between states or their bodies that the text says is planned, signed, in force or named."""

    key: str
    kind: str
    status: str  # planned, signed, in_force, referenced
    event: str = ""  # last event of its history: signed, ratified, in_force, renewed, terminated …
    title: str = ""
    date: DateFact | None = None
    covers: str = ""  # EDTF of the period it covers: 2025/2027
    parties: tuple[PartyFact, ...] = ()
    signatories: tuple[SignatoryFact, ...] = ()
    signed_at: str = ""  # key of the engagement at which it was signed
    topics: tuple[str, ...] = ()
    evidence: Passages = field(default_factory=dict)
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class TopicFact:
    """A topic of the vocabulary that the text names as done or intended."""

    code: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was found in one text."""

    published: DateFact | None = None
    officials: tuple[OfficialFact, ...] = ()
    institutions: tuple[InstitutionFact, ...] = ()
    engagements: tuple[EngagementFact, ...] = ()
    agreements: tuple[AgreementFact, ...] = ()
    topics: tuple[TopicFact, ...] = ()
    countries: tuple[SideFact, ...] = ()
