"""The rules of the database, worked out without asking it: a sheet has too many rows to ask for each.

A rule is true, false or, where a value is missing, unknown; as in SQL, only false is a breach.
"""

import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, F, Model, Q
from django_countries.fields import Country


class Unknown(Exception):
    """A rule that only the database can work out."""


def keeps(constraint: CheckConstraint, record: Model) -> bool:
    """Return whether a record keeps a rule of its table."""
    try:
        return holds(constraint.condition, record) is not False
    except Unknown:
        try:
            constraint.validate(type(record), record)
        except ValidationError:
            return False
        return True


def holds(condition: Any, record: Model) -> bool | None:
    """Return whether a condition is true of a record; None where that is not known."""
    if not isinstance(condition, Q):
        raise Unknown
    results = [
        holds(child, record) if isinstance(child, Q) else _looked_up(child, record)
        for child in condition.children
    ]
    if condition.connector == Q.AND:
        result = False if False in results else None if None in results else True
    elif condition.connector == Q.OR:
        result = True if True in results else None if None in results else False
    else:
        raise Unknown
    return not result if condition.negated and result is not None else result


def value_of(record: Model, name: str) -> Any:
    """Return what a record holds in a field, as the database has it; a foreign key is its id."""
    attname = record._meta.get_field(name).attname  # type: ignore[union-attr]
    return plain(record.__dict__.get(attname))


def plain(value: Any) -> Any:
    """Return a value as the database has it; a country is its code."""
    return (value.code or "") if isinstance(value, Country) else value


def _looked_up(child: Any, record: Model) -> bool | None:
    if not isinstance(child, tuple):
        raise Unknown
    lookup, wanted = child
    name, _, test = lookup.partition("__")
    if name == "pk":
        name = record._meta.pk.name
    mine = value_of(record, name)
    if isinstance(wanted, F):
        wanted = value_of(record, wanted.name)  # type: ignore[attr-defined]
    if test == "isnull":
        return (mine is None) == wanted
    if mine is None or wanted is None:
        return None
    check = _TESTS.get(test)
    if check is None:
        raise Unknown
    return check(mine, wanted)


_TESTS: dict[str, Callable[[Any, Any], bool | None]] = {
    "": lambda mine, wanted: mine == wanted,
    "exact": lambda mine, wanted: mine == wanted,
    "in": lambda mine, wanted: mine in wanted,
    "lt": lambda mine, wanted: mine < wanted,
    "lte": lambda mine, wanted: mine <= wanted,
    "gt": lambda mine, wanted: mine > wanted,
    "gte": lambda mine, wanted: mine >= wanted,
    "regex": lambda mine, wanted: re.search(wanted, str(mine)) is not None,
}
