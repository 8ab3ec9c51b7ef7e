"""What the values of versions are called: labels instead of keys, found in as few queries as can be."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format

from defense_ties.lib.fields import BodyField
from defense_ties.lib.history.parts import has_history, versions_of

LONGEST = 160
BEFORE_THE_DIFFERENCE = 30


class Referents:
    """The records that versions refer to: noted first, then looked up together."""

    def __init__(self, related: Callable[[type[models.Model]], Iterable[str]] = lambda model: ()):
        self._related = related
        self._wanted: dict[type[models.Model], set] = defaultdict(set)
        self._found: dict[type[models.Model], dict[Any, Any]] = defaultdict(dict)
        self._gone: set[tuple[type[models.Model], Any]] = set()

    def note(self, version: models.Model | None) -> None:
        """Note all that a version, or a record, refers to."""
        for field in version._meta.concrete_fields if version else ():
            if isinstance(field, models.ForeignKey) and field.name != "history_user":
                self.ask(field.related_model, [getattr(version, field.attname)])

    def ask(self, model: Any, keys: Iterable) -> None:
        """Note records that will be wanted."""
        self._wanted[model].update(key for key in keys if key is not None)

    def get(self, model: type[models.Model], key: Any) -> Any:
        """Return a record by its key; as it last was if it is gone, None if it never was."""
        self.ask(model, [key])
        if missing := self._wanted[model] - self._found[model].keys():
            self._look_up(model, missing)
        return self._found[model].get(key)

    def is_gone(self, model: type[models.Model], key: Any) -> bool:
        """Return whether there is no record of this key now."""
        return key is not None and (self.get(model, key) is None or (model, key) in self._gone)

    def _look_up(self, model, missing) -> None:
        texts = [field.name for field in model._meta.concrete_fields if isinstance(field, BodyField)]
        records = model._base_manager.select_related(*self._related(model)).defer(*texts)
        present = records.in_bulk(list(missing))
        found = self._found[model]
        found |= dict.fromkeys(missing) | present
        gone = missing - present.keys()
        self._gone |= {(model, key) for key in gone}
        if gone and has_history(model):
            key_name = model._meta.pk.attname
            versions = versions_of(model)
            last = (
                versions.filter(**{f"{key_name}__in": gone}).values(key_name).annotate(last=Max("history_id"))
            )
            for version in versions.filter(history_id__in=last.values("last")):
                found[getattr(version, key_name)] = version.instance

    def label(self, model: type[models.Model], key: Any) -> str:
        """Return what a record is called."""
        record = self.get(model, key)
        if record is None:
            return f"{model._meta.verbose_name} {key} (gone)"
        return f"{self.name(record)} (gone)" if (model, key) in self._gone else self.name(record)

    def name(self, record: models.Model) -> str:
        """Return what a record, or the record of a version, is called, without a query for each."""
        for field in record._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and not field.is_cached(record):
                other = self.get(field.related_model, getattr(record, field.attname))
                if other is not None:
                    field.set_cached_value(record, other)
        try:
            return str(record)
        except ObjectDoesNotExist:
            return f"{record._meta.verbose_name} {record.pk}"

    def words(self, field: Any, value: Any) -> str:
        """Return a value of a field as it is read; empty if it says nothing."""
        if field.many_to_many:
            return ", ".join(sorted(self.label(field.related_model, key) for key in value or ()))
        if value is None or value == "":
            return ""
        if isinstance(field, models.ForeignKey):
            return self.label(field.related_model, value)
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(value, bool):
            return "yes" if value else "no"
        return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "Y M j, H:i")
    if isinstance(value, date):
        return value.isoformat()
    return str(getattr(value, "name", "") or value)


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Return two texts, cut to where they begin to differ if they are long."""
    same = next((at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), 0)
    start = max(0, same - BEFORE_THE_DIFFERENCE) if max(len(old), len(new)) > LONGEST else 0
    return _cut(old, start), _cut(new, start)


def _cut(text: str, start: int) -> str:
    cut = text[start : start + LONGEST]
    return f"{'… ' if start and cut else ''}{cut}{' …' if start + LONGEST < len(text) else ''}"
