"""Writing what was planned: exactly that, in one transaction, with history; or nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import DataError, IntegrityError, connection, models
from django.utils import timezone

from defense_ties.lib.fields import Derived
from defense_ties.lib.reviewing import Reviewable
from defense_ties.lib.sheets.checking import Rights
from defense_ties.lib.sheets.conditions import plain
from defense_ties.lib.sheets.drafts import Draft
from defense_ties.lib.sheets.kinds import Kind
from defense_ties.lib.sheets.lists import Parts
from defense_ties.lib.sheets.matching import Matcher
from defense_ties.lib.sheets.plans import CHANGED, NEW, Step

BATCH = 500


class Outdated(Exception):
    """Records changed after the preview; `reasons` holds a sentence for each of the first."""

    def __init__(self, reasons: list[str]):
        self.reasons = reasons
        super().__init__(" ".join(reasons))


@dataclass(frozen=True)
class Author:
    """In whose name records are written, and why, as their history tells it."""

    user: Any
    reason: str


class Writer:
    """Writes the steps of a plan, batch by batch, inside a transaction of the caller's."""

    def __init__(self, kind: Kind, author: Author, rights: Rights):
        self._kind, self._author, self._rights = kind, author, rights
        self._moment = timezone.now()
        self._made: set[Any] = set()
        self.written = {NEW: 0, CHANGED: 0}

    def write(self, steps: Iterable[Step], progress: Callable[[int], None]) -> None:
        """Write all steps that are new or changed; Outdated if a record is not as it was previewed."""
        waiting = (step for step in steps if step.what in (NEW, CHANGED))
        try:
            while batch := list(islice(waiting, BATCH)):
                self._make([step for step in batch if step.what == NEW])
                self._change([step for step in batch if step.what == CHANGED])
                progress(len(batch))
        except (IntegrityError, DataError) as error:
            reason = str(error).splitlines()[0]
            raise Outdated(
                [f"The database refuses rows {batch[0].row} to {batch[-1].row}: {reason}."]
            ) from error

    # -- New records ----------------------------------------------------------------

    def _make(self, steps: list[Step]) -> None:
        if not steps:
            return
        self._require_absent(steps)
        made = []
        for step in steps:
            record: Any = self._kind.model(**_values(self._kind.model, step.values))
            if isinstance(record, Reviewable):
                record.drafter = self._author.user
            if reason := self._rights.may_add(record):
                raise Outdated([f"Row {step.row}: {reason}"])
            made.append(record)
        self._kind.model._base_manager.bulk_create(made)
        for step, record in zip(steps, made, strict=True):
            step.pk = record.pk
            self._made.add(record.pk)
        self._add_parts(steps)
        self._tag(steps)
        self._note(self._kind.model, made, update=False, steps=steps)
        self.written[NEW] += len(made)

    def _require_absent(self, steps: list[Step]) -> None:
        """Raise Outdated if somebody has made one of the records since."""
        drafts = []
        for step in steps:
            given = _values(self._kind.model, step.values)
            # The id was given by the preview where the sheet has none; then only the other columns tell.
            drafts.append(Draft(step.row, {}, {k: v for k, v in given.items() if k != "id"}))
        Matcher(self._kind, merged=lambda ids: {}).match(drafts)
        there = [draft.number for draft in drafts if draft.record and draft.record.pk not in self._made]
        idents = [step.pk for step in steps if self._kind.has_id]
        taken = set(self._kind.model._base_manager.filter(pk__in=idents).values_list("pk", flat=True))
        there += [step.row for step in steps if step.pk in taken]
        if there:
            raise Outdated([f"Row {row} was new, and is on record now." for row in sorted(set(there))[:10]])

    # -- Changed records -----------------------------------------------------------------

    def _change(self, steps: list[Step]) -> None:
        if not steps:
            return
        records = self._locked([step.pk for step in steps])
        changed, columns = [], set()
        for step in steps:
            record = records.get(step.pk)
            if record is None:
                raise Outdated([f"Row {step.row}: the record “{step.pk}” is gone."])
            self._require_unchanged(step, record)
            for name, value in _values(self._kind.model, step.values).items():
                setattr(record, name, value)
                columns.add(name)
            if reason := self._rights.may_change(record):
                raise Outdated([f"Row {step.row}: {reason}"])
            changed.append(record)
        self._overwrite(changed, columns)
        self._add_parts(steps)
        self._alter_parts(steps)
        self._tag(steps)
        self._note(self._kind.model, changed, update=True, steps=steps)
        self.written[CHANGED] += len(changed)

    def _locked(self, pks: list[Any]) -> dict[Any, Any]:
        rows = self._kind.model._base_manager.filter(pk__in=pks)
        if connection.features.has_select_for_update:
            rows = rows.select_for_update()
        return {record.pk: record for record in rows.order_by("pk")}

    def _require_unchanged(self, step: Step, record: Any) -> None:
        before = _values(self._kind.model, step.before)
        for name, value in before.items():
            stands = plain(record.__dict__.get(name))
            if stands != value:
                raise Outdated(
                    [f"Row {step.row}: “{record}” was changed meanwhile ({name} is “{stands}” now)."]
                )
        if step.tags and self._kind.tags:
            terms = getattr(record, self._kind.tags.relation).all()
            if sorted(term.pk for term in terms) != step.tags[0]:
                raise Outdated([f"Row {step.row}: the topics of “{record}” were changed meanwhile."])

    def _overwrite(self, records: list[Any], columns: set[str]) -> None:
        """Update records by inserting them over themselves, which works out what follows as a save does."""
        model = self._kind.model
        if not columns:
            return
        following = {
            field.attname
            for field in model._meta.concrete_fields
            if isinstance(field, Derived) or getattr(field, "auto_now", False)
        }
        made = [getattr(record, "created_at", None) for record in records]
        written = columns | following
        names = [field.name for field in model._meta.concrete_fields if field.attname in written]
        model._base_manager.bulk_create(
            records,
            update_conflicts=True,
            update_fields=names,
            unique_fields=[model._meta.pk.name],  # type: ignore[union-attr]
        )
        for record, moment in zip(records, made, strict=True):
            if moment is not None:
                record.created_at = moment

    # -- What belongs to them -----------------------------------------------------------------

    def _add_parts(self, steps: list[Step]) -> None:
        for parts in self._kind.parts:
            owner = f"{parts.owner}_id"
            made = [
                parts.model(**values, **{owner: step.pk})
                for step in steps
                for values in step.added.get(parts.relation, [])
            ]
            if made:
                parts.model._base_manager.bulk_create(made)
                self._note(parts.model, made, update=False)

    def _alter_parts(self, steps: list[Step]) -> None:
        for parts in self._kind.parts:
            for step in steps:
                for pk, changes in step.altered.get(parts.relation, {}).items():
                    self._alter(parts, step, pk, changes)

    def _alter(self, parts: Parts, step: Step, pk: str, changes: dict[str, list[Any]]) -> None:
        part: Any = parts.model._base_manager.filter(pk=pk).first()
        if part is None or any(plain(part.__dict__[name]) != old for name, (old, _) in changes.items()):
            raise Outdated([f"Row {step.row}: what belongs to “{step.pk}” was changed meanwhile."])
        for name, (_, new) in changes.items():
            setattr(part, name, new)
        part._change_reason, part._history_user = self._author.reason, self._author.user
        part.save()

    def _tag(self, steps: list[Step]) -> None:
        tags = self._kind.tags
        if tags is None:
            return
        join: Any = getattr(self._kind.model, tags.relation).through
        owner, term = (field.attname for field in _ends(join, self._kind.model))
        for step in steps:
            if step.tags:
                gone = set(step.tags[0]) - set(step.tags[1])
                if gone:
                    join._base_manager.filter(**{owner: step.pk, f"{term}__in": gone}).delete()
        join._base_manager.bulk_create(
            join(**{owner: step.pk, term: code})
            for step in steps
            if step.tags
            for code in step.tags[1]
            if code not in step.tags[0]
        )

    # -- History -------------------------------------------------------------------------------

    def _note(self, model: Any, records: list[Any], *, update: bool, steps: list[Step] | None = None) -> None:
        """Write a version of each record into its history, topics included."""
        versions = model.history.bulk_history_create(
            records,
            update=update,
            default_user=self._author.user,
            default_change_reason=self._author.reason,
            default_date=self._moment,
        )
        tags = self._kind.tags
        if tags is None or steps is None:
            return
        join: Any = getattr(model, tags.relation).through
        owner, _ = (field.attname for field in _ends(join, model))
        held: dict[Any, list[Any]] = defaultdict(list)
        for row in join._base_manager.filter(**{f"{owner}__in": [record.pk for record in records]}):
            held[getattr(row, owner)].append(row)
        noted: Any = getattr(model.history.model, tags.relation).model
        noted.objects.bulk_create(
            noted(
                history_id=version.history_id,
                **{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields},
            )
            for version in versions
            for row in held[version.id]
        )


def _values(model: type[models.Model], held: dict[str, Any]) -> dict[str, Any]:
    """Return values as the plan holds them as the model does."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {
        name: fields[name].to_python(value) if not fields[name].remote_field and value is not None else value
        for name, value in held.items()
    }


def _ends(join: Any, model: type[models.Model]) -> Iterator[Any]:
    """Yield the two foreign keys of a join table, that to the model first."""
    keys = [field for field in join._meta.concrete_fields if field.remote_field]
    yield from sorted(keys, key=lambda field: field.related_model is not model)
