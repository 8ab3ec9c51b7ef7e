"""Where records refer to one another, as Django's own description of the tables tells it."""

from dataclasses import dataclass
from typing import Any

from django.db import models


@dataclass(frozen=True)
class Reference:
    """A column of a table that holds keys of records of one kind."""

    model: type[models.Model]
    field: Any

    @property
    def column(self) -> str:
        """The attribute of a row that holds the key."""
        return self.field.attname

    def rows(self, *keys: Any) -> models.QuerySet:
        """Return the rows that refer to one of the records with these keys."""
        return self.model._base_manager.filter(**{f"{self.column}__in": keys})

    @property
    def is_link(self) -> bool:
        """Whether the table does nothing but join two kinds of records."""
        return bool(self.model._meta.auto_created)


def references_to(model: type[models.Model]) -> list[Reference]:
    """Return every column that refers to records of a kind, tables that join two kinds included.

    A column whose keys the database does not check only notes what was: history keeps what it said.
    """
    relations: list[Any] = [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)
    ]
    found = [
        Reference(relation.field.model, relation.field)
        for relation in relations
        if relation.field.db_constraint
    ]
    return sorted(found, key=lambda reference: (reference.model._meta.label_lower, reference.field.name))
