"""What a package is made of: which rows, and which of their references."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import BooleanField, Case, F, Model, Q, QuerySet, Value, When

from articles.choices import ParticipantRole
from articles.models import Participation
from articles.package import selection
from articles.package.scope import Scope
from articles.package.tables import BY_MODEL, Table
from people.models import Official


@dataclass(frozen=True)
class Choice:
    """All that is published, or everything, drafts included; of a scope, or of all records."""

    everything: bool = False
    scope: Scope | None = None

    @property
    def published(self) -> "Choice":
        """What is published of it."""
        return replace(self, everything=False)

    def rows(self, model: type[Model]) -> QuerySet:
        """Return the rows of a model that the package holds, in no order."""
        rows = selection.selected(BY_MODEL[model], everything=self.everything, scope=self.scope)
        return rows.order_by()

    def columns(self, table: Table) -> list[Any]:
        """Return what stands in each column of a table of records."""
        return selection.columns(table, everything=self.everything)

    def taking_part(self) -> QuerySet:
        """Return the participations of those who were there, not only named."""
        return self.rows(Participation).exclude(role=ParticipantRole.MENTIONED)


def is_there(model: type[Model], path: str, **more: Any) -> Case:
    """Return whether one of the many rows to which a path leads is public, and more, to be annotated.

    What is asked of such a row has to be asked in annotations: a filter would join the many once more, and
    take what a condition denies as denied of all of them.
    """
    held = When(selection.is_public(model, path) & Q(**more), then=Value(True))
    return Case(held, default=Value(False), output_field=BooleanField())


def shown(model: type[Model], path: str, name: str) -> Case | F:
    """Return a column of what a row refers to, at the end of a path; nothing if that is not public."""
    column, condition = F(f"{path}{name}"), selection.is_public(model, path)
    return Case(When(condition, then=column)) if condition else column


def country_of(path: str = "") -> Case:
    """Return the country for which somebody took part: the one given, or else the official's own."""
    given = f"{path}country"
    own = shown(Official, f"{path}official__", "country")
    return Case(When(~Q(**{given: ""}), then=F(given)), default=own)
