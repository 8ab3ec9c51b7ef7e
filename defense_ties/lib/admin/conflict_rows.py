"""Two people who changed the rows of one record: theirs, mine, and what both made of them."""

import re
from typing import Any

from django import forms
from django.db.models import Max
from django.http import QueryDict

from defense_ties.lib.admin import boxes
from defense_ties.lib.admin.boxes import Raw
from defense_ties.lib.admin.conflicts import Cell, Comparison, fingerprint, put
from defense_ties.lib.admin.tokens import Rows
from defense_ties.lib.history import versions_of

MOST_ROWS = 2000


class RowComparison:
    """Compares the rows of one kind, and writes them anew: theirs, mine, and what both made of them."""

    def __init__(self, comparison: Comparison, formset: Any, rows: Rows, owner: Any, noun: str):
        self.all, self.formset, self.rows, self.owner = comparison, formset, rows, owner
        self.prefix = formset.prefix
        self.key = formset.model._meta.pk.name
        self.data = comparison.data
        self.noun = noun.capitalize()
        self.written: list[dict[str, Raw]] = []

    def compare(self) -> None:
        """Compare all rows, and put the outcome into the form."""
        mine = self._sent()
        before = self._before()
        for instance in self._stored(mine):
            self._compare_row(instance, mine.pop(str(instance.pk), None), before)
        stored = len(self.written)
        for key, prefix in list(mine.items()):
            if key:
                self._keep_deleted(key, prefix, before)
        for prefix in self._new():
            self.written.append(self._row(prefix))
        self._write(stored)

    def _stored(self, mine: dict[str, str]) -> list[Any]:
        """Return the rows of this page of the form as they now are, and those that moved to another page."""
        page = list(self.formset.get_queryset())
        away = set(mine) - {str(row.pk) for row in page}
        others = self.rows.model._base_manager.filter(**{self.rows.column: self.owner.pk})
        return page + [row for row in others.iterator() if str(row.pk) in away] if away else page

    def _sent(self) -> dict[str, str]:
        """Return the prefix of each stored row that was sent, by its key."""
        prefixes = [f"{self.prefix}-{number}" for number in range(self._total())]
        return {key: prefix for prefix in prefixes if (key := self.data.get(f"{prefix}-{self.key}", ""))}

    def _new(self) -> list[str]:
        prefixes = [f"{self.prefix}-{number}" for number in range(self._total())]
        return [prefix for prefix in prefixes if not self.data.get(f"{prefix}-{self.key}", "")]

    def _total(self) -> int:
        text = self.data.get(f"{self.prefix}-TOTAL_FORMS", "0")
        return min(int(text), MOST_ROWS) if text.isascii() and text.isdecimal() and len(text) < 9 else 0

    def _before(self) -> dict[str, Any]:
        """Return the rows as they were shown, by key."""
        versions = versions_of(self.rows.model)
        last = self.all.seen.until(self.rows.name)
        ever = versions.filter(**{self.rows.column: self.owner.pk}).values("id")
        newest = (
            versions.filter(id__in=ever, history_id__lte=last).values("id").annotate(last=Max("history_id"))
        )
        found = versions.filter(history_id__in=newest.values("last")).exclude(history_type="-")
        return {str(row.id): row.instance for row in found if getattr(row, self.rows.column) == self.owner.pk}

    def _form(self, instance: Any, number: int) -> Any:
        return self.formset.form(instance=instance, prefix=f"{self.prefix}-{number}")

    def _compare_row(self, instance: Any, prefix: str | None, before: dict[str, Any]) -> None:
        key, number = str(instance.pk), len(self.written)
        called = f"{self.noun} “{instance}”"
        form = self._form(instance, number)
        if prefix is None:
            if key not in before:  # or else it stood on another page of the form
                self.all.is_touched = True
                self.all.conflict.notes.append(f"{called} was added.")
                shown = {name: boxes.shown(form, name) for name in form.fields}
                self.written.append(shown | {self.key: [key]})
            return
        was = self._form(before.get(key, instance), number)
        deleting = self.data.get(f"{prefix}-DELETE", "")
        found = self.all.compare(form, was, called, prefix)
        found[self.key] = [key]
        if deleting:
            self._ask_before_deleting(number, called, form, was)
            found["DELETE"] = ["on"]
        self.written.append(found)

    def _ask_before_deleting(self, number: int, called: str, form: Any, was: Any) -> None:
        names = [name for name, box in form.fields.items() if name != self.key and not box.disabled]
        boxes_differ = any(
            not boxes.is_same(form.fields[name], boxes.shown(was, name), boxes.shown(form, name))
            for name in names
            if not isinstance(form.fields[name], forms.models.InlineForeignKeyField)
        )
        if boxes_differ:
            cell = Cell(
                box=f"{self.prefix}-{number}-DELETE",
                label=called,
                mine=["on"],
                theirs=[],
                shown=["on"],
                words=("there", "changed", "deleted"),
                must=True,
            )
            self.all.conflict.cells.append(cell)

    def _keep_deleted(self, key: str, prefix: str, before: dict[str, Any]) -> None:
        """Keep what was typed in a row that somebody deleted meanwhile, as a new row, if it was changed."""
        self.all.is_touched = True
        row = self._row(prefix)
        instance = before.get(key)
        called = f"{self.noun} “{instance}”" if instance is not None else f"{self.noun} {key}"
        if self.data.get(f"{prefix}-DELETE", "") or (
            instance is not None and self._is_as_shown(instance, row)
        ):
            self.all.conflict.notes.append(f"{called} was deleted.")
            return
        row[self.key] = [""]
        number = len(self.written)
        self.written.append(row)
        box = f"{self.prefix}-{number}"
        data = QueryDict(mutable=True)
        for name, raw in row.items():
            data.setlist(f"{box}-{name}", raw)
        data[f"{box}-{self.rows.column.removesuffix('_id')}"] = str(self.owner.pk)
        cell = Cell(
            box=f"{box}-DELETE",
            label=f"{called} (below as a new row)",
            mine=[],
            theirs=["on"],
            shown=[],
            words=("there", "deleted", "changed"),
            must=True,
            row=box,
            fingerprint=fingerprint(data, box),
        )
        self.all.conflict.cells.append(cell)

    def _is_as_shown(self, instance: Any, row: dict[str, Raw]) -> bool:
        form = self._form(instance, 0)
        return all(
            boxes.is_same(box, boxes.shown(form, name), row[name])
            for name, box in form.fields.items()
            if name in row and name != self.key and not isinstance(box, forms.models.InlineForeignKeyField)
        )

    def _row(self, prefix: str) -> dict[str, Raw]:
        start = f"{prefix}-"
        return {name[len(start) :]: raw for name, raw in self.data.lists() if name.startswith(start)}

    def _write(self, stored: int) -> None:
        pattern = re.compile(rf"^{re.escape(self.prefix)}-\d+-")
        for name in [name for name in self.data if pattern.match(name)]:
            del self.data[name]
        owner = self.rows.column.removesuffix("_id")
        for number, row in enumerate(self.written):
            for name, raw in (row | {owner: [str(self.owner.pk)]}).items():
                put(self.data, f"{self.prefix}-{number}-{name}", raw)
        self.data[f"{self.prefix}-TOTAL_FORMS"] = str(len(self.written))
        self.data[f"{self.prefix}-INITIAL_FORMS"] = str(stored)
