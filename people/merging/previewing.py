"""What a merge would do, before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from defense_ties.lib.merging import Reference, references_to, twins
from defense_ties.lib.reviewing import Reviewable
from people.merging.choosing import Choice, choices, joined
from people.merging.kinds import Kind, kind_of
from people.merging.merging import state_of
from people.merging.remembering import other_names, told_apart
from people.merging.rules import obstacles
from people.models import Distinct

MOST_SHOWN = 3


@dataclass(frozen=True)
class Compared:
    """A field of the records side by side."""

    choice: Choice
    records: Sequence[Any]
    # The key of the record whose value is proposed.
    proposed: str

    @property
    def differs(self) -> bool:
        """Whether the records do not all say the same."""
        return len({self.choice.held(record) for record in self.records}) > 1

    @property
    def options(self) -> list[tuple[str, str]]:
        """What each record says, by its key."""
        return [(str(record.pk), self.choice.shown(record)) for record in self.records]

    @property
    def both(self) -> str:
        """All the texts, one below the other; blank where that is no choice."""
        saying = [record for record in self.records if not self.choice.is_blank(record)]
        if not self.choice.is_text or len(saying) < 2 or not self.differs:
            return ""
        text = ""
        for record in saying:
            text = joined(text, self.choice.held(record)[0]) if text else self.choice.held(record)[0]
        return text


@dataclass(frozen=True)
class Moving:
    """What refers to the records that go, through one column."""

    reference: Reference
    kept: Any
    lost: tuple[Any, ...]

    @property
    def label(self) -> str:
        """What the rows are called, and through what they refer, where that does not follow."""
        meta: Any = self.reference.model._meta
        field = self.reference.field
        if self.reference.is_link:
            other = next(each for each in meta.concrete_fields if each.is_relation and each is not field)
            meta, field = other.related_model._meta, None
        words = str(meta.verbose_name if self.count == 1 else meta.verbose_name_plural)
        if field is None:
            return words
        alone = [each for each in references_to(type(self.kept)) if each.model is self.reference.model]
        return words if len(alone) == 1 and field.name in _EXPECTED else f"{words} ({field.verbose_name})"

    @cached_property
    def rows(self) -> QuerySet:
        """The rows that refer to the records that go."""
        return self.reference.rows(*(record.pk for record in self.lost))

    @cached_property
    def count(self) -> int:
        """How many they are."""
        return self.rows.count()

    @cached_property
    def twins(self) -> list[Any]:
        """The keys of those that become one with a row that stays, because a rule allows only one."""
        kept, lost = self.kept.pk, [record.pk for record in self.lost]
        numbered = getattr(kind_of(type(self.kept)), "numbered", {}).get(self.reference.model)
        if numbered and numbered.owner == self.reference.field.name:
            return [row.pk for row, twin in numbered.pairs(self.reference, kept, lost) if twin]
        return list(twins(self.reference, kept=kept, lost=lost))

    def first(self, rows: QuerySet) -> list[Any]:
        """Return a few of the rows, from those that may be shown."""
        related = [each.name for each in self.reference.model._meta.concrete_fields if each.is_relation]
        return list(
            rows.filter(pk__in=self.rows.values("pk")).select_related(*related).order_by("pk")[:MOST_SHOWN]
        )


_EXPECTED = {"official", "institution", "position", "engagement", "agreement", "place", "publisher"}


@dataclass(frozen=True)
class Preview:
    """Records side by side, the first the one that stays, and what would follow."""

    kind: Kind
    records: Sequence[Any]

    @property
    def kept(self) -> Any:
        """The record that stays."""
        return self.records[0]

    @property
    def lost(self) -> Sequence[Any]:
        """The records that go into it."""
        return self.records[1:]

    @cached_property
    def fields(self) -> list[Compared]:
        """Every field, side by side."""
        return [Compared(choice, self.records, choice.fuller(self.records)) for choice in choices(self.kind)]

    @cached_property
    def moves(self) -> list[Moving]:
        """What will refer to the record that stays, kind by kind."""
        found = [Moving(each, self.kept, tuple(self.lost)) for each in references_to(self.kind.model)]
        return [moving for moving in found if moving.count]

    @cached_property
    def aliases(self) -> list[str]:
        """The names that are kept as aliases, unless others are chosen."""
        names = other_names(self.kind, self.kept, list(self.lost))
        known = set(self.kept.aliases.values_list("name", flat=True)) if names else set()
        return [name for name in names if name not in known]

    @cached_property
    def obstacles(self) -> list[str]:
        """Why they may not be merged."""
        return [sentence for record in self.lost for sentence in obstacles(self.kept, record)]

    @cached_property
    def judged(self) -> list[Distinct]:
        """The judgements that two of them are not the same."""
        return told_apart(self.kind, [record.pk for record in self.records])

    @property
    def goes_public(self) -> list[Any]:
        """The drafts of which what belongs to them would be seen by readers at once."""
        if not (isinstance(self.kept, Reviewable) and self.kept.is_published):
            return []
        return [record for record in self.lost if not record.is_published]

    @cached_property
    def state(self) -> str:
        """What the records are like now, so that a change can be noticed."""
        return state_of(self.records)


def preview(records: Sequence[Any]) -> Preview:
    """Return what would happen if the records, the first the one that stays, were merged."""
    kind = kind_of(type(records[0]))
    if kind is None:
        raise ValueError(f"Records such as “{records[0]}” cannot be merged.")
    return Preview(kind, records)
