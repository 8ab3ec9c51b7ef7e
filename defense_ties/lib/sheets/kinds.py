"""What the sheets of one kind of record hold, and how a row finds the record that it is about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import models
from import_export.resources import Resource

from defense_ties.lib.dates import BoundField, EDTFField
from defense_ties.lib.fields import Derived, FoldedField, NameField, SortKeyField
from defense_ties.lib.records import Record
from defense_ties.lib.sheets.columns import Column, IdColumn, NamingColumn, ReferenceColumn
from defense_ties.lib.sheets.drafts import Draft
from defense_ties.lib.sheets.lists import ListColumn, Parts, Tags

# What the site keeps itself: such columns of an export are passed over.
KEPT = frozenset(
    {
        *("created_at", "changed_at", "review_status", "reviewed_by", "reviewed_by_id", "reviewed_at"),
        *("review_note", "published_at", "drafted_by", "drafter", "drafter_id", "extractor_version"),
        *("confidence", "body_sha256", "drafted_with", "folded", "sort_key"),
        *("earliest", "latest", "covers_earliest", "covers_latest"),
    }
)


@dataclass(frozen=True)
class Key:
    """Columns that together tell one record from every other; a blank in a loose one fits whatever stands."""

    fields: tuple[str, ...]
    loose: tuple[str, ...] = ()
    # Fields that have to be blank for the key to be meant, and those that the row itself has to give.
    without: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    # Foreign keys that may be blank.
    optional: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finder:
    """How a record is named in a sheet: under which names it is found, and what tells namesakes apart."""

    model: type[models.Model]
    names: tuple[str, ...] = ()  # none where only an id will do
    # What may follow the name, in brackets or after a comma: lookups whose values are told from the record.
    tokens: tuple[str, ...] = ()
    country: str = ""
    how: str = "By its name."


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of record, as sheets hold it."""

    name: str
    model: type[Record] | type[models.Model]
    keys: tuple[Key, ...]
    finders: Mapping[type[models.Model], Finder] = field(default_factory=dict)
    parts: Sequence[Parts] = ()
    tags: Tags | None = None
    left_out: frozenset[str] = frozenset()
    passed_over: frozenset[str] = frozenset()
    # Passed over where another column is there that tells whose export it is.
    passed_over_beside: Mapping[str, str] = field(default_factory=dict)
    # The relation to the record of which it is a part, and that decides who may change it.
    whole: str = ""
    # Makes what fills in columns of new rows that hang on other records, a batch of rows at a time.
    completer: Callable[[], Callable[[list[Draft]], None]] | None = None
    examples: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    @property
    def label(self) -> str:
        """What its records are called, one of them."""
        return str(self.model._meta.verbose_name)

    @property
    def plural(self) -> str:
        """What its records are called."""
        return str(self.model._meta.verbose_name_plural)

    @cached_property
    def has_id(self) -> bool:
        """Whether its records have ids that people write."""
        return issubclass(self.model, Record)

    @cached_property
    def fields(self) -> list[Any]:
        """The fields of the record that a sheet may hold, in the order of the data package."""
        return [field for field in _ordered(self.model) if self._is_held(field)]

    @cached_property
    def columns(self) -> dict[str, Column]:
        """The columns for fields of the record, by heading."""
        found: dict[str, Column] = {}
        for model_field in self.fields:
            example = self.examples.get(model_field.attname, "")
            if model_field.primary_key:
                found["id"] = IdColumn(model_field, example=example)
            elif model_field.remote_field is not None:
                finder = self.finders[model_field.related_model]
                column = ReferenceColumn(model_field, named=bool(finder.names), example=example)
                found[model_field.attname] = column
                if finder.names:
                    named = self.examples.get(model_field.name, "")
                    found[model_field.name] = NamingColumn(model_field, how=finder.how, example=named)
            else:
                found[model_field.attname] = Column(model_field, example=example)
        return found

    @cached_property
    def lists(self) -> list[ListColumn]:
        """The columns that hold several things."""
        found = [column for parts in self.parts for column in parts.columns]
        return [*found, self.tags.column] if self.tags else found

    @cached_property
    def references(self) -> list[Any]:
        """The foreign keys that a sheet may hold."""
        return [field for field in self.fields if field.remote_field is not None]

    @cached_property
    def resource(self) -> type[Resource]:
        """The columns as django-import-export has them, with which two states of a record are compared."""
        columns = {
            column.name: column for column in self.columns.values() if not isinstance(column, NamingColumn)
        }
        return type(f"{self.model.__name__}Resource", (Resource,), columns)

    @cached_property
    def selves(self) -> list[Any]:
        """The foreign keys that lead to records of the same kind."""
        return [field for field in self.references if field.related_model is self.model]

    def is_passed_over(self, heading: str, others: Sequence[str]) -> bool:
        """Return whether a column of one of our exports says nothing that could be imported."""
        beside = self.passed_over_beside.get(heading)
        if beside and beside in others:
            return True
        own = heading in self.columns or any(column.name == heading for column in self.lists)
        labels = heading.removesuffix("_label") in others and heading.endswith("_label")
        return not own and (heading in KEPT or heading in self.passed_over or labels)

    def _is_held(self, model_field: Any) -> bool:
        if model_field.name in KEPT or model_field.name in self.left_out:
            return False
        if model_field.remote_field is not None and model_field.related_model not in self.finders:
            return False
        if isinstance(model_field, FoldedField | SortKeyField | BoundField | models.AutoField):
            return False
        settled = isinstance(model_field, Derived) and not isinstance(model_field, NameField | EDTFField)
        return not settled


def _ordered(model: type[models.Model]) -> list[Any]:
    """Return the fields of a model: the id, its own as declared, then those of its bases, last base first."""
    bases = [base for base in model.__mro__ if issubclass(base, models.Model) and hasattr(base, "_meta")]
    place: dict[str, tuple[int, int]] = {}
    for rank, base in enumerate(bases):
        for number, model_field in enumerate(sorted(base._meta.local_fields)):
            place[model_field.name] = (-rank if rank else -len(bases), number)
    fields = list(model._meta.concrete_fields)
    return sorted(fields, key=lambda model_field: (not model_field.primary_key, place[model_field.name]))


def on_record(model: type[models.Model]) -> Any:
    """Return the records of a kind that all staff share: none that one coder drafts apart from another."""
    rows: Any = model._default_manager.all()
    return rows.in_common() if hasattr(rows, "in_common") else rows
