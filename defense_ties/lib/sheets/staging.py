"""Making an import ready to be written: every statement is worked out before the database is locked."""

import datetime
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import models
from django.utils import timezone

from defense_ties.lib.reviewing import Reviewable
from defense_ties.lib.sheets.checking import Rights
from defense_ties.lib.sheets.conditions import plain
from defense_ties.lib.sheets.drafts import Draft
from defense_ties.lib.sheets.kinds import Kind
from defense_ties.lib.sheets.matching import Matcher
from defense_ties.lib.sheets.plans import CHANGED, NEW, Step, read_plan
from defense_ties.lib.sheets.statements import Statement, inserting, updating

BATCH = 500
# A record that somebody saves at the very moment may bear a slightly earlier time.
MARGIN = datetime.timedelta(seconds=30)


class Outdated(Exception):
    """Records changed after the preview; `reasons` holds a sentence for each of the first."""

    def __init__(self, reasons: list[str]):
        self.reasons = reasons
        super().__init__(" ".join(reasons))


@dataclass
class Batch:
    """Some rows, ready to be written."""

    made: list[Statement] = field(default_factory=list)
    changed: tuple[str, list[tuple[Any, ...]]] = ("", [])
    parts: list[list[Statement]] = field(default_factory=list)  # for each kind of part
    made_keys: list[Any] = field(default_factory=list)
    changed_keys: list[Any] = field(default_factory=list)
    stood: dict[Any, tuple[Any, ...]] = field(default_factory=dict)  # the rows that are to be changed
    wholes: dict[Any, tuple[Any, ...]] = field(default_factory=dict)  # what the rows belong to
    further: list[Step] = field(default_factory=list)  # steps that alter parts or tags
    new: int = 0


class Stage:
    """Works out, row by row, what is to be written, and that the preview still holds."""

    def __init__(self, kind: Kind, user: Any, rights: Rights):
        self._kind, self._user, self._rights = kind, user, rights
        self._own: set[Any] = set()
        self._began = timezone.now() - MARGIN
        self._recent = self._recently_saved()

    def prepare(self, steps: Iterable[Step], path: Path, progress: Callable[[int], None]) -> None:
        """Write the batches of a plan into a file; Outdated if a record is not as it was previewed."""
        waiting = (step for step in steps if step.what in (NEW, CHANGED))
        with path.open("wb") as file:
            while steps_now := list(islice(waiting, BATCH)):
                pickle.dump(self._batch(steps_now), file)
                progress(len(steps_now))

    def _batch(self, steps: list[Step]) -> Batch:
        batch = Batch()
        self._make([step for step in steps if step.what == NEW], batch)
        self._change([step for step in steps if step.what == CHANGED], batch)
        for parts in self._kind.parts:
            owner = f"{parts.owner}_id"
            added = [
                parts.model(**values, **{owner: step.pk})
                for step in steps
                for values in step.added.get(parts.relation, [])
            ]
            batch.parts.append(inserting(parts.model, added))
        batch.further = [step for step in steps if step.altered or step.tags]
        return batch

    def _make(self, steps: list[Step], batch: Batch) -> None:
        require_absent(self._kind, steps, own=self._own)
        records = []
        for step in steps:
            record: Any = self._kind.model(**values_of(self._kind.model, step.values))
            if isinstance(record, Reviewable):
                record.drafter = self._user
            if reason := self._rights.may_add(record):
                raise Outdated([f"Row {step.row}: {reason}"])
            records.append(record)
        self._stand_wholes(records, batch)
        batch.made, batch.new = inserting(self._kind.model, records), len(records)
        batch.made_keys = [step.pk for step in steps]
        self._own.update(batch.made_keys)

    def _change(self, steps: list[Step], batch: Batch) -> None:
        if not steps:
            return
        keys = [step.pk for step in steps]
        batch.stood = standing(self._kind.model, keys)
        records = self._kind.model._base_manager.in_bulk(keys)
        columns: set[str] = set()
        changed = []
        for step in steps:
            record = records.get(step.pk)
            if record is None:
                raise Outdated([f"Row {step.row}: the record “{step.pk}” is gone."])
            require_unchanged(self._kind, step, record)
            if reason := self._rights.may_change(record):
                raise Outdated([f"Row {step.row}: {reason}"])
            for name, value in values_of(self._kind.model, step.values).items():
                setattr(record, name, value)
                columns.add(name)
            changed.append(record)
        self._stand_wholes(changed, batch)
        # Even where only parts change, the record bears the time of it.
        batch.changed = updating(self._kind.model, changed, columns)
        batch.changed_keys = keys

    def _stand_wholes(self, records: list[Any], batch: Batch) -> None:
        if self._kind.whole:
            keys = {getattr(record, f"{self._kind.whole}_id") for record in records}
            field: Any = self._kind.model._meta.get_field(self._kind.whole)
            batch.wholes |= standing(field.related_model, list(keys))

    def require_no_newcomers(self, plan: Path) -> None:
        """Raise Outdated if, since `prepare`, somebody made a record that is new in the plan."""
        newcomers = {pk for pk, _ in self._recently_saved() - self._recent}
        if not newcomers:
            return
        steps = (step for step in read_plan(plan) if step.what == NEW)
        while batch := list(islice(steps, BATCH)):
            require_absent(self._kind, batch, own=set(), among=newcomers)

    def _recently_saved(self) -> set[tuple[Any, Any]]:
        """Return key and time of the records saved of late; without times, unique rules guard the rows."""
        if not self._kind.has_id:
            return set()
        rows = self._kind.model._base_manager.filter(changed_at__gte=self._began)
        return set(rows.values_list("pk", "changed_at"))


