"""What a merge takes over beside references: names as aliases, and what was judged not to be the same."""

from typing import Any

from django.db.models import Q

from defense_ties.lib.merging import Journal
from people.merging.kinds import Kind
from people.models import Distinct


def other_names(kind: Kind, kept: Any, records: list[Any]) -> dict[str, str]:
    """Return the names that would be forgotten, each with the kind of alias it becomes.

    `kept` is the record as it will be; `records` are those that were.
    """
    if not kind.names:
        return {}
    known = {getattr(kept, column) for column in kind.names}
    found: dict[str, str] = {}
    for record in records:
        for column, sort in kind.names.items():
            name = getattr(record, column)
            if name and name not in known:
                found.setdefault(name, sort)
    return found


def keep_names(kind: Kind, kept: Any, names: dict[str, str], journal: Journal) -> None:
    """Keep names as aliases of a record, those aside that it has."""
    if not names:
        return
    relation: Any = kind.model._meta.get_field("aliases")
    known = set(kept.aliases.values_list("name", flat=True))
    for name, sort in names.items():
        if name not in known:
            journal.add(relation.related_model(**{relation.field.name: kept, "name": name, "kind": sort}))


def keep_judgements(kind: Kind, kept: str, lost: str, journal: Journal) -> None:
    """Let the record that stays be told apart from what the other was told apart from."""
    pairs = Distinct.objects.filter(record_type=kind.name)
    for judged in pairs.filter(Q(first_id=lost) | Q(second_id=lost)).order_by("pk"):
        other = judged.second_id if judged.first_id == lost else judged.first_id
        first, second = sorted((kept, other))
        if other == kept or pairs.filter(first_id=first, second_id=second).exists():
            journal.drop(judged)
        else:
            journal.change(judged, {"first_id": first, "second_id": second})


def told_apart(kind: Kind, keys: list[str]) -> list[Distinct]:
    """Return the judgements that two of the records are not the same."""
    pairs = Distinct.objects.filter(record_type=kind.name, first_id__in=keys, second_id__in=keys)
    return list(pairs.select_related("judged_by"))
