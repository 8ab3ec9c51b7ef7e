"""What became of each document that was given."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What became of a document."""

    NEW = "new"
    ATTACHED = "text attached"
    KNOWN = "known"
    DIFFERS = "known with another text"
    REFUSED = "refused"


ADDED = (Kind.NEW, Kind.ATTACHED)  # by which a text came into the database


@dataclass(frozen=True, slots=True)
class Alike:
    """An article of much the same wording, and how much of it they share, from 0 to 1."""

    article: str
    title: str
    share: float

    @property
    def percent(self) -> int:
        """The share in percent, never rounded up to all of it."""
        return int(self.share * 100)

    def __str__(self):
        return f"“{self.title}” ({self.percent} %)"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: the article it is now, those it is like, or why it was refused."""

    name: str
    kind: Kind
    article: str = ""
    title: str = ""
    reason: str = ""
    alike: tuple[Alike, ...] = ()

    def __str__(self):
        parts = [f"{self.kind}: {self.name}"]
        if self.article:
            parts.append(f" → {self.article}")
        if self.reason:
            parts.append(f": {self.reason}" if self.kind == Kind.REFUSED else f". {self.reason}")
        if self.alike:
            parts.append(f"; same report as {', '.join(map(str, self.alike))}")
        return "".join(parts)


@dataclass(slots=True)
class Tally:
    """How many documents became what."""

    kinds: Counter[Kind] = field(default_factory=Counter)
    alike: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count an outcome."""
        self.kinds[outcome.kind] += 1
        self.alike += bool(outcome.alike)

    def __str__(self):
        counts = [f"{self.kinds[kind]:,} {kind}" for kind in Kind if self.kinds[kind]]
        if self.alike:
            counts.append(f"{self.alike:,} much like another article")
        number = self.kinds.total()
        return f"{number:,} document{'' if number == 1 else 's'}: {', '.join(counts) or 'nothing to do'}."
