"""Which version of a record somebody saw: signed, and carried by the form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.db import models
from django.db.models import Count, IntegerField, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce

from defense_ties.lib.history import has_history, versions_of

SALT = "version of a record"


@dataclass(frozen=True)
class Rows:
    """Rows that a form shows with its record: their kind, and the column by which they belong to it."""

    model: type[models.Model]
    column: str

    @property
    def name(self) -> str:
        """What names the rows in a token."""
        return f"{self.model._meta.label_lower}.{self.column}"


@dataclass(frozen=True)
class Seen:
    """The version of a record that was shown: its last entry in the history, and those of its rows."""

    own: int
    rows: dict[str, tuple[int, int]] = field(default_factory=dict)

    def stale(self, now: Seen) -> list[str]:
        """Return the names of the rows that have changed since; "" stands for the record itself."""
        rows = [name for name, state in now.rows.items() if self.rows.get(name, state) != state]
        return ([""] if self.own != now.own else []) + rows

    def until(self, name: str) -> int:
        """Return the last entry of rows that was shown."""
        return self.rows.get(name, (0, 0))[0]


def seen_now(model: type[models.Model], key: Any, rows: Iterable[Rows]) -> Seen | None:
    """Return the version of a record as it now stands, by one query; None if there is none."""
    rows = list(rows)
    found: dict[str, Any] = {"own": _last(model, model._meta.pk.attname, "pk")}
    for number, kind in enumerate(rows):
        found[f"last{number}"] = _last(kind.model, kind.column, "pk")
        found[f"count{number}"] = _count(kind)
    values = model._base_manager.filter(pk=key).annotate(**_prefixed(found)).values(*_prefixed(found)).first()
    if values is None:
        return None
    states = {
        kind.name: (values[f"seen_last{number}"], values[f"seen_count{number}"])
        for number, kind in enumerate(rows)
    }
    return Seen(values["seen_own"], states)


def _prefixed(found: dict[str, Any]) -> dict[str, Any]:
    return {f"seen_{name}": expression for name, expression in found.items()}


def _last(model, column: str, outer: str):
    if not has_history(model):
        return Coalesce(Subquery(model._base_manager.none().values("pk"), output_field=IntegerField()), 0)
    versions = versions_of(model).filter(**{column: OuterRef(outer)}).values(column)
    return Coalesce(
        Subquery(versions.annotate(last=Max("history_id")).values("last"), output_field=IntegerField()), 0
    )


def _count(kind: Rows):
    rows = kind.model._base_manager.filter(**{kind.column: OuterRef("pk")}).order_by().values(kind.column)
    return Coalesce(
        Subquery(rows.annotate(count=Count("pk")).values("count"), output_field=IntegerField()), 0
    )


def sign(seen: Seen, model: type[models.Model], key: Any) -> str:
    """Return a text that says which version was seen, and that nobody else can make up."""
    return signing.dumps([model._meta.label_lower, str(key), seen.own, seen.rows], salt=SALT, compress=True)


def read(token: str | None, model: type[models.Model], key: Any) -> Seen | None:
    """Return the version that a text says was seen; None if it is missing, made up, or of another record."""
    try:
        label, of, own, rows = signing.loads(token or "", salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if (label, of) != (model._meta.label_lower, str(key)):
        return None
    return Seen(own, {name: (last, count) for name, (last, count) in rows.items()})
