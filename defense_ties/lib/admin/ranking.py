"""The order in which a picker offers what was found: the name itself, then how it starts, then parts of it.

Nobody waits for a hundred thousand rows to be sorted. Where few are found, all of them are compared; where
many are, those that start as the words do and those that occur often are looked up apart and put first.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Model, Q, QuerySet

from defense_ties.lib.fields import FoldedField, NameField
from defense_ties.lib.names import fold
from defense_ties.lib.reviewing import ReviewStatus
from defense_ties.lib.search import words_of

# Where no more than so many are found, all are compared.
ENOUGH = 150
FEW = 50
# As many are shown at once: where names alone fill that, other words of the records are not searched yet.
SHOWN = 20
EXACT, STARTS, WORDS_START, HOLDS, SPREAD = range(5)


@dataclass
class Ranking:
    """What is found by some words in a set of records, best first."""

    records: QuerySet
    search: Callable[[QuerySet, str], QuerySet]
    # The relations by which a record has further names: its aliases, or the institution of a post.
    also_named: tuple[str, ...] = ()
    # How often each record occurs of late, by key; asked only where it matters.
    counted: Callable[[], Mapping[str, int]] = dict
    countries: tuple[str, ...] = ()
    near: frozenset[str] = frozenset()

    @cached_property
    def often(self) -> Mapping[str, int]:
        """How often each record occurs of late, by key."""
        return self.counted()

    def keys(self, term: str, number: int) -> list[Any]:
        """Return the keys of the first so many records that the words find, best first."""
        words = words_of(term)
        if not words:
            return []
        found, is_all = self._gather(words, fold(term))
        if is_all and not found:
            return []
        others = {*self.often, *self.near} if len(found) >= ENOUGH else set()
        ranked = self._ranked(found, others, words, fold(term))
        if is_all or len(ranked) >= number:
            return ranked[:number]
        return self._and_others(ranked, self.search(self.records, term).order_by("pk"), number)

    def familiar(self, number: int, *, apart_from: Iterable[str] = ()) -> list[Any]:
        """Return the keys of the first so many records: those that occur most, then all in their order."""
        barred = set(apart_from)
        known = self.records.filter(pk__in=set(self.often) - barred).values_list("pk", flat=True)
        first = sorted(known, key=lambda key: (-self.often[key], key))
        found = self._and_others([*barred, *first], self.records, number + len(barred))
        return found[len(barred) :]

    def _and_others(self, first: list, others: QuerySet, number: int) -> list[Any]:
        if len(first) >= number:
            return first[:number]
        keys = others.values_list("pk", flat=True)[: number + len(first)]
        return list(dict.fromkeys([*first, *keys]))[:number]

    # -- Finding ------------------------------------------------------------------

    def _gather(self, words: list[str], term: str) -> tuple[set, bool]:
        """Return the keys of records to be compared, and whether these are all that there are."""
        holding = self._named(lambda path: [Q(**{f"{path}__contains": word}) for word in words], ENOUGH)
        if len(holding) <= SHOWN:
            broadly = self.search(self.records, " ".join(words)).order_by("pk")
            holding |= set(broadly.values_list("pk", flat=True)[:ENOUGH])
            return holding, len(holding) < ENOUGH
        if len(holding) < ENOUGH:
            return holding, False
        starting = self._named(lambda path: [Q(**{f"{path}__startswith": term})], FEW)
        in_words = self._named(lambda path: [_starts_word(path, word) for word in words], FEW)
        return {*holding, *starting, *in_words}, False

    def _named(self, conditions: Callable[[str], list[Q]], most: int) -> set:
        """Return the keys of at most so many records of which one name fulfils all of the conditions."""
        own = self.records.model
        found: set = set()
        if _is_folded(own):
            found |= set(self._some(self.records.filter(*conditions("folded")), "pk", most))
        for name in self.also_named:
            relation: Any = own._meta.get_field(name)
            rows = relation.related_model._base_manager.filter(*conditions("folded"))
            if relation.one_to_many:
                found |= set(self._some(rows, relation.field.attname, most))
            else:
                owners = self.records.filter(**{f"{name}__in": rows})
                found |= set(self._some(owners, "pk", most))
        return found

    @staticmethod
    def _some(rows: QuerySet, column: str, most: int) -> Iterable:
        return rows.order_by("pk").values_list(column, flat=True)[:most]

    # -- Comparing ------------------------------------------------------------------

    def _ranked(self, found: set, others: set, words: list[str], term: str) -> list[Any]:
        """Return what was found, and those of the others that the words fit, best first."""
        keys = found | others
        places, names = self._places(keys)
        self._add_further_names(names, keys)
        graded = []
        for key, (rejected, *place) in places.items():
            grade = min((_grade(name, words, term) for name in names[key]), default=SPREAD)
            if grade < SPREAD or key in found:
                graded.append(((rejected, grade, *place, min(names[key], default="")), key))
        return [key for _, key in sorted(graded)]

    def _places(self, keys: set) -> tuple[dict[Any, tuple], dict[Any, list[str]]]:
        """Return by key what decides between records that the words fit alike, and their folded names."""
        columns = {column.name for column in self.records.model._meta.concrete_fields}
        named = _name_columns(self.records.model)
        wanted = [
            "pk",
            *(name for name in ("country", "review_status", "earliest") if name in columns),
            *named,
        ]
        places, names = {}, {}
        for row in self.records.filter(pk__in=keys).order_by().values(*wanted):
            key = row["pk"]
            rejected = row.get("review_status") == ReviewStatus.REJECTED
            nearness = (row.get("country") in self.countries) + (key in self.near)
            day = (row.get("earliest") or datetime.date.min).toordinal()
            places[key] = rejected, -nearness, -self.often.get(key, 0), -day
            names[key] = [fold(row[name]) for name in named if row[name]]
        return places, names

    def _add_further_names(self, names: dict[Any, list[str]], keys: set) -> None:
        model = self.records.model
        for name in self.also_named:
            relation: Any = model._meta.get_field(name)
            if relation.one_to_many:
                rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": keys})
                for key, further in rows.order_by().values_list(relation.field.attname, "folded"):
                    names.get(key, []).append(further)
            else:
                columns = [f"{name}__{column}" for column in _name_columns(relation.related_model)]
                records = self.records.filter(pk__in=keys).order_by()
                for key, *written in records.values_list("pk", *columns):
                    whole = [fold(part) for part in written if part]
                    names[key] += [f"{title} {part}" for title in names[key][:1] for part in whole] + whole


def _is_folded(model: type[Model]) -> bool:
    return any(isinstance(column, FoldedField) and column.name == "folded" for column in model._meta.fields)


def _name_columns(model: type[Model]) -> list[str]:
    return [column.name for column in model._meta.fields if isinstance(column, NameField)]


def _starts_word(path: str, word: str) -> Q:
    return Q(**{f"{path}__startswith": word}) | Q(**{f"{path}__contains": f" {word}"})


def _grade(name: str, words: list[str], term: str) -> int:
    """Return how well a folded name fits the words that were typed, and these as they were typed."""
    if name == term:
        return EXACT
    if name.startswith(term):
        return STARTS
    padded = f" {name}"
    if all(f" {word}" in padded for word in words):
        return WORDS_START
    return HOLDS if all(word in name for word in words) else SPREAD
