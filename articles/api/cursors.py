"""Where a page of a list ends, as an opaque text, and the rows after it, whatever was added meanwhile."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.core.signing import BadSignature, Signer
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy

_SIGNER = Signer(salt="articles.api.cursors")


@dataclass(frozen=True)
class Key:
    """A column by which a list is ordered; where it may be empty, the rows without a value come last."""

    name: str
    descending: bool = False
    may_be_empty: bool = False

    def is_beyond(self, value: Any) -> Q:
        """Return the condition that a row comes after those with a value, by this column alone."""
        if value is None:
            return Q(pk__in=[])
        beyond = Q(**{f"{self.name}__{'lt' if self.descending else 'gt'}": value})
        return beyond | Q(**{f"{self.name}__isnull": True}) if self.may_be_empty else beyond

    def is_same(self, value: Any) -> Q:
        """Return the condition that a row has the value."""
        return Q(**({f"{self.name}__isnull": True} if value is None else {self.name: value}))

    def is_near(self, value: Any) -> Q:
        """Return the condition that a row has the value or comes after it, and has one."""
        return Q(**{f"{self.name}__{'lte' if self.descending else 'gte'}": value})


def keyed(rows: QuerySet) -> tuple[QuerySet, list[Key]]:
    """Return a queryset, and the columns by which it is ordered, each with a name."""
    keys = []
    for number, part in enumerate(rows.query.order_by):
        if isinstance(part, str):
            keys.append(Key(part.removeprefix("-"), part.startswith("-")))
            continue
        order: Any = part if isinstance(part, OrderBy) else OrderBy(cast(Any, part))
        expression = order.expression
        name = getattr(expression, "name", f"key_{number}")
        if not isinstance(expression, F):
            rows = rows.alias(**{name: expression})
        keys.append(Key(name, order.descending, bool(order.nulls_last)))
    return rows, keys


def value_of(key: Key) -> F:
    """Return what reads the value of a key with a row."""
    return F(key.name)


def after(rows: QuerySet, keys: Sequence[Key], values: Sequence[Any]) -> list[QuerySet]:
    """Return the rows that come after some values of the keys, as querysets one after another.

    A condition on the first key alone, and the rows without a value for it apart, let an index be read from
    the very row on.
    """
    beyond = Q(pk__in=[])
    for key, value in zip(reversed(keys), reversed(values), strict=True):
        beyond = key.is_beyond(value) | (key.is_same(value) & beyond)
    first, start = keys[0], values[0]
    if start is None:
        return [rows.filter(beyond)]
    near = [rows.filter(first.is_near(start)).filter(beyond)]
    return [*near, rows.filter(first.is_same(None))] if first.may_be_empty else near


def write(*, of: str, sort: str, values: Sequence[Any]) -> str:
    """Return the cursor that stands after a row of a list in one of its orders."""
    return str(_SIGNER.sign_object([of, sort, [_written(value) for value in values]]))


def _written(value: Any) -> Any:
    # The day that stands for an open end has its place in the order, though it is never shown.
    return value.isoformat() if isinstance(value, datetime.date) else value


def read(text: str, *, of: str, sort: str) -> list[Any]:
    """Return the values that a cursor stands after; ValueError with what is wrong with it."""
    try:
        whose, order, values = _SIGNER.unsign_object(text)
    except (BadSignature, ValueError, TypeError):
        raise ValueError(
            "This is not a cursor of this API. Take it from “next” of the page before."
        ) from None
    if whose != of:
        raise ValueError(f"This cursor is of the list of {whose}, not of {of}.")
    if order != sort:
        raise ValueError(f"This cursor is of the order “{order}”: ask with sort={order}, or begin anew.")
    return list(values)
