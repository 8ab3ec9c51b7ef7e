"""The rows of a card: one fact each, with the passages that say it."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from articles.admin.reviewing import marks
from articles.admin.reviewing.passages import Passage, Passages
from articles.admin.reviewing.targets import key_of
from articles.choices import SideRole
from defense_ties.lib.countries import country_name
from defense_ties.lib.date_words import DateWords, date_words

FEW = 3


@dataclass
class Row:
    """A fact as the card shows it: label, value, what stands below it, and its passages."""

    label: str
    value: str = ""
    below: str = ""
    words: DateWords | None = None
    field: str = ""
    key: str = ""
    part: Any = None  # the record of the row, where it is one of its own
    passages: list[Passage] = dataclasses.field(default_factory=list)
    notes: list[str] = dataclasses.field(default_factory=list)
    proposals: Any = None  # for a name that several officials may bear
    status: str = ""
    parts: list[Any] = dataclasses.field(
        default_factory=list
    )  # the sides or parties that one row shows together

    @property
    def spans(self) -> str:
        """The offsets of the passages."""
        return marks.spans(self.passages)

    @property
    def paragraphs(self) -> list[int]:
        """The numbers of the paragraphs that are cited, each once."""
        return sorted({passage.paragraph for passage in self.passages if passage.paragraph})

    @property
    def targets(self) -> list[tuple[str, str]]:
        """What a passage can be cited for in the row: the key of a record with the field, and its name."""
        if self.parts:
            return [(key_of(part), str(part)) for part in self.parts]
        if self.field in ("sides", "parties"):
            return []
        return [
            (f"{self.key} {self.field}".strip(), f"{self.label}: {self.value}" if self.part else self.label)
        ]

    @property
    def open_choice(self) -> bool:
        """Whether it is still to be decided who is meant."""
        return self.part is not None and getattr(self.part, "official_id", "") is None and self.is_named

    @property
    def is_named(self) -> bool:
        """Whether the text gives a name."""
        return bool(getattr(self.part, "name_as_written", ""))


class Cited:
    """The passages of one record by field, handed out once each, so that none is left over unseen."""

    def __init__(self, passages: Passages, record: Any):
        self._left = list(passages.by_record.get(key_of(record), ()))

    def of(self, *fields: str) -> list[Passage]:
        """Return the passages for the fields."""
        found = [passage for passage in self._left if passage.field in fields]
        self._left = [passage for passage in self._left if passage.field not in fields]
        return found

    def rest(self) -> list[Passage]:
        """Return the passages that no row has asked for."""
        found, self._left = self._left, []
        return found


def contradictions(passages: Iterable[Passage]) -> list[str]:
    """Return a sentence for each passage that speaks against the fact."""
    return [
        f"¶{passage.paragraph or '?'} says otherwise{f': {passage.note}' if passage.note else '.'}"
        for passage in passages
        if passage.contradicts
    ]


def date_row(label: str, record: Any, passages: list[Passage], *, text: str, basis: str, **more: Any) -> Row:
    """Return the row of a date, with the words it is read from where a part of it is worked out."""
    words = date_words(text, basis)
    quotes = [f"“{passage.quote}”" for passage in passages if passage.quote and not passage.contradicts]
    said = list(dict.fromkeys(quotes))[:FEW]
    if words.note:
        said.append(words.note[0].lower() + words.note[1:])
    return Row(
        label,
        words=words,
        below=", ".join(said),
        key=key_of(record),
        passages=passages,
        notes=contradictions(passages),
        **more,
    )


def person_row(label: str, part: Any, passages: Passages, **more: Any) -> Row:
    """Return the row of somebody who takes part or signs, as the article presents them."""
    cited = passages.by_record.get(key_of(part), [])
    institution = getattr(part, "institution", None)
    official = part.official
    written = [part.rank_as_written, part.title_as_written]
    if official and part.name_as_written and part.name_as_written != official.name:
        written.insert(0, f"“{part.name_as_written}”")
    if institution and (official or part.name_as_written):
        written.append(str(institution))
    notes = contradictions(cited)
    if official and official.review_status == "rejected":
        notes.append(f"{official} was rejected: choose somebody else, or remove this.")
    if getattr(part, "conflict", False):
        notes.append(f"No appointment says that {official} was {part.position} then.")
    if getattr(part, "other_rank", None) and part.rank and not part.rank_agrees:
        notes.append(f"This says {part.rank}; on that date others say {part.other_rank}.")
    return Row(
        label,
        value=str(official or part.name_as_written or institution),
        below=", ".join(filter(None, written)),
        key=key_of(part),
        part=part,
        passages=cited,
        notes=notes,
        **more,
    )


def countries_of(rows: Iterable[Any]) -> str:
    """Return the countries of sides by name, each with its part if it is host or visitor."""
    named = ((country_name(str(row.country)), row) for row in rows)
    return " · ".join(
        name if row.role == SideRole.PARTY else f"{name}, {row.get_role_display().lower()}"
        for name, row in named
    )
