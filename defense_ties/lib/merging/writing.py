"""Writing many rows at once, with one version of each in its history at the end."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import models
from django.utils import timezone

BATCH = 500
LONGEST_REASON = 100


class Writer:
    """Writes rows for one reason; `close` puts a version of each row that was touched into its history."""

    def __init__(self, *, user: Any, reason: str):
        self.user = user
        self.reason = reason[:LONGEST_REASON]
        self._touched: dict[type[models.Model], dict[Any, str]] = defaultdict(dict)

    def point(self, model: type[models.Model], column: str, keys: Sequence[Any], to: Any) -> None:
        """Let rows refer to another record."""
        now = timezone.now()
        times = {field.attname: now for field in model._meta.fields if getattr(field, "auto_now", False)}
        for some in batches(keys):
            model._base_manager.filter(pk__in=some).update(**{column: to}, **times)
        for key in keys:
            self._touched[model].setdefault(key, "~")

    def change(self, row: Any, values: Mapping[str, Any]) -> None:
        """Write columns of a row, and what is worked out from them."""
        for column, value in values.items():
            setattr(row, column, value)
        self._save(row)
        self._touched[type(row)].setdefault(row.pk, "~")

    def insert(self, row: Any, *, raw: bool = False) -> None:
        """Write a new row; a raw one exactly as it is, its times included."""
        if raw:
            row.save_base(raw=True, force_insert=True)
        else:
            self._save(row)
        self._touched[type(row)][row.pk] = "+"

    def delete(self, row: Any) -> None:
        """Delete a row."""
        key = row.pk
        self._touched[type(row)].pop(key, None)
        row._change_reason, row._history_user = self.reason, self.user
        row.delete()
        row.pk = key

    def touch(self, row: Any) -> None:
        """Have a version of a row noted, even if none of its own columns changed."""
        self._touched[type(row)].setdefault(row.pk, "~")

    def close(self) -> None:
        """Put a version of every row that was touched into its history, where its kind has one."""
        for model, touched in self._touched.items():
            if not hasattr(model._meta, "simple_history_manager_attribute"):
                continue
            for some in batches(list(touched)):
                rows = model._base_manager.in_bulk(some)
                for sort in "+~":
                    self._note([row for key, row in rows.items() if touched[key] == sort], sort)
        self._touched.clear()

    def _save(self, row: Any) -> None:
        row.skip_history_when_saving = True
        row.save()
        del row.skip_history_when_saving

    def _note(self, rows: list[Any], sort: str) -> None:
        if not rows:
            return
        history = getattr(type(rows[0]), rows[0]._meta.simple_history_manager_attribute)
        versions = history.bulk_history_create(
            rows, update=sort == "~", default_user=self.user, default_change_reason=self.reason
        )
        for field in versions[0]._history_m2m_fields:
            _note_links(versions, field, rows[0]._meta.pk.attname)


def _note_links(versions: list[Any], field: Any, key: str) -> None:
    """Put what a many-to-many field holds into versions, which are written without it."""
    through = field.remote_field.through
    owner = f"{field.m2m_field_name()}_id"
    by_owner = defaultdict(list)
    for row in through._base_manager.filter(**{f"{owner}__in": [getattr(each, key) for each in versions]}):
        by_owner[getattr(row, owner)].append(row)
    noted = getattr(versions[0], field.name).model
    noted._base_manager.bulk_create(
        noted(
            history=version,
            **{column.attname: getattr(row, column.attname) for column in through._meta.fields},
        )
        for version in versions
        for row in by_owner[getattr(version, key)]
    )


def batches(keys: Iterable[Any], size: int = BATCH) -> Iterator[list[Any]]:
    """Yield the keys a few hundred at a time."""
    keys = list(keys)
    for start in range(0, len(keys), size):
        yield keys[start : start + size]
