"""The rules that the database keeps, checked one by one so that each fault can be told where it lies."""

from collections.abc import Iterable, Iterator

from django import forms
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import F, Q, UniqueConstraint

from defense_ties.lib.fields import Derived


def broken_rules(
    record: models.Model, *, shown: Iterable[str], faulty: set[str]
) -> Iterator[tuple[list[str], ValidationError]]:
    """Yield each rule that the record breaks, as the shown fields it is about and the error.

    Only rules about a shown field are checked, and none about a field that is faulty already.
    """
    shown = list(shown)
    for model, constraints in record.get_constraints():
        for constraint in constraints:
            fields = fields_of(constraint, model)
            visible = [name for name in fields if name in shown]
            if not visible or faulty.intersection(fields):
                continue
            try:
                constraint.validate(model, record, using=record._state.db or DEFAULT_DB_ALIAS)
            except ValidationError as error:
                yield visible, error


def twins(rows: list[forms.ModelForm], *, owner: str) -> Iterator[tuple[forms.ModelForm, list[str], str]]:
    """Yield each row of a form set that a unique rule refuses beside an earlier one, with the rule's words.

    `owner` is the column that all rows share, whatever it holds.
    """
    if not rows:
        return
    for model, constraints in rows[0].instance.get_constraints():
        for constraint in constraints:
            if not isinstance(constraint, UniqueConstraint):
                continue
            columns = [name for name in columns_of(constraint, model) if name != owner]
            seen = set()
            for row in rows:
                values = tuple(getattr(row.instance, name) for name in columns)
                # In a plain unique rule of SQL, rows with a NULL are never alike.
                comparable = constraint.expressions or None not in values
                if comparable and values in seen and _applies(constraint, row.instance):
                    yield row, fields_of(constraint, model), str(constraint.get_violation_error_message())
                seen.add(values)


def _applies(constraint: UniqueConstraint, record: models.Model) -> bool:
    if constraint.condition is None:
        return True
    values = record._get_field_expression_map(meta=record._meta)  # type: ignore[attr-defined]
    return constraint.condition.check(values)


def columns_of(constraint, model: type[models.Model]) -> list[str]:
    """Return the columns that a rule names, as attributes of a record, in its order."""
    columns = [model._meta.get_field(name).attname for name in _names(constraint, model)]  # type: ignore[union-attr]
    return list(dict.fromkeys(columns))


def fields_of(constraint, model: type[models.Model]) -> list[str]:
    """Return the fields that a rule is about, in its order; for a worked-out column, what it comes from."""
    found: list[str] = []
    for name in _names(constraint, model):
        field = model._meta.get_field(name)
        sources = getattr(field, "of", ()) if isinstance(field, Derived) else ()
        found += ([sources] if isinstance(sources, str) else sources) or [field.name]
    return list(dict.fromkeys(found))


def _names(constraint, model) -> Iterator[str]:
    if isinstance(constraint, UniqueConstraint):
        yield from constraint.fields
        for expression in constraint.expressions:
            parts = expression.flatten() if hasattr(expression, "flatten") else [expression]
            yield from (part.name for part in parts if isinstance(part, F))  # type: ignore[attr-defined]
    else:
        yield from _names_in(getattr(constraint, "condition", Q()), model)


def _names_in(condition, model) -> Iterator[str]:
    for child in condition.children:
        if isinstance(child, Q):
            yield from _names_in(child, model)
            continue
        lookup, value = child
        name = lookup.partition("__")[0]
        try:
            model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        yield name
        if isinstance(value, F):
            yield value.name  # type: ignore[attr-defined]
