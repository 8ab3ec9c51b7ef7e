"""A record with its parts as they stood at a moment, and what differs between two such states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Max

from defense_ties.lib.fields import DigestField, FoldedField, SortKeyField
from defense_ties.lib.history.parts import Part, parts_of, versions_of
from defense_ties.lib.history.versions import Change, is_same, topics_of, value_of
from defense_ties.lib.history.words import Referents, excerpts


@dataclass
class State:
    """A record with its parts: versions, or the records as they now are."""

    own: Any
    many: dict[str, set] = field(default_factory=dict)
    parts: dict[Part, dict[Any, Any]] = field(default_factory=dict)


@dataclass
class Difference:
    """What of a record, or of one part, differs between two states."""

    model: type[models.Model]
    key: Any
    before: Any
    after: Any
    depth: int
    fields: list[Any]
    many: dict[str, tuple[set, set]]
    name: str = ""
    changes: list[Change] = field(default_factory=list)

    @property
    def done(self) -> str:
        """What happens to it from one state to the other."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    @property
    def noun(self) -> str:
        """What kind of record it is."""
        return str(self.model._meta.verbose_name)


def settable(model: type[models.Model]) -> list[Any]:
    """Return the fields that people fill in: neither keys, nor what follows from others, nor the review."""
    concrete = [
        one
        for one in model._meta.concrete_fields
        if one.editable
        and not one.primary_key
        and one.name != "review_note"
        and not isinstance(one, (FoldedField, SortKeyField, DigestField))
    ]
    return [*concrete, *model._meta.many_to_many]


def state_now(record: models.Model) -> State:
    """Return the state of a record as it now is."""
    many = {
        one.name: set(getattr(record, one.name).values_list("pk", flat=True))
        for one in record._meta.many_to_many
    }
    parts = {part: {row.pk: row for row in part.rows(record.pk)} for part in parts_of(type(record))}
    return State(record, many, parts)


def state_at(model: type[models.Model], key: Any, moment: datetime) -> State | None:
    """Return the state of a record at a moment; None if it was not there."""
    own = versions_of(model).filter(**{model._meta.pk.attname: key}, history_date__lte=moment)
    version = own.order_by("-history_date", "-history_id").first()
    if version is None or version.history_type == "-":
        return None
    many = topics_of(model, [version])[version.history_id]
    present = {part: _present(part, key, moment) for part in parts_of(model)}
    kept: dict[Part, dict[Any, Any]] = {}
    for part, rows in present.items():  # the nearest first
        owners = {key} if part.above is None else kept[part.above].keys()
        kept[part] = {pk: row for pk, row in rows.items() if getattr(row, part.column) in owners}
    return State(version, many, kept)


def _present(part: Part, key: Any, moment: datetime) -> dict[Any, Any]:
    ever = part.versions(key).filter(history_date__lte=moment).values("id")
    versions = versions_of(part.model).filter(id__in=ever, history_date__lte=moment)
    last = versions.values("id").annotate(last=Max("history_id")).values("last")
    rows = versions_of(part.model).filter(history_id__in=last).exclude(history_type="-")
    return {row.id: row for row in rows}


def differences(before: State, after: State) -> list[Difference]:
    """Return what differs from one state to another: the record first, then its parts."""
    model = _kind(before.own)
    own = _between(model, before.own, after.own, 0, (before.many, after.many))
    found = [own] if own else []
    for part in parts_of(model):
        old, new = before.parts.get(part, {}), after.parts.get(part, {})
        for key in {**new, **old}:
            if one := _between(part.model, old.get(key), new.get(key), part.depth):
                found.append(one)
    return found


def _between(model, before, after, depth, many: tuple[dict, dict] = ({}, {})) -> Difference | None:
    fields, related = [], {}
    if before is not None and after is not None:
        for one in settable(model):
            pair = tuple(value_of(one, each, held) for each, held in zip((before, after), many, strict=True))
            if not is_same(one, *pair):
                fields.append(one)
                if one.many_to_many:
                    related[one.name] = (set(pair[0]), set(pair[1]))
        if not fields:
            return None
    key = _key(before if before is not None else after)
    return Difference(model, key, before, after, depth, fields, related)


def _kind(version: Any) -> type[models.Model]:
    return getattr(version, "instance_type", None) or type(version)


def _key(version: Any) -> Any:
    return getattr(version, _kind(version)._meta.pk.attname)


def describe(found: Iterable[Difference], referents: Referents) -> list[Difference]:
    """Fill in what each difference is called, and its fields from what to what in words."""
    found = list(found)
    for one in found:
        for version in (one.before, one.after):
            referents.note(version)
    wholes = {(one.model, one.key) for one in found if not one.depth}
    for one in found:
        shown = one.after if one.after is not None else one.before
        one.name = referents.name(getattr(shown, "instance", shown))
        for each in one.fields or (settable(one.model) if one.depth else ()):
            # That a part comes or goes with its record goes without saying.
            if not one.fields and (each.related_model, getattr(shown, each.attname, None)) in wholes:
                continue
            texts = tuple(
                referents.words(each, _value(each, version, one.many.get(each.name), at))
                for at, version in enumerate((one.before, one.after))
            )
            if texts[0] != texts[1]:
                one.changes.append(Change(each.name, str(each.verbose_name), *excerpts(*texts)))
    return found


def _value(one: Any, version: Any, pair: tuple | None, at: int) -> Any:
    if one.many_to_many:
        return pair[at] if pair else ()
    return getattr(version, one.attname) if version is not None else None
