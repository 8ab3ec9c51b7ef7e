"""Making records one."""

import hashlib
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Count, Max

from defense_ties.lib.merging import Journal, Mover, Refused, missing_in, pack, references_to
from people.merging.choosing import check, choices, values_for
from people.merging.kinds import Kind, kind_of, settle
from people.merging.redirecting import redirect
from people.merging.remembering import keep_judgements, keep_names, other_names
from people.merging.rules import gone, obstacles
from people.models import Merge

logger = logging.getLogger(__name__)

LONGEST_NAME = 500
MOST = 10
LOCKED = ("40P01", "40001", "55P03")  # PostgreSQL: each waited for the other; a lock was not to be had
BUSY = "Somebody else changed these records at the same moment. Nothing was done: look again."
CHANGED = "Something about these records changed since they were shown. Nothing was merged: look again."


def merge(*, kept: Any, lost: Any, values: Mapping[str, Any] | None = None, reason: str, user: Any) -> Merge:
    """Let one record go into another, with all that refers to it, and return what was done.

    `values` gives what the record that stays is to hold, by field; without it, only its blanks are filled.
    """
    with kindly():
        kept, lost = _locked(kept, [lost], reason)
        if values is None:
            return _merge(kept, lost[0], missing_in(kept, lost[0]), reason, user)
        return _merge(kept, lost[0], _columns(type(kept), values), reason, user)


def merge_all(
    *,
    kept: Any,
    lost: Sequence[Any],
    chosen: Mapping[str, str],
    reason: str,
    user: Any,
    seen: str | None = None,
) -> list[Merge]:
    """Let several records go into one, all or none, and return what was done with each.

    `chosen` names for each field the record whose value is taken; `seen` is the state that was looked at.
    """
    with kindly():
        kept, lost = _locked(kept, lost, reason)
        if seen is not None and seen != state_of([kept, *lost]):
            raise Refused([CHANGED], is_stale=True)
        kind: Any = kind_of(type(kept))
        check(kind, chosen, [kept, *lost])
        done: list[Merge] = []
        for record in lost:
            if done:
                kept, (record,) = _locked(kept, [record], reason)
            done.append(_merge(kept, record, values_for(kind, kept, record, chosen), reason, user))
        return done


def state_of(records: Sequence[Any]) -> str:
    """Return a mark that changes whenever one of the records does, or what refers to them."""
    found: list[Any] = [pack(record) for record in sorted(records, key=lambda record: record.pk)]
    keys = [record.pk for record in records]
    for reference in references_to(type(records[0])):
        timed = any(field.name == "changed_at" for field in reference.model._meta.fields)
        latest = Max("changed_at" if timed else "pk")
        counted = reference.rows(*keys).values(reference.column).annotate(number=Count("pk"), latest=latest)
        found += [[str(value) for value in row] for row in counted.order_by(reference.column).values_list()]
    return hashlib.sha256(json.dumps(found, sort_keys=True, default=str).encode()).hexdigest()


