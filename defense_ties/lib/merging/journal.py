"""What a merge did, step by step, as it is kept to be taken back."""

from collections.abc import Mapping, Sequence
from typing import Any

from defense_ties.lib.merging.columns import label_of, pack, packed
from defense_ties.lib.merging.references import Reference
from defense_ties.lib.merging.writing import Writer


class Journal(Writer):
    """Writes rows and notes each step; the entries are plain JSON."""

    def __init__(self, *, user: Any, reason: str):
        super().__init__(user=user, reason=reason)
        self.entries: list[dict[str, Any]] = []

    def move(self, reference: Reference, keys: Sequence[Any], *, was: Any, now: Any) -> None:
        """Let rows that refer to one record refer to another."""
        if not keys:
            return
        self.point(reference.model, reference.column, keys, now)
        self._enter("move", reference.model, column=reference.column, rows=list(keys), was=was, now=now)

    def change(self, row: Any, values: Mapping[str, Any]) -> None:
        """Write columns of a row, if any of them holds something else now."""
        columns = [field for field in row._meta.concrete_fields if field.attname in values]
        was = {field.attname: packed(field, row) for field in columns}
        changed = {
            field.attname: values[field.attname]
            for field in columns
            if getattr(row, field.attname) != values[field.attname]
        }
        if not changed:
            return
        super().change(row, changed)
        now = {field.attname: packed(field, row) for field in columns if field.attname in changed}
        self._enter("change", type(row), row=row.pk, was={name: was[name] for name in changed}, now=now)

    def add(self, row: Any) -> None:
        """Write a new row."""
        self.insert(row)
        self._enter("add", type(row), row=row.pk, columns=pack(row), label=label_of(row))

    def drop(self, row: Any, *, twin: Any = None) -> None:
        """Delete a row, of which nothing hangs any more; `twin` is the key of the one that stands for it."""
        key, columns, label = row.pk, pack(row), label_of(row)
        self.delete(row)
        self._enter("drop", type(row), row=key, columns=columns, label=label, twin=twin)

    def _enter(self, do: str, model: Any, **details: Any) -> None:
        self.entries.append({"do": do, "model": model._meta.label_lower, **details})
