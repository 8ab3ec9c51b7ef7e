"""Which kinds of records are parts of another: what goes when that goes, and has a history of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from simple_history.utils import get_history_manager_for_model


def versions_of(model: type[models.Model]) -> Any:
    """Return the versions of all records of a kind, in no order."""
    return get_history_manager_for_model(model).model._default_manager.order_by()


def has_history(model: type[models.Model]) -> bool:
    """Return whether each change of records of a kind is kept."""
    return hasattr(model._meta, "simple_history_manager_attribute")


@dataclass(frozen=True)
class Part:
    """A kind of part, and the relation by which it belongs to what it is a part of."""

    model: type[models.Model]
    relation: str
    above: Part | None = None

    @property
    def column(self) -> str:
        """The column that holds the key of what it belongs to."""
        return f"{self.relation}_id"

    @property
    def depth(self) -> int:
        """How far it is from the record: 1 for its own parts, 2 for theirs."""
        return 1 + (self.above.depth if self.above else 0)

    def versions(self, key: Any) -> Any:
        """Return the versions of such parts from while they belonged to the record of a key."""
        if self.above is None:
            return versions_of(self.model).filter(**{self.column: key})
        owners = self.above.versions(key).values(self.above.model._meta.pk.attname)
        return versions_of(self.model).filter(**{f"{self.column}__in": owners})

    def rows(self, key: Any) -> Any:
        """Return such parts as they now belong to the record of a key."""
        if self.above is None:
            return self.model._base_manager.filter(**{self.relation: key})
        owners = self.above.rows(key).values("pk")
        return self.model._base_manager.filter(**{f"{self.relation}__in": owners})


@cache
def parts_of(model: type[models.Model]) -> tuple[Part, ...]:
    """Return the kinds of parts of records of a kind, and of the parts of these, the nearest first."""
    found = [*_directly(model, None)]
    for part in found:  # grows while it is read
        found += _directly(part.model, part)
    return tuple(found)


def _directly(model: type[models.Model], above: Part | None) -> Iterator[Part]:
    for relation in model._meta.related_objects:
        kind: Any = relation.related_model
        if relation.on_delete is models.CASCADE and has_history(kind):
            yield Part(kind, relation.field.name, above)


def wholes_of(model: type[models.Model]) -> tuple[models.ForeignKey, ...]:
    """Return the relations by which records of a kind are parts of others."""
    return tuple(
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and field.remote_field.on_delete is models.CASCADE
        and has_history(field.related_model)
    )