def staged(path: Path) -> Iterator[Batch]:
    """Yield the batches that `prepare` wrote."""
    with path.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return


def require_absent(kind: Kind, steps: list[Step], *, own: set[Any], among: set[Any] | None = None) -> None:
    """Raise Outdated if somebody has made one of the new records since; `among` narrows the search."""
    if not steps:
        return
    drafts = []
    for step in steps:
        given = values_of(kind.model, step.values)
        # The preview gave an id where the sheet has none; then only the other columns tell.
        drafts.append(Draft(step.row, {}, {name: value for name, value in given.items() if name != "id"}))
    Matcher(kind, merged=lambda ids: {}, among=among).match(drafts)
    there = {draft.number for draft in drafts if draft.record and draft.record.pk not in own}
    if kind.has_id:
        idents = [step.pk for step in steps]
        taken = set(kind.model._base_manager.filter(pk__in=idents).values_list("pk", flat=True))
        there |= {step.row for step in steps if step.pk in taken}
    if there:
        raise Outdated([f"Row {row} was new, and is on record now." for row in sorted(there)[:10]])


def require_unchanged(kind: Kind, step: Step, record: Any) -> None:
    """Raise Outdated if a record is not as it was previewed."""
    for name, value in values_of(kind.model, step.before).items():
        stands = plain(record.__dict__.get(name))
        if stands != value:
            raise Outdated([f"Row {step.row}: “{record}” was changed ({name} is “{stands}” now)."])
    if step.tags and kind.tags:
        terms = getattr(record, kind.tags.relation).all()
        if sorted(term.pk for term in terms) != step.tags[0]:
            raise Outdated([f"Row {step.row}: the topics of “{record}” were changed."])


def standing(model: type[models.Model], keys: list[Any], *, lock: bool = False) -> dict[Any, tuple[Any, ...]]:
    """Return rows as they stand, by key."""
    rows = model._base_manager.filter(pk__in=keys)
    if lock:
        rows = rows.select_for_update()
    fields = model._meta.concrete_fields
    # Every save moves the time of the last change; where none is kept, all columns are compared.
    times = [field.attname for field in fields if getattr(field, "auto_now", False)]
    names = times or [field.attname for field in fields]
    return {row[0]: tuple(map(plain, row[1:])) for row in rows.values_list("pk", *names)}


def values_of(model: type[models.Model], held: dict[str, Any]) -> dict[str, Any]:
    """Return values, which the plan holds as JSON does, as the model holds them."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {
        name: fields[name].to_python(value) if not fields[name].remote_field and value is not None else value
        for name, value in held.items()
    }
