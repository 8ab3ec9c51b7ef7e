"""The tables of a data package: which records they hold, in which columns and order."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models

from articles.models import (
    Agreement,
    AgreementEvent,
    Article,
    Engagement,
    Evidence,
    Participation,
    Party,
    Place,
    Publisher,
    Side,
    Signature,
    Topic,
)
from defense_ties.lib.dates import BoundField
from defense_ties.lib.fields import FoldedField, SortKeyField
from defense_ties.lib.records import Record
from people.models import (
    Appointment,
    Institution,
    InstitutionAlias,
    Official,
    OfficialAlias,
    Position,
    Rank,
    RankForm,
)

# What holds only here, names staff or is other people's copyright; folded columns are worked out anew.
LEFT_OUT = frozenset(
    {
        "created_at",
        "changed_at",
        "body",
        "drafted_with",
        "coding",
        "review_note",
        "reviewed_by",
        "reviewed_at",
        "drafter",
    }
)


@dataclass(frozen=True, eq=False)
class Table:
    """A table of the package: one CSV file, one kind of record."""

    name: str
    model: type[models.Model]
    describes: str = ""

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"

    @property
    def description(self) -> str:
        """What a row is, in a sentence."""
        return self.describes or (self.model.__doc__ or "").strip().partition("\n")[0]

    @cached_property
    def fields(self) -> dict[str, Any]:
        """The model's field for each column, in the order of the columns."""
        return {
            field.attname: field
            for field in _ordered(self.model)
            if field.name not in LEFT_OUT and not isinstance(field, FoldedField | SortKeyField)
        }

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The columns that tell one row from every other."""
        if issubclass(self.model, Record):
            return ("id",)
        once = [rule for rule in self.model._meta.constraints if isinstance(rule, models.UniqueConstraint)]
        names = once[0].fields if once else self.model._meta.unique_together[0]
        return tuple(attname(self.model, name) for name in names)

    @cached_property
    def references(self) -> dict[str, type[models.Model]]:
        """The kind of record that each foreign key points at."""
        return {
            name: field.related_model for name, field in self.fields.items() if field.remote_field is not None
        }

    @cached_property
    def trees(self) -> tuple[str, ...]:
        """The foreign keys that point at records of the same kind."""
        return tuple(name for name, model in self.references.items() if model is self.model)

    @cached_property
    def bounds(self) -> tuple[str, ...]:
        """The columns that follow from a date: written for readers, and only checked on loading."""
        return tuple(name for name, field in self.fields.items() if isinstance(field, BoundField))

    @property
    def is_join(self) -> bool:
        """Whether a row only joins two records."""
        return bool(self.model._meta.auto_created)

    def is_needed(self, name: str) -> bool:
        """Return whether a cell of the column may not be empty."""
        field = self.fields[name]
        return not field.blank and not field.null


def _ordered(model: type[models.Model]) -> list[Any]:
    """Return the fields of a model: the id, its own as declared, then those of its bases, last base first.

    Django's own order hangs on which module happens to be imported first.
    """
    bases = [base for base in model.__mro__ if issubclass(base, models.Model) and hasattr(base, "_meta")]
    place: dict[str, tuple[int, int]] = {}
    for rank, base in enumerate(bases):
        for number, field in enumerate(sorted(base._meta.local_fields)):
            place[field.name] = (-rank if rank else -len(bases), number)
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    return sorted(fields, key=lambda field: (not field.primary_key, place[field.name]))


TABLES: tuple[Table, ...] = (
    Table("ranks", Rank),
    Table("rank_forms", RankForm),
    Table("institutions", Institution),
    Table("institution_aliases", InstitutionAlias),
    Table("officials", Official),
    Table("official_aliases", OfficialAlias),
    Table("positions", Position),
    Table("appointments", Appointment),
    Table("topics", Topic),
    Table("publishers", Publisher),
    Table("articles", Article),
    Table("places", Place),
    Table("engagements", Engagement),
    Table("engagement_topics", Engagement.topics.through, "A topic of an engagement."),
    Table("sides", Side),
    Table("participations", Participation),
    Table("agreements", Agreement),
    Table("agreement_topics", Agreement.topics.through, "A topic of an agreement."),
    Table("agreement_events", AgreementEvent),
    Table("parties", Party),
    Table("signatures", Signature),
    Table("evidence", Evidence),
)
BY_NAME = {table.name: table for table in TABLES}
BY_MODEL = {table.model: table for table in TABLES}


def attname(model: type[models.Model], name: str) -> str:
    """Return the column of a field: the name itself, or `<name>_id` of a foreign key."""
    return str(getattr(model._meta.get_field(name), "attname", name))


def conditions(condition: Any) -> Iterator[tuple[str, Any]]:
    """Yield each lookup of a condition with its value, however deep it stands."""
    for child in condition.children:
        if isinstance(child, models.Q):
            yield from conditions(child)
        elif isinstance(child, tuple):
            yield child


def patterns(model: type[models.Model]) -> dict[str, tuple[str, str]]:
    """Return the pattern and the message of each field that the database holds to a pattern."""
    return {
        lookup.removesuffix("__regex"): (value, str(constraint.violation_error_message))
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
        for lookup, value in conditions(constraint.condition)
        if lookup.endswith("__regex")
    }
