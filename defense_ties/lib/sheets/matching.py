"""Which record on file each row of a batch is about: by its id, or by what tells it from all others."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db import models

from defense_ties.lib.sheets.conditions import value_of
from defense_ties.lib.sheets.drafts import Draft
from defense_ties.lib.sheets.kinds import Key, Kind, on_record
from defense_ties.lib.sheets.references import CANDIDATES, batched


class Matcher:
    """Finds the record of each row, and notices rows that are about the same one."""

    def __init__(
        self,
        kind: Kind,
        *,
        merged: Callable[[Iterable[str]], dict[str, str]],
        among: Iterable[Any] | None = None,
    ):
        self._kind = kind
        self._merged = merged
        self._among = among
        self._rows_by_pk: dict[Any, int] = {}
        self._rows_by_key: dict[int, int] = {}

    def records(self) -> Any:
        """Return the records with all that is compared."""
        kind = self._kind
        rows = on_record(kind.model)
        if self._among is not None:
            rows = rows.filter(pk__in=self._among)
        if kind.whole:
            rows = rows.select_related(kind.whole)
        relations = [parts.relation for parts in kind.parts]
        return rows.prefetch_related(*relations, *([kind.tags.relation] if kind.tags else []))

    def match(self, drafts: list[Draft]) -> None:
        """Give each sound row its record; those that have none yet are new."""
        sound = [draft for draft in drafts if not draft.is_faulty]
        with_id = [draft for draft in sound if draft.values.get("id")]
        idents = [draft.values["id"] for draft in with_id]
        known: dict[Any, models.Model] = {}
        for batch in batched(idents):
            known |= {record.pk: record for record in self.records().filter(pk__in=batch)}
        for draft in with_id:
            draft.record = known.get(draft.values["id"])
        missing = [draft for draft in with_id if draft.record is None]
        self._refuse_gone(missing)
        self._by_keys([draft for draft in sound if draft.record is None and not draft.is_faulty])
        for draft in sound:
            if not draft.is_faulty:
                self._refuse_twins(draft)

    def _refuse_gone(self, missing: list[Draft]) -> None:
        """Refuse ids that are taken by a record out of reach, or led to one that was merged."""
        idents = [draft.values["id"] for draft in missing]
        gone = self._merged(idents) if idents else {}
        taken = set(self._kind.model._base_manager.filter(pk__in=idents).values_list("pk", flat=True))
        for draft in missing:
            if draft.values["id"] in taken:
                draft.fault("This record is being coded by two people apart; a sheet cannot change it.", "id")
            if kept := gone.get(draft.values["id"]):
                draft.fault(f"This record was merged into “{kept}”. Write that id.", "id")

    # -- By key -------------------------------------------------------------------

    def _by_keys(self, drafts: list[Draft]) -> None:
        for number, key in enumerate(self._kind.keys):
            asked = [draft for draft in drafts if draft.record is None and self._applies(key, draft)]
            if not asked:
                continue
            found = self._with_lead(key, {self._given(draft, key.fields[0]) for draft in asked})
            for draft in asked:
                if not draft.is_faulty:
                    self._settle(draft, key, found[self._given(draft, key.fields[0])], number)

    def _with_lead(self, key: Key, leads: set[Any]) -> dict[Any, list[models.Model]]:
        lead = key.fields[0]
        found: dict[Any, list[models.Model]] = defaultdict(list)
        for batch in batched(leads):
            for record in self.records().filter(**{f"{lead}__in": batch}).order_by("pk"):
                found[value_of(record, lead)].append(record)
        return found

    def _settle(self, draft: Draft, key: Key, found: list[models.Model], number: int) -> None:
        strict = [name for name in key.fields[1:] if name not in key.loose]
        near = [
            record
            for record in found
            if all(value_of(record, name) == self._given(draft, name) for name in strict)
            and all(value_of(record, name) in (None, "") for name in key.without)
            and not self.is_another(draft, record, number)
        ]
        exact = [
            record
            for record in near
            if all(value_of(record, name) == self._given(draft, name) for name in key.loose)
        ]
        near = exact or [record for record in near if self._fits(draft, record, key)]
        if len(near) > 1:
            self.ask(draft, "; ".join(f"{record} (id {record.pk})" for record in near[:CANDIDATES]), key)
        elif near and draft.values.get("id"):
            draft.fault(
                f"There is no such id, and the same {self._kind.label} is on record as “{near[0].pk}”. "
                "Write that id, or none.",
                "id",
            )
        elif near:
            draft.record = near[0]

    def ask(self, draft: Draft, candidates: str, key: Key) -> None:
        """Say that a row may be about any of several records."""
        draft.fault(f"This may be {candidates}. Write the id of the one that is meant.", self._column(key))

    def _fits(self, draft: Draft, record: models.Model, key: Key) -> bool:
        return all(
            self._given(draft, name) in (None, "", value_of(record, name))
            or (name in draft.values and draft.values[name] in (None, ""))
            or (name not in draft.values)
            for name in key.loose
        )

    def is_another(self, draft: Draft, record: Any, number: int) -> bool:
        """Return whether an earlier key tells the two apart: one name, but two addresses."""
        for key in self._kind.keys[:number]:
            mine = self._given(draft, key.fields[0])
            theirs = value_of(record, key.fields[0])
            if len(key.fields) == 1 and mine and theirs and mine != theirs:
                return True
        return False

    def _applies(self, key: Key, draft: Draft) -> bool:
        if self._given(draft, key.fields[0]) in (None, ""):
            return False
        if any(self._given(draft, name) not in (None, "") for name in key.without):
            return False
        if any(draft.values.get(self._field(name).attname) in (None, "") for name in key.written):
            return False
        free = {*key.loose, *key.optional}
        related = [name for name in key.fields if self._field(name).remote_field and name not in free]
        return all(self._given(draft, name) is not None for name in related)

    def _given(self, draft: Draft, name: str) -> Any:
        """Return what a row says of a field; where it says nothing, what a new record would hold."""
        field = self._field(name)
        value = draft.values.get(field.attname)
        if value not in (None, ""):
            return value
        if field.has_default():
            return field.get_default()
        return None if field.null else ""

    def _field(self, name: str) -> Any:
        return self._kind.model._meta.get_field(name)

    def _column(self, key: Key) -> str:
        return str(self._field(key.fields[0]).attname)

    # -- Twice in the sheet -------------------------------------------------------------

    def _refuse_twins(self, draft: Draft) -> None:
        if draft.record is not None:
            first = self._rows_by_pk.setdefault(draft.record.pk, draft.number)
        elif ident := draft.values.get("id"):
            first = self._rows_by_pk.setdefault(ident, draft.number)
        else:
            first = self.first_like(draft)
        if first != draft.number:
            draft.fault(f"This is the same {self._kind.label} as in row {first}.")

    def first_like(self, draft: Draft) -> int:
        """Return the number of the first row that makes the same new record."""
        for number, key in enumerate(self._kind.keys):
            if self._applies(key, draft):
                ident = hash((number, *(self._given(draft, name) for name in key.fields)))
                first = self._rows_by_key.setdefault(ident, draft.number)
                if first != draft.number:
                    return first
        return draft.number
