"""Writing what was planned: exactly that, in one transaction, with history; or nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from django.db import DataError, IntegrityError, connection, models
from django.utils import timezone

from defense_ties.lib.sheets.conditions import plain
from defense_ties.lib.sheets.kinds import Kind
from defense_ties.lib.sheets.lists import Parts
from defense_ties.lib.sheets.plans import Step
from defense_ties.lib.sheets.staging import Batch, Outdated, Stage, staged, standing
from defense_ties.lib.sheets.statements import note_versions, run, run_each

MEANWHILE = "{} changed while the import was made ready."


@dataclass(frozen=True)
class Author:
    """In whose name records are written, and why, as their history tells it."""

    user: Any
    reason: str


class Writer:
    """Writes staged batches, inside a transaction of the caller's."""

    def __init__(self, kind: Kind, author: Author, stage: Stage):
        self._kind, self._author, self._stage = kind, author, stage
        self._moment = timezone.now()
        self.new = self.changed = 0

    def write(self, plan: Path, path: Path, progress: Callable[[int], None]) -> None:
        """Write all batches; Outdated if a record is no longer as it was when they were made ready."""
        try:
            self._stage.require_no_newcomers(plan)
            for batch in staged(path):
                self._write(batch)
                progress(batch.new + len(batch.changed_keys))
        except (IntegrityError, DataError) as error:
            raise Outdated([f"The database refuses it: {str(error).splitlines()[0]}."]) from error

    def _write(self, batch: Batch) -> None:
        model: Any = self._kind.model
        self._require_wholes(batch)
        made = run(batch.made)
        if batch.changed_keys:
            lock = connection.features.has_select_for_update
            if standing(model, batch.changed_keys, lock=lock) != batch.stood:
                raise Outdated([MEANWHILE.format("One of the records was")])
            run_each(*batch.changed)
        for parts, statements in zip(self._kind.parts, batch.parts, strict=True):
            self._note(parts.model, run(statements), "+")
        for step in batch.further:
            self._alter(step)
        self._tag(batch.further)
        self._note(model, made, "+")
        self._note(model, batch.changed_keys, "~")
        self._note_tags([*made, *batch.changed_keys])
        self.new += len(made)
        self.changed += len(batch.changed_keys)

    def _require_wholes(self, batch: Batch) -> None:
        """Raise Outdated if a record to which something is added was changed, and perhaps published."""
        if not batch.wholes:
            return
        field: Any = self._kind.model._meta.get_field(self._kind.whole)
        lock = connection.features.has_select_for_update
        if standing(field.related_model, list(batch.wholes), lock=lock) != batch.wholes:
            raise Outdated([MEANWHILE.format("What the rows belong to was")])

    # -- What belongs to them --------------------------------------------------------------

    def _alter(self, step: Step) -> None:
        for parts in self._kind.parts:
            for pk, changes in step.altered.get(parts.relation, {}).items():
                self._alter_part(parts, step, pk, changes)

    def _alter_part(self, parts: Parts, step: Step, pk: str, changes: dict[str, list[Any]]) -> None:
        part: Any = parts.model._base_manager.filter(pk=pk).first()
        if part is None or any(plain(part.__dict__[name]) != old for name, (old, _) in changes.items()):
            raise Outdated([f"Row {step.row}: what belongs to “{step.pk}” was changed."])
        for name, (_, new) in changes.items():
            setattr(part, name, new)
        part._change_reason, part._history_user = self._author.reason, self._author.user
        part.save()

    def _tag(self, steps: list[Step]) -> None:
        tags = self._kind.tags
        tagged = [step for step in steps if step.tags]
        if tags is None or not tagged:
            return
        join: Any = getattr(self._kind.model, tags.relation).through
        owner, term = (field.attname for field in _ends(join, self._kind.model))
        added = []
        for step in tagged:
            before, after = step.tags or [[], []]
            if gone := set(before) - set(after):
                join._base_manager.filter(**{owner: step.pk, f"{term}__in": gone}).delete()
            added += [join(**{owner: step.pk, term: code}) for code in after if code not in before]
        join._base_manager.bulk_create(added)

    # -- History -----------------------------------------------------------------------------

    def _note(self, model: Any, keys: list[Any], kind: str) -> None:
        if keys:
            author = {"user": self._author.user, "reason": self._author.reason}
            note_versions(model, keys, kind=kind, moment=self._moment, **author)

    def _note_tags(self, keys: list[Any]) -> None:
        """Write the topics of the records into the versions just noted."""
        tags = self._kind.tags
        if tags is None:
            return
        model: Any = self._kind.model
        join: Any = getattr(model, tags.relation).through
        owner, _ = (field.attname for field in _ends(join, model))
        versions = dict(
            model.history.filter(id__in=keys, history_date=self._moment).values_list("id", "history_id")
        )
        held: dict[Any, list[Any]] = defaultdict(list)
        for row in join._base_manager.filter(**{f"{owner}__in": keys}):
            held[getattr(row, owner)].append(row)
        noted: Any = getattr(model.history.model, tags.relation).model
        noted.objects.bulk_create(
            noted(history_id=versions[row_owner], **_columns(row))
            for row_owner, row in chain.from_iterable(((key, row) for row in held[key]) for key in keys)
        )


def _columns(row: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _ends(join: Any, model: type[models.Model]) -> Iterator[Any]:
    """Yield the two foreign keys of a join table, that to the model first."""
    keys = [field for field in join._meta.concrete_fields if field.remote_field]
    yield from sorted(keys, key=lambda field: field.related_model is not model)
