"""Two codings of an article, fact by fact and field by field."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from articles.choices import LegalForce
from articles.double_coding import matching
from articles.models import (
    Agreement,
    AgreementEvent,
    Engagement,
    Participation,
    Party,
    Side,
    Signature,
)
from defense_ties.lib.countries import country_name
from defense_ties.lib.names import fold

PERSON = ("official", "rank", "position", "name_as_written", "rank_as_written", "title_as_written")
# What is told beside a fact, in our own words or for the eye: offered for choice, never counted.
UNCOUNTED = {"title", "name_as_written", "rank_as_written", "date_basis"}


@dataclass(frozen=True)
class Part:
    """A list that belongs to a record: what a row of it is, how two are matched, what is compared."""

    name: str
    noun: str
    model: type
    like: Callable[[Any, Any], float]
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Kind:
    """A kind of record that coders draft: what of it is compared, and the lists that belong to it."""

    name: str
    facts: str
    model: type
    like: Callable[[Any, Any], float]
    fields: tuple[str, ...]
    parts: tuple[Part, ...]


KINDS = (
    Kind(
        "engagement",
        "engagements",
        Engagement,
        matching.like_engagements,
        ("title", "kind", "status", "mode", "date", "date_basis", "place", "part_of"),
        (
            Part("sides", "side", Side, matching.like_sides, ("role",)),
            Part(
                "participants",
                "participant",
                Participation,
                matching.like_people,
                ("role", "country", "institution", *PERSON),
            ),
        ),
    ),
    Kind(
        "agreement",
        "agreements",
        Agreement,
        matching.like_agreements,
        (
            "title",
            "title_as_written",
            "kind",
            "legally_binding",
            "covers",
            "signed_at",
            "implements",
            "amends",
        ),
        (
            Part("parties", "party", Party, matching.like_parties, ("country", "institution")),
            Part("events", "event", AgreementEvent, matching.like_events, ("date", "date_basis")),
            Part("signatories", "signatory", Signature, matching.like_people, PERSON),
        ),
    ),
)


@dataclass(frozen=True)
class Line:
    """One field as the two coders give it: codes to compare, words to show."""

    name: str
    label: str
    codes: tuple[str, str]
    shown: tuple[str, str]

    @property
    def is_equal(self) -> bool:
        """Whether both say the same."""
        return self.codes[0] == self.codes[1]

    @property
    def is_counted(self) -> bool:
        """Whether agreement is counted for it."""
        return self.name not in UNCOUNTED


@dataclass
class Item:
    """A row of a list: as both coders have it, or only one of them."""

    part: Part
    first: dict | None
    second: dict | None
    lines: list[Line] = field(default_factory=list)

    @property
    def both(self) -> bool:
        """Whether both coders have it."""
        return self.first is not None and self.second is not None

    @property
    def fact(self) -> dict:
        """The row as the first coder has it, or else the second."""
        return self.first or self.second or {}

    @property
    def label(self) -> str:
        """What the row is called."""
        return item_label(self.part, self.fact)

    @property
    def is_equal(self) -> bool:
        """Whether both coders have it, and say the same in all that is counted."""
        return self.both and all(line.is_equal for line in self.lines if line.is_counted)

    @property
    def differences(self) -> list[Line]:
        """The fields that are not alike."""
        return [line for line in self.lines if not line.is_equal]


@dataclass
class Match:
    """A record as both coders have it, or only one of them."""

    kind: Kind
    first: dict | None
    second: dict | None
    lines: list[Line] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    @property
    def both(self) -> bool:
        """Whether both coders have it."""
        return self.first is not None and self.second is not None

    @property
    def fact(self) -> dict:
        """The record as the first coder has it, or else the second."""
        return self.first or self.second or {}

    @property
    def topics(self) -> tuple[set[str], set[str]]:
        """The topics that each coder gives it."""
        return set((self.first or {}).get("topics", ())), set((self.second or {}).get("topics", ()))

    def items_of(self, name: str) -> list[Item]:
        """Return the rows of one list."""
        return [item for item in self.items if item.part.name == name]

    @property
    def is_equal(self) -> bool:
        """Whether both coders say the same in all that is counted."""
        mine, theirs = self.topics
        same = all(line.is_equal for line in self.lines if line.is_counted)
        rows = all(item.is_equal for item in self.items)
        return self.both and same and rows and mine == theirs


class Comparison:
    """All that two coders found in one article, matched."""

    def __init__(self, first: dict, second: dict):
        self.first, self.second = first, second
        self.matches = [match for kind in KINDS for match in self._matches(kind)]

    def _matches(self, kind: Kind) -> list[Match]:
        mine, theirs = (facts.get(kind.facts, []) for facts in (self.first, self.second))
        return [Match(kind, *pair) for pair in matching.paired(mine, theirs, kind.like)]

    @cached_property
    def same(self) -> dict[str, str]:
        """The first coder's record that is matched to each of the second's, by key."""
        return {
            match.second["id"]: match.first["id"] for match in self.matches if match.first and match.second
        }

    def filled(self) -> "Comparison":
        """Return the comparison with the fields of each match."""
        for match in self.matches:
            if match.first and match.second:
                match.lines = self._lines(match.kind.model, match.kind.fields, match.first, match.second)
            match.items = [
                item
                for part in match.kind.parts
                for item in self._items(part, match.first or {}, match.second or {})
            ]
        return self

    def _items(self, part: Part, first: dict, second: dict) -> list[Item]:
        pairs = matching.paired(first.get(part.name, []), second.get(part.name, []), part.like)
        items = [Item(part, *pair) for pair in pairs]
        for item in items:
            if item.first and item.second:
                item.lines = self._lines(part.model, part.fields, item.first, item.second)
        return items

    def _lines(self, model: Any, names: Sequence[str], first: dict, second: dict) -> list[Line]:
        return [
            Line(
                name,
                str(model._meta.get_field(name).verbose_name),
                (self._code(name, first[name]), self._code(name, second[name])),
                (shown(model, name, first[name]), shown(model, name, second[name])),
            )
            for name in names
        ]

    def _code(self, name: str, value: Any) -> str:
        if isinstance(value, dict):
            return str(self.same.get(value["id"], value["id"]))
        text = str(value or "")
        return fold(text) if name.endswith("_as_written") else text


def compare(first: dict, second: dict) -> Comparison:
    """Return two codings of an article, compared; each is what was recorded when it was handed in."""
    return Comparison(first, second).filled()


def shown(model: Any, name: str, value: Any) -> str:
    """Return a value as a reader is shown it."""
    if isinstance(value, dict):
        return str(value["label"])
    if name == "country":
        return country_name(value) if value else ""
    if name == "legally_binding" and value == LegalForce.UNKNOWN:
        return "Unknown"
    choices = dict(model._meta.get_field(name).flatchoices)
    return str(choices.get(value, value) or "")


def item_label(part: Part, fact: dict) -> str:
    """Return what a row of a list is called."""
    if part.name == "sides":
        return country_name(fact["country"])
    if part.name == "events":
        return f"{shown(AgreementEvent, 'kind', fact['kind'])} {fact['date']}".strip()
    if part.name == "parties":
        return fact["institution"]["label"] if fact["institution"] else country_name(fact["country"])
    who = fact["official"] or {"label": fact["name_as_written"]}
    institution = fact.get("institution") or {"label": ""}
    return str(who["label"] or institution["label"])
