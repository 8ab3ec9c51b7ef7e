"""Comparing all names of a kind with each other, a country at a time, without comparing each with each."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Model

from defense_ties.lib.reviewing import ReviewStatus
from people.matching.names import Comparison
from people.matching.register import Entry

CHUNK = 500
WORTH_A_LOOK = 0.4
# Under one key a record is compared with so many of those that follow: a name that hundreds bear says little.
WINDOW = 40
INITIAL, FULL = "initial", "full"  # the heads of keys of a name with an initial, and of what it may mean


@dataclass(frozen=True)
class Near:
    """Two records whose names agree, and in what."""

    first: Entry
    second: Entry
    comparison: Comparison


Keys = Callable[[str, str], Iterable[tuple]]
Agreement = Callable[[Entry, Entry], Comparison]


def near_pairs(
    model: type[Model], aliases: type[Model], owner: str, keys: Keys, agreement: Agreement
) -> Iterator[Near]:
    """Yield the records of a kind whose names agree; those without a country are compared with all."""
    records: Any = model._default_manager
    countries = records.order_by("country").values_list("country", flat=True).distinct()
    for country in list(countries):
        block = _entries(model, aliases, owner, {country, ""})
        yield from _within(block, str(country), keys, agreement)


def _entries(model: Any, aliases: Any, owner: str, countries: set[str]) -> list[Entry]:
    """Return the names on record in some countries, each record with all of its names, by id."""
    own = ["name", "native_name"] + (["acronym"] if hasattr(model, "acronym") else [])
    rows = model._default_manager.exclude(review_status=ReviewStatus.REJECTED).filter(country__in=countries)
    entries = {
        pk: Entry(pk, str(country), list(dict.fromkeys(filter(None, names))))
        for pk, country, *names in rows.order_by("pk").values_list("pk", "country", *own).iterator()
    }
    others = aliases._default_manager.filter(**{f"{owner}__country__in": countries}).order_by("pk")
    for pk, name in others.values_list(f"{owner}_id", "name").iterator():
        if pk in entries and name not in entries[pk].names:
            entries[pk].names.append(name)
    return list(entries.values())


def _within(block: list[Entry], country: str, keys: Keys, agreement: Agreement) -> Iterator[Near]:
    seen: set[int] = set()
    for members in _groups(block, country, keys):
        for place, number in enumerate(members):
            for other in islice(members, place + 1, place + 1 + WINDOW):
                both = min(number, other) * len(block) + max(number, other)
                if both in seen:
                    continue
                seen.add(both)
                first, second = block[min(number, other)], block[max(number, other)]
                if country and not first.country and not second.country:
                    continue  # compared among those without a country
                comparison = agreement(first, second)
                if comparison.score >= WORTH_A_LOOK:
                    yield Near(first, second, comparison)


def _groups(block: list[Entry], country: str, keys: Keys) -> Iterable[list[int]]:
    """Return the numbers of the entries that share a key, those with an initial before what it may mean."""
    # Only hashes are kept: two keys that happen to share one cost a comparison, and memory is bounded.
    groups: dict[int, list[int]] = defaultdict(list)
    for number, entry in enumerate(block):
        for key in _keys(entry, country, keys):
            if key[0] == INITIAL:
                groups[hash(key)].append(number)
    for number, entry in enumerate(block):
        for key in _keys(entry, country, keys):
            if key[0] == FULL:
                key = (INITIAL, *key[1:])
                if hash(key) not in groups:
                    continue  # nobody has this initial
            elif key[0] == INITIAL:
                continue
            groups[hash(key)].append(number)
    return (members for members in groups.values() if len(members) > 1)


def _keys(entry: Entry, country: str, keys: Keys) -> set[tuple]:
    return {key for name in entry.names for key in keys(name, entry.country or country)}
