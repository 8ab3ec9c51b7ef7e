"""All that happened to a record and to its parts, as one time line."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import models
from django.db.models import IntegerField, OuterRef, Q, QuerySet, Subquery, Value

from defense_ties.lib.history.parts import parts_of, versions_of
from defense_ties.lib.history.versions import Change, changes_between, topics_of
from defense_ties.lib.history.words import Referents

DONE = {"+": "created", "~": "changed", "-": "deleted"}
# More parts of one kind that were treated alike at once are shown as one line, which unfolds; those that came
# with their record are so from the second on.
MOST_ALIKE, MOST_AT_FIRST = 3, 1


@dataclass
class Entry:
    """One version of the record or of a part, and what it changed."""

    model: type[models.Model]
    version: Any
    older: Any
    is_part: bool
    is_away: bool
    name: str = ""
    changes: Sequence[Change] = ()

    @property
    def done(self) -> str:
        """What was done: created, changed, deleted, or moved to another record."""
        return "moved away" if self.is_away else DONE[self.version.history_type]

    @property
    def noun(self) -> str:
        """What kind of record it is."""
        return str(self.model._meta.verbose_name)

    @property
    def key(self) -> str:
        """What names the version in an address."""
        number = str(self.version.history_id)
        return f"{self.model._meta.model_name}-{number}" if self.is_part else number


@dataclass
class Moment:
    """Entries that were written together: by one person, at one time, for one reason."""

    date: datetime
    user: Any
    reason: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What names the moment in an address: its last version."""
        return self.entries[0].key

    @property
    def groups(self) -> list["Group"]:
        """The entries by kind and by what was done: the record itself first, many parts alike as one."""
        found: list[Group] = []
        is_first = any(not entry.is_part and entry.version.history_type == "+" for entry in self.entries)
        own_first = sorted(self.entries, key=lambda entry: entry.is_part)
        for (model, done), alike in groupby(own_first, key=lambda entry: (entry.model, entry.done)):
            entries = list(alike)
            if len(entries) > (MOST_AT_FIRST if is_first else MOST_ALIKE):
                found.append(Group(str(model._meta.verbose_name_plural), done, entries))
            else:
                found += [Group(entry.noun, done, [entry]) for entry in entries]
        return found


@dataclass
class Group:
    """Entries of one kind to which the same was done at one moment."""

    noun: str
    done: str
    entries: list[Entry]

    @property
    def is_many(self) -> bool:
        """Whether it is shown as one line."""
        return len(self.entries) > 1


