"""What can be added to a record: the rows of other tables that belong to it, and the records it refers to."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import F

from articles.api.records import MOST_AT_ONCE, Record, find, read_rows
from articles.models import RESTS_ON, Evidence
from articles.package import selection
from articles.package.tables import BY_MODEL, BY_NAME, Table

EVIDENCE = BY_NAME["evidence"]
# The tables of which rows can be added to a record; topics are added themselves, not only their codes.
CHILDREN: dict[str, tuple[str, ...]] = {
    "engagements": ("sides", "participations", "topics", "evidence"),
    "agreements": ("agreement_events", "parties", "signatures", "topics", "evidence"),
    "officials": ("official_aliases", "appointments", "evidence"),
    "institutions": ("institution_aliases", "positions", "evidence"),
    "articles": ("evidence",),
    "positions": ("appointments",),
    "appointments": ("evidence",),
    "ranks": ("rank_forms",),
}
TOPICS_OF = {"engagements": BY_NAME["engagement_topics"], "agreements": BY_NAME["agreement_topics"]}


def references(table: Table) -> dict[str, tuple[str, Table]]:
    """Return the column and the table of each record that a row refers to, by the name without `_id`."""
    return {
        name.removesuffix("_id"): (name, BY_MODEL[model])
        for name, model in table.references.items()
        if model in BY_MODEL
    }


def expansions(table: Table) -> dict[str, tuple[Table, bool]]:
    """Return all that can be added to a record by its name: its table, and whether it is a list of rows.

    A name with a point adds what a row refers to: participations.official.
    """
    found = {name: (other, False) for name, (_, other) in references(table).items()}
    for name in CHILDREN.get(table.name, ()):
        child = BY_NAME[name]
        found[name] = (child, True)
        found |= {
            f"{name}.{further}": (other, False)
            for further, (_, other) in references(child).items()
            if other is not table and (child is not EVIDENCE or further == "article")
        }
    return found


def expand(table: Table, records: Sequence[Record], names: Iterable[str]) -> None:
    """Add to each of the records what is named; the number of queries does not hang on their number."""
    known = expansions(table)
    wanted = sorted({whole for name in names for whole in (name, name.partition(".")[0])})
    for name in wanted:
        child, is_list = known[name]
        if "." in name:
            above, _, own = name.partition(".")
            rows = [row for record in records for row in record[above]]
            _refer(rows, own, *references(known[above][0])[own])
        elif is_list:
            below = _children(table, child, [record["id"] for record in records])
            for record in records:
                record[name] = below[record["id"]]
        else:
            _refer(records, name, *references(table)[name])


def _refer(rows: Iterable[Record], name: str, column: str, table: Table) -> None:
    rows = list(rows)
    found = find(table, {row[column] for row in rows if row[column]})
    for row in rows:
        row[name] = found.get(row[column])


def _children(table: Table, child: Table, ids: Sequence[str]) -> dict[str, list[Record]]:
    """Return the rows of a table by the record they belong to, in the order of their keys."""
    read: Callable = _topics if table.name in TOPICS_OF and child.name == "topics" else _rows
    found: dict[str, list[Record]] = defaultdict(list)
    for start in range(0, len(ids), MOST_AT_ONCE):
        read(table, child, ids[start : start + MOST_AT_ONCE], found)
    return found


def _rows(table: Table, child: Table, ids: Sequence[str], found: dict[str, list[Record]]) -> None:
    seen = set()
    for path in _paths(table, child):
        rows = selection.selected(child, everything=False).filter(**{f"{path}__in": ids})
        for row, (owner,) in read_rows(child, rows.order_by(*child.key), more=[F(path)]):
            key = (owner, *(row[name] for name in child.key))
            if key not in seen:
                seen.add(key)
                found[owner].append(row)
    if child is EVIDENCE:
        for rows_of_one in found.values():
            rows_of_one.sort(key=lambda row: row["id"])


def _paths(table: Table, child: Table) -> tuple[str, ...]:
    """Return by which paths a row belongs to a record: evidence also by the parts of the record."""
    if child.model is Evidence and table.model in RESTS_ON:
        return RESTS_ON[table.model]
    return tuple(child.fields[name].name for name, model in child.references.items() if model is table.model)


def _topics(table: Table, child: Table, ids: Sequence[str], found: dict[str, list[Record]]) -> None:
    join: Any = TOPICS_OF[table.name]
    owner = join.key[0]
    rows = selection.selected(join, everything=False).filter(**{f"{owner}__in": ids})
    pairs = list(rows.order_by(owner, "topic_id").values_list(owner, "topic_id"))
    topics = find(child, {topic for _, topic in pairs})
    for whose, topic in pairs:
        found[whose].append(dict(topics[topic]))
