"""Rows that a unique rule would refuse beside one another, once they belong to one record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OrderBy, Q, QuerySet, UniqueConstraint

from defense_ties.lib.merging.references import Reference


@dataclass(frozen=True)
class Rule:
    """What may be there only once, beside the column that refers to the record."""

    expressions: tuple[Any, ...]
    condition: Q | None = None
    has_one_null: bool = False

    def keys(self, rows: QuerySet) -> Iterator[tuple[Any, tuple]]:
        """Yield the key of each row that the rule is about, with the values that may be there only once."""
        if self.condition is not None:
            rows = rows.filter(self.condition)
        named = {f"unique_{number}": expression for number, expression in enumerate(self.expressions)}
        for key, *values in rows.order_by("pk").annotate(**named).values_list("pk", *named):
            # In a unique rule of SQL, rows with a NULL are never alike, unless it says so.
            if self.has_one_null or None not in values:
                yield key, tuple(values)


def rules_of(reference: Reference) -> list[Rule]:
    """Return the unique rules that the column of a reference has a part in."""
    meta, name = reference.model._meta, reference.field.name
    found = [
        Rule(_others(_expressions(rule), name), rule.condition, rule.nulls_distinct is False)
        for rule in meta.constraints
        if isinstance(rule, UniqueConstraint) and any(name in _names(part) for part in _expressions(rule))
    ]
    found += [
        Rule(_others([F(each) for each in names], name)) for names in meta.unique_together if name in names
    ]
    return [*found, Rule(())] if reference.field.unique else found


def twins(reference: Reference, *, kept: Any, lost: Sequence[Any]) -> dict[Any, Any]:
    """Return the rows of lost records that would be refused beside one that stays, each with that one.

    Records and rows are given by key; the records that go are looked at in their order.
    """
    found: dict[Any, Any] = {}
    for rule in rules_of(reference):
        standing: dict[tuple, Any] = {}
        for record in (kept, *lost):
            for key, values in rule.keys(reference.rows(record)):
                stays = standing.setdefault(values, key)
                if stays != key and key not in found:
                    found[key] = stays
    return {key: _last(found, key) for key in found}


def _last(found: dict[Any, Any], key: Any) -> Any:
    """Follow from twin to twin, where several rules are at work."""
    seen = set()
    while key in found and key not in seen:
        seen.add(key)
        key = found[key]
    return key


def _expressions(rule: UniqueConstraint) -> list[Any]:
    parts: list[Any] = [F(name) for name in rule.fields] or list(rule.expressions)
    return [part.expression if isinstance(part, OrderBy) else part for part in parts]


def _others(expressions: list[Any], name: str) -> tuple[Any, ...]:
    """Return the expressions without those about the reference itself: it is the same for both rows."""
    return tuple(part for part in expressions if _names(part) != {name})


def _names(expression: Any) -> set[str]:
    parts = expression.flatten() if hasattr(expression, "flatten") else [expression]
    return {part.name for part in parts if isinstance(part, F)}  # type: ignore[attr-defined]