class Timeline:
    """The versions of a record and of its parts, the latest first, read page by page.

    `hidden` returns those of some parts that the reader may not see, or None if there are none such.
    """

    def __init__(
        self,
        model: type[models.Model],
        key: Any,
        *,
        hidden: Callable[[QuerySet], QuerySet | None] = lambda rows: None,
        related: Callable[[type[models.Model]], Sequence[str]] = lambda kind: (),
        of: str = "",
        by: str = "",
        since: datetime | None = None,
    ):
        self.model, self.key = model, key
        self._hidden, self._of, self._by, self._since = hidden, of, by, since
        self.referents = Referents(related)

    @property
    def kinds(self) -> list[type[models.Model]]:
        """The kind of the record, and those of its parts."""
        return list(dict.fromkeys([self.model, *(part.model for part in parts_of(self.model))]))

    def users(self) -> set:
        """Return the keys of all who changed the record or a part."""
        return {
            user
            for _, _, versions in self._sources()
            for user in versions.values_list("history_user", flat=True).distinct()
            if user is not None
        }

    def count(self) -> int:
        """Return the number of versions."""
        return sum(versions.count() for _, _, versions in self._filtered())

    def page(self, start: int, stop: int) -> list[Moment]:
        """Return the versions from one place to another, by the moment they were written."""
        moments = []
        entries = self._entries(self._merged()[start:stop])
        for (date, user, reason), group in groupby(entries, key=_together):
            moments.append(Moment(date, user, reason, list(group)))
        return moments

    def _merged(self):
        columns = ("history_id", "history_date", "source")
        arms = [
            versions.annotate(source=Value(number, IntegerField())).values_list(*columns)
            for number, _, versions in self._filtered()
        ]
        merged = arms[0].union(*arms[1:], all=True) if len(arms) > 1 else arms[0]
        return merged.order_by("-history_date", "-source", "-history_id")

    def _filtered(self) -> Iterator[tuple[int, bool, Any]]:
        sources = self._sources()
        for number, is_away, versions in sources:
            if self._of and versions.model.instance_type._meta.model_name != self._of:
                continue
            if self._by:
                versions = versions.filter(history_user=self._by if self._by != "nobody" else None)
            if self._since:
                versions = versions.filter(history_date__gt=self._since)
            yield number, is_away, versions

    def _sources(self) -> list[tuple[int, bool, Any]]:
        """Return the versions of the record, of each kind of part, and of what was moved elsewhere."""
        own = versions_of(self.model).filter(**{self.model._meta.pk.attname: self.key})
        found = [(False, own)]
        for part in parts_of(self.model):
            versions = part.versions(self.key)
            rows = part.model._default_manager.filter(pk__in=versions.values("id"))
            if (hidden := self._hidden(rows)) is not None:
                versions = versions.exclude(id__in=hidden.values("pk"))
            found.append((False, versions))
            if part.above is None:
                found.append((True, self._moved(part, versions)))
        return [(number, is_away, versions) for number, (is_away, versions) in enumerate(found)]

    def _moved(self, part, versions):
        """Return the versions by which parts went to another record."""
        before = versions_of(part.model).filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
        last = before.order_by("-history_id").values(part.column)[:1]
        others = versions_of(part.model).filter(id__in=versions.values("id"))
        return (
            others.exclude(**{part.column: self.key})
            .annotate(owner_before=Subquery(last))
            .filter(Q(owner_before=self.key))
        )

    def _entries(self, page) -> list[Entry]:
        sources = {number: (versions.model, is_away) for number, is_away, versions in self._sources()}
        page = list(page)
        wanted = defaultdict(list)
        for history_id, _, number in page:
            wanted[sources[number][0]].append(history_id)
        read = {model: _with_older(model, ids) for model, ids in wanted.items()}
        entries: list[Entry] = []
        many: dict[tuple, Any] = {}
        for history_id, _, number in page:
            model, is_away = sources[number]
            version, older = read[model][history_id]
            kind = model.instance_type
            entries.append(Entry(kind, version, older, kind is not self.model, is_away))
            for one in (version, older):
                self.referents.note(one)
        for model, pairs in read.items():
            many |= {
                (model, key): held
                for key, held in topics_of(
                    model.instance_type, [one for pair in pairs.values() for one in pair if one]
                ).items()
            }
        for entry in entries:
            self._explain(entry, many)
        return entries

    def _explain(self, entry: Entry, many: dict) -> None:
        entry.name = self.referents.name(entry.version.instance)
        if entry.version.history_type == "-":
            return
        held = {
            one.history_id: many.get((type(one), one.history_id), {})
            for one in (entry.version, entry.older)
            if one
        }
        changes = changes_between(entry.model, entry.older, entry.version, self.referents, held)
        # That a part is one of this record goes without saying.
        owners = {
            part.relation
            for part in parts_of(self.model)
            if part.model is entry.model and part.above is None and entry.older is None
        }
        own = {name for name in owners if getattr(entry.version, f"{name}_id") == self.key}
        entry.changes = [change for change in changes if change.field not in own]


def _with_older(model: Any, ids: list) -> dict[Any, tuple[Any, Any]]:
    """Return versions with the ones before them, by id."""
    before = model._default_manager.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    last = before.order_by("-history_id").values("history_id")[:1]
    versions = model._default_manager.filter(history_id__in=ids).select_related("history_user")
    versions = list(versions.annotate(older_id=Subquery(last)))
    older = model._default_manager.in_bulk([one.older_id for one in versions if one.older_id])
    return {one.history_id: (one, older.get(one.older_id)) for one in versions}


def _together(entry: Entry) -> tuple:
    version = entry.version
    return version.history_date, version.history_user, version.history_change_reason or ""


def moment_of(model: type[models.Model], key: Any, name: str) -> tuple[Any, bool] | None:
    """Return the version that an address names, and whether it is of the record itself; None if none is."""
    kind, dash, number = name.rpartition("-")
    if bool(kind) != bool(dash) or not number.isascii() or not number.isdecimal() or len(number) > 18:
        return None
    if not kind:
        own = versions_of(model).filter(**{model._meta.pk.attname: key})
        version = own.filter(history_id=number).select_related("history_user").first()
        return (version, True) if version else None
    for part in parts_of(model):
        if part.model._meta.model_name == kind:
            version = part.versions(key).filter(history_id=number).select_related("history_user").first()
            if version:
                return version, False
    return None
