"""The kinds of records that can be merged, and what is particular to each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from defense_ties.lib.merging import Journal, Numbered
from people.choices import AliasKind
from people.models import Institution, Official, Position

# The field of each name of a record, with the kind of alias that it is kept as.
NAMES = {"name": AliasKind.ALIAS, "native_name": AliasKind.NATIVE, "acronym": AliasKind.ACRONYM}


@dataclass(frozen=True)
class Kind:
    """A kind of record that can be merged."""

    model: type[models.Model]
    # The fields that name it, where it has aliases among which they are kept.
    names: Mapping[str, str] = field(default_factory=dict)
    # The fields by which it stands under another of its kind.
    trees: tuple[str, ...] = ()
    # Fields that are chosen as one.
    together: tuple[tuple[str, ...], ...] = ()
    # What belongs to it and has a place in a list.
    numbered: Mapping[type[models.Model], Numbered] = field(default_factory=dict)
    # What follows from a merge beside that, in a sentence.
    remark: str = ""

    @property
    def name(self) -> str:
        """The code of the kind, as redirections and judgements hold it."""
        return str(self.model._meta.model_name)

    @property
    def noun(self) -> str:
        """What one record of the kind is called."""
        return str(self.model._meta.verbose_name)


KINDS: dict[type[models.Model], Kind] = {}
# What is done with a row before it gives way to another: row, the one that stays, and the journal.
Settler = Callable[[Any, Any, Journal], None]
SETTLERS: list[Settler] = []


# Why a record may not be merged at present, in a sentence that is blank where it may.
Bar = Callable[[Any], str]
BARS: list[Bar] = []


def register(*kinds: Kind) -> None:
    """Let records of more kinds be merged: a higher layer knows more of them."""
    KINDS.update({kind.model: kind for kind in kinds})


def settle_by(settler: Settler) -> None:
    """Have something done with each row that gives way to another, before it does."""
    if settler not in SETTLERS:
        SETTLERS.append(settler)


def bar_by(bar: Bar) -> None:
    """Have each record asked whether it may be merged, for reasons that a higher layer knows of."""
    if bar not in BARS:
        BARS.append(bar)


def barred(record: Any) -> list[str]:
    """Return why a record may not be merged at present, a sentence each."""
    return [sentence for bar in BARS if (sentence := bar(record))]


def settle(row: Any, stays: Any, journal: Journal) -> None:
    """Do with a row that gives way to another what a higher layer has asked for."""
    for settler in SETTLERS:
        settler(row, stays, journal)


def kind_of(model: Any) -> Kind | None:
    """Return how records of a kind are merged, or None if they are not."""
    return KINDS.get(model)


def kind_named(name: str) -> Kind | None:
    """Return the kind with a code, or None if records of such a kind are not merged."""
    return next((kind for kind in KINDS.values() if kind.name == name), None)


register(
    Kind(Official, names={name: NAMES[name] for name in ("name", "native_name")}),
    Kind(Institution, names=NAMES, trees=("parent",)),
    Kind(Position),
)
