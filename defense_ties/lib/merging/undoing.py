"""Taking a merge back from its journal."""

from collections.abc import Collection, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from defense_ties.lib.merging.columns import label_of
from defense_ties.lib.merging.planning import Fault, Plan, plan
from defense_ties.lib.merging.refused import Refused
from defense_ties.lib.merging.writing import Writer


class _Rehearsed(Exception):
    """All went well; nothing of it is kept."""


def take_back(entries: Sequence[dict], *, user: Any, reason: str, leave: Collection[str] = ()) -> list[Fault]:
    """Restore everything as it was before the steps of a journal, and return what could not be.

    Refused unless all of that is among what may be left, by the keys of the faults.
    """
    found = plan(entries)
    if unasked := [fault for fault in found.faults if fault.key not in leave]:
        raise Refused((fault.sentence for fault in unasked), is_stale=bool(leave))
    writer = Writer(user=user, reason=reason)
    _perform(found, writer)
    writer.close()
    return found.faults


def rehearse(entries: Sequence[dict]) -> tuple[Plan, list[str]]:
    """Return how a journal can be taken back, and the rules that it would break; nothing is kept of it."""
    found = plan(entries)
    try:
        with transaction.atomic():
            _perform(found, Writer(user=None, reason=""))
            raise _Rehearsed
    except _Rehearsed:
        return found, []
    except Refused as refused:
        return found, refused.sentences()


def _perform(found: Plan, writer: Writer) -> None:
    for do, model, *details in found.steps:
        _STEPS[do](writer, model, *details)


def _point(writer: Writer, model: Any, column: str, keys: Sequence[Any], to: Any) -> None:
    try:
        with transaction.atomic():
            writer.point(model, column, keys, to)
    except IntegrityError as error:
        nouns = model._meta.verbose_name_plural
        raise Refused([f"The {nouns} cannot go back: a rule of the database would be broken."]) from error


def _change(writer: Writer, model: Any, key: Any, values: dict) -> None:
    row = model._base_manager.get(pk=key)
    try:
        with transaction.atomic():
            writer.change(row, values)
    except (IntegrityError, ValidationError) as error:
        row = model._base_manager.get(pk=key)
        for column, value in values.items():
            setattr(row, column, value)
        raise Refused([f"The {label_of(row)} cannot be as it was: {_why(row)}"]) from error


def _insert(writer: Writer, model: Any, row: Any) -> None:
    try:
        with transaction.atomic():
            writer.insert(row, raw=True)
    except IntegrityError as error:
        row._state.adding = True
        raise Refused([f"The {label_of(row)} cannot be restored: {_why(row)}"]) from error


def _delete(writer: Writer, model: Any, key: Any) -> None:
    writer.delete(model._base_manager.get(pk=key))


_STEPS: dict[str, Any] = {"point": _point, "change": _change, "insert": _insert, "delete": _delete}


def _why(row: Any) -> str:
    """Return in words which rule a row breaks."""
    try:
        row.clean()
        row.validate_unique()
        row.validate_constraints()
    except ValidationError as error:
        return " ".join(error.messages)
    return "a rule of the database would be broken."