@contextmanager
def kindly() -> Iterator[None]:
    """Do something as a whole or not at all; whoever comes second to the same records is refused kindly."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        logger.warning("The database refused a merge, or its undoing", exc_info=True)
        raise Refused([BUSY], is_stale=True) from error
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") not in LOCKED and "locked" not in str(error):
            raise
        raise Refused([BUSY], is_stale=True) from error


def _locked(kept: Any, lost: Sequence[Any], reason: str) -> tuple[Any, list[Any]]:
    """Return the records as they now stand, locked in one order; Refused if they may not be one."""
    if not reason.strip():
        raise Refused(["A merge needs a reason."])
    if not lost or len({record.pk for record in lost}) < len(lost):
        raise Refused(["Name each record once: one that stays, and at least one that goes into it."])
    if len(lost) >= MOST:
        raise Refused([f"At most {MOST} records are merged at once."])
    for record in lost:  # of two kinds, or one with itself, before anything is looked up
        if type(record) is not type(kept) or record.pk == kept.pk:
            raise Refused(obstacles(kept, record))
    kind = kind_of(type(kept))
    if kind is None:
        raise Refused(obstacles(kept, lost[0]))
    keys = [kept.pk, *(record.pk for record in lost)]
    rows = type(kept)._base_manager.filter(pk__in=keys).order_by("pk").select_for_update()
    found = {row.pk: row for row in rows}
    if missing := [key for key in keys if key not in found]:
        raise Refused((gone(kind, key) for key in missing), is_stale=True)
    if faults := [sentence for key in keys[1:] for sentence in obstacles(found[kept.pk], found[key])]:
        raise Refused(faults)
    return found[kept.pk], [found[key] for key in keys[1:]]


def _merge(kept: Any, lost: Any, values: Mapping[str, Any], reason: str, user: Any) -> Merge:
    kind: Any = kind_of(type(kept))
    reason = reason.strip()
    what = f"Merged “{_cut(str(lost), 40)}” into “{_cut(str(kept), 30)}”: {reason}"
    journal = Journal(user=user, reason=what)
    former = [type(kept)._base_manager.get(pk=record.pk) for record in (kept, lost)]
    final = _with(kept, values)
    told = _told(kind, former[0], former[1], final)
    names = [_cut(str(record), LONGEST_NAME) for record in former]
    for record in former:
        settle(record, final, journal)
    _mover(kind, journal, reason).move_all(lost, kept)
    keep_judgements(kind, kept.pk, lost.pk, journal)
    old = lost.pk
    journal.drop(lost, twin=kept.pk)
    _give(kept, values, journal)
    keep_names(kind, kept, other_names(kind, kept, former), journal)
    redirect(record_type=kind.name, old_id=old, new_id=kept.pk, reason=reason, journal=journal)
    journal.touch(kept)
    journal.close()
    return Merge.objects.create(
        record_type=kind.name,
        kept_id=kept.pk,
        kept_name=names[0],
        lost_id=old,
        lost_name=names[1],
        reason=reason,
        chosen=told,
        steps=journal.entries,
        made_by=user,
    )


def _mover(kind: Kind, journal: Journal, reason: str) -> Mover:
    def absorbed(gone: Any, stays: Any) -> None:
        """Lead on whoever looks for a twin that had an address of its own."""
        twin = kind_of(type(gone))
        if twin:
            keep_judgements(twin, stays.pk, gone.pk, journal)
            keep_names(twin, stays, other_names(twin, stays, [gone]), journal)
            redirect(record_type=twin.name, old_id=gone.pk, new_id=stays.pk, reason=reason, journal=journal)

    def absorbing(gone: Any, stays: Any) -> None:
        """Settle what the twin says otherwise."""
        settle(gone, stays, journal)

    return Mover(journal, numbered=kind.numbered, absorbing=absorbing, absorbed=absorbed)


def _give(kept: Any, values: Mapping[str, Any], journal: Journal) -> None:
    """Write the chosen values; Refused if they cannot stand together."""
    if all(getattr(kept, column) == value for column, value in values.items()):
        return
    trial = _with(kept, values)
    try:
        trial.full_clean()
    except ValidationError as error:
        raise Refused([f"The values chosen cannot stand together: {' '.join(error.messages)}"]) from error
    journal.change(kept, values)


def _columns(model: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values by column, given by field."""
    kind: Any = kind_of(model)
    known = {field.name: field.attname for choice in choices(kind) for field in choice.fields}
    found = {}
    for name, value in values.items():
        if name not in known:
            raise Refused([f"“{name[:40]}” is not a field that can be chosen."])
        found[known[name]] = getattr(value, "pk", value)
    return found


def _with(kept: Any, values: Mapping[str, Any]) -> Any:
    """Return a record as it will be with other values."""
    trial = type(kept)._base_manager.get(pk=kept.pk)
    for column, value in values.items():
        setattr(trial, column, value)
    return trial


def _told(kind: Kind, kept: Any, lost: Any, final: Any) -> dict[str, dict[str, str]]:
    """Return what the two said, and what was chosen, where they did not say the same."""
    return {
        choice.name: {
            "label": choice.label,
            "kept": choice.shown(kept),
            "lost": choice.shown(lost),
            "chosen": choice.shown(final),
        }
        for choice in choices(kind)
        if choice.held(kept) != choice.held(lost)
    }


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
