"""The report on duplicates: all pairs of records that resemble each other, as a table to decide on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from defense_ties.lib.exports import Column, RowExport
from people.duplicates import Kind, Pair, forget_gone, note_pairs, told
from people.models import Distinct

CHUNK = 500
SAME, DIFFERENT = "same", "different"


@dataclass(frozen=True)
class Row:
    """A pair as a row of the report."""

    kind: Kind
    pair: Pair
    first: Any
    second: Any
    first_facts: str
    second_facts: str

    @property
    def keep(self) -> str:
        """The id of the record that is proposed to stay: a published one, else the one made first."""
        return min(
            (self.first, self.second),
            key=lambda record: (not record.is_published, record.created_at, record.pk),
        ).pk


COLUMNS = (
    Column("kind", "What both records are.", lambda row: row.kind.name),
    Column("score", "How likely it is that the two are one, from 0 to 1.", lambda row: row.pair.score),
    Column("reasons", "What speaks for it and against it.", lambda row: " ".join(row.pair.reasons)),
    Column("first_id", "Id of one record.", lambda row: row.pair.first_id),
    Column("first", "Its name.", lambda row: str(row.first)),
    Column("first_facts", "What tells it apart.", lambda row: row.first_facts),
    Column("second_id", "Id of the other record.", lambda row: row.pair.second_id),
    Column("second", "Its name.", lambda row: str(row.second)),
    Column("second_facts", "What tells it apart.", lambda row: row.second_facts),
    Column("decision", f"“{SAME}”, “{DIFFERENT}”, or nothing as long as it is open.", lambda row: ""),
    Column("keep", "Where they are the same: the id of the one that stays.", lambda row: row.keep),
    Column("reason", "Why: needed where they are the same.", lambda row: ""),
)
REPORT = RowExport(COLUMNS)


def report_rows(kinds: Iterable[Kind], least: float = 0.0) -> Iterator[Row]:
    """Yield the undecided pairs of all records of some kinds, and note them for the staff's list."""
    for kind in kinds:
        pairs = kind.pairs(least)
        while chunk := list(islice(pairs, CHUNK)):
            open_pairs = _undecided(kind, chunk)
            note_pairs(kind=kind, pairs=open_pairs)
            yield from _rows(kind, open_pairs)
        forget_gone(kind=kind)


def _undecided(kind: Kind, pairs: Sequence[Pair]) -> list[Pair]:
    keys = [pair.first_id for pair in pairs]
    judged = set(
        Distinct.objects.filter(record_type=kind.name, first_id__in=keys).values_list("first_id", "second_id")
    )
    return [pair for pair in pairs if (pair.first_id, pair.second_id) not in judged]


def _rows(kind: Kind, pairs: Sequence[Pair]) -> Iterator[Row]:
    keys = {key for pair in pairs for key in (pair.first_id, pair.second_id)}
    records = kind.model._default_manager.in_bulk(keys)
    facts = kind.facts(list(records.values()))
    for pair in pairs:
        first, second = records.get(pair.first_id), records.get(pair.second_id)
        if first and second:
            yield Row(
                kind, pair, first, second, told(facts.get(first.pk, [])), told(facts.get(second.pk, []))
            )
