"""Versions of a record compared: which fields differ, and from what to what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from defense_ties.lib.history.words import Referents, excerpts

# Columns that follow from others, from the step that was taken, or change with every save.
FOLLOWING = {
    "folded",
    "sort_key",
    "created_at",
    "changed_at",
    "earliest",
    "latest",
    "covers_earliest",
    "covers_latest",
    "reviewed_by",
    "reviewed_at",
    "published_at",
    "body_sha256",
}


@dataclass(frozen=True)
class Change:
    """A field that differs between two versions, in words."""

    field: str
    label: str
    old: str
    new: str


def fields_of(model: type[models.Model]) -> list[Any]:
    """Return the fields of a kind of record whose changes are told."""
    concrete = [field for field in model._meta.concrete_fields if field.name not in FOLLOWING]
    kept = getattr(model._meta, "simple_history_manager_attribute", None)
    many = getattr(model, kept).model._history_m2m_fields if kept else ()
    return [field for field in concrete if not field.primary_key] + list(many)


def value_of(field: Any, version: Any, many: dict | None = None) -> Any:
    """Return the value of a field in a version, or in a record."""
    if field.many_to_many:
        return frozenset((many or {}).get(field.name, ()))
    return getattr(version, field.attname)


def is_same(field: Any, one: Any, other: Any) -> bool:
    """Return whether two values of a field are stored alike."""
    if field.many_to_many:
        return one == other
    return field.get_prep_value(one) == field.get_prep_value(other)


def changes_between(
    model: type[models.Model], old: Any, new: Any, referents: Referents, many: dict[Any, dict] | None = None
) -> Iterator[Change]:
    """Yield each field that differs between two versions; from nothing where there is no older one."""
    many = many or {}
    for field in fields_of(model):
        after = value_of(field, new, many.get(new.history_id))
        if old is None:
            before: Any = frozenset() if field.many_to_many else None
        else:
            before = value_of(field, old, many.get(old.history_id))
        if old is None or not is_same(field, before, after):
            texts = (referents.words(field, before), referents.words(field, after))
            if texts[0] != texts[1]:
                yield Change(field.name, str(field.verbose_name), *excerpts(*texts))


def topics_of(model: type[models.Model], versions: Iterable[Any]) -> dict[Any, dict[str, set]]:
    """Return what each version holds of relations to many records, by its id and the name of the relation."""
    found: dict[Any, dict[str, set]] = defaultdict(lambda: defaultdict(set))
    ids = [version.history_id for version in versions]
    for field in fields_of(model):
        if field.many_to_many and ids:
            rows = getattr(type(next(iter(versions))), field.name).model._default_manager
            column = f"{field.m2m_reverse_field_name()}_id"
            for version, key in rows.filter(history_id__in=ids).values_list("history_id", column):
                found[version][field.name].add(key)
    return found
