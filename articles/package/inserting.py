"""Putting rows into the database, many at once and with history; what it refuses is named row by row."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction
from django.db.models import F
from simple_history.utils import bulk_create_with_history, get_history_manager_for_model

from articles.package.faults import Faults
from articles.package.tables import Table

BATCH = 500
Numbered = tuple[int, models.Model]


def batched(rows: Iterable, size: int = BATCH) -> Iterator[list]:
    """Yield the rows in lists of at most `size`."""
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch


class Inserter:
    """Inserts and updates rows, notes why each was made, and tells of those that the database refuses."""

    def __init__(self, faults: Faults, reason: str, moment: datetime.datetime):
        self._faults, self._reason, self._moment = faults, reason, moment

    def insert(self, table: Table, path: str, rows: Sequence[Numbered]) -> int:
        """Insert the rows that the database takes and return their number."""
        if not rows:
            return 0
        try:
            with transaction.atomic():
                self._create(table, [instance for _, instance in rows])
        except (IntegrityError, DataError) as error:
            if len(rows) > 1:
                middle = len(rows) // 2
                return self.insert(table, path, rows[:middle]) + self.insert(table, path, rows[middle:])
            self._explain(path, *rows[0], error)
            return 0
        return len(rows)

    def update(self, path: str, number: int, instance: models.Model) -> int:
        """Save a record that is there already; return 1, or 0 if the database refuses."""
        instance._change_reason = self._reason  # type: ignore[attr-defined]
        instance._history_date = self._moment  # type: ignore[attr-defined]
        try:
            with transaction.atomic():
                # Not save(): it looks for circles one record at a time, while others are still to be moved.
                instance.save_base(force_update=True)
        except (IntegrityError, DataError) as error:
            self._explain(path, number, instance, error)
            return 0
        return 1

    def note_topics(self, join: type[models.Model], ids: Iterable[str]) -> None:
        """Bring the history of the records up to date with the topics that a join table gives them."""
        owner: Any = join._meta.get_field(join._meta.unique_together[0][0])
        model = owner.related_model
        history = get_history_manager_for_model(model)
        topics = history.model.topics.model
        for batch in batched(sorted(ids)):
            entries = history.filter(
                id__in=batch, history_date=self._moment, history_change_reason=self._reason
            )
            noted = dict(entries.order_by("history_id").values_list("id", "history_id"))
            missing = model._base_manager.filter(pk__in=set(batch) - set(noted))
            for entry in history.bulk_history_create(
                list(missing), update=True, default_change_reason=self._reason, default_date=self._moment
            ):
                noted[entry.id] = entry.history_id
            topics.objects.filter(history_id__in=noted.values()).delete()
            joined = join._base_manager.filter(**{f"{owner.attname}__in": batch})
            topics.objects.bulk_create(
                topics(history_id=noted[getattr(row, owner.attname)], **_columns(row))
                for row in joined
                if getattr(row, owner.attname) in noted  # or else the record is a bad row
            )

    def _create(self, table: Table, instances: list[models.Model]) -> None:
        if not hasattr(table.model, "history"):
            table.model._base_manager.bulk_create(instances)
            return
        bulk_create_with_history(
            instances, table.model, default_change_reason=self._reason, default_date=self._moment
        )

    def _explain(self, path: str, number: int, instance: models.Model, error: Exception) -> None:
        reasons = list(_breaches(instance))
        for reason in reasons or [f"the database refuses it: {str(error).splitlines()[0]}."]:
            self._faults.add(path, reason, number)


def _columns(row: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _breaches(instance: models.Model) -> Iterator[str]:
    """Yield what keeps the database from taking a row, with the id of the record that is in its way."""
    others = type(instance)._base_manager.exclude(pk=instance.pk)
    for field in instance._meta.concrete_fields:
        alike = {field.name: getattr(instance, field.attname)}
        if field.unique and (other := others.filter(**alike).first()):
            yield f"Its {field.verbose_name} is taken already.{_named(other)}"
    for constraint in instance._meta.constraints:
        try:
            constraint.validate(type(instance), instance)
        except ValidationError as error:
            yield " ".join(error.messages) + _in_the_way(constraint, instance)


def _in_the_way(constraint: Any, instance: models.Model) -> str:
    if not isinstance(constraint, models.UniqueConstraint):
        return ""
    others = type(instance)._base_manager.exclude(pk=instance.pk)
    for name in identity(constraint):
        value = getattr(instance, instance._meta.get_field(name).attname)  # type: ignore[union-attr]
        others = others.filter(**({f"{name}__isnull": True} if value is None else {name: value}))
    if constraint.condition:
        others = others.filter(constraint.condition)
    other = others.first()
    return _named(other) if other else ""


def _named(other: models.Model) -> str:
    return f" It is {other._meta.verbose_name} “{other.pk}”."


def identity(constraint: models.UniqueConstraint) -> list[str]:
    """Return the names of the fields that may not all be alike on two rows."""
    return [*constraint.fields, *(name for part in constraint.expressions for name in _fields_in(part))]


def _fields_in(expression: Any) -> Iterator[str]:
    if isinstance(expression, F):
        yield expression.name  # type: ignore[attr-defined]
        return
    for part in expression.get_source_expressions():
        yield from _fields_in(part)
