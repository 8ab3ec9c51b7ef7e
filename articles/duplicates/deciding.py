"""Decisions on pairs, read back from the report: the same, or not the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from articles.duplicates.kinds import KINDS
from articles.duplicates.reporting import DIFFERENT, SAME
from defense_ties.lib.sheets.cells import SheetRow, column_letter
from defense_ties.lib.sheets.csvs import CsvSheet
from defense_ties.lib.sheets.limits import Unreadable, shortened
from defense_ties.lib.sheets.opening import open_sheet
from people.duplicates import Kind
from people.matching import tell_apart
from people.merging import Refused, gone, heir, kind_of, may_merge, merge
from people.models import Distinct

NEEDED = ("kind", "first_id", "second_id", "decision", "keep", "reason")
MERGED, APART, STANDING, LEFT_OPEN = "merged", "apart", "standing", "open"


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row: where it stands, and a sentence."""

    row: int
    column: str
    sentence: str

    def __str__(self) -> str:
        return f"Row {self.row}, {self.column}: {self.sentence}"


class Wrong(Exception):
    """A row that cannot be followed: in which column, and why."""

    def __init__(self, column: str, sentence: str):
        super().__init__(sentence)
        self.column, self.sentence = column, sentence


class NotDecided(Exception):
    """Nothing was done, for these faults."""

    def __init__(self, faults: list[Fault]):
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


@dataclass(frozen=True)
class Decided:
    """A row of the report as it was read back."""

    number: int
    values: dict[str, str]
    letters: dict[str, str]
    troubles: dict[str, str]

    def wrong(self, column: str, sentence: str) -> Wrong:
        """Return the fault of a column, which is named with its letter."""
        return Wrong(f"column {self.letters[column]} ({column})", sentence)


@dataclass
class Outcome:
    """What became of the rows."""

    done: dict[str, int]
    faults: list[Fault]


def read_decisions(path: Path) -> Iterator[Decided]:
    """Yield the rows of a report as the command wrote it, or as a spreadsheet saved it."""
    source: Any = open_sheet(path) if path.suffix.lower() == ".xlsx" else CsvSheet(path)
    rows = (row for row in source.rows() if not row.is_blank)
    heading = next(rows, None)
    names = [cell.strip().lstrip("\ufeff").lower() for cell in heading.cells] if heading else []
    if missing := [name for name in NEEDED if name not in names]:
        raise Unreadable(f"This is no report on duplicates: it has no column “{'”, “'.join(missing)}”.")
    if doubled := [name for name in NEEDED if names.count(name) > 1]:
        raise Unreadable(f"The column “{doubled[0]}” is there more than once.")
    places = {name: names.index(name) for name in NEEDED}
    for row in rows:
        yield _decided(row, places)


def _decided(row: SheetRow, places: dict[str, int]) -> Decided:
    return Decided(
        row.number,
        {name: row.cells[at].strip() if at < len(row.cells) else "" for name, at in places.items()},
        {name: column_letter(at) for name, at in places.items()},
        {name: row.troubles[at] for name, at in places.items() if at in row.troubles},
    )


def decide_all(
    *, rows: Iterable[Decided], user: Any, skip_faulty: bool = False, dry_run: bool = False
) -> Outcome:
    """Merge and tell apart as the rows say, all of them or none; NotDecided gives the faults.

    With `skip_faulty` the rows that are right are followed, and the others returned with what is wrong.
    """
    outcome = Outcome(dict.fromkeys((MERGED, APART, STANDING, LEFT_OPEN), 0), [])
    with transaction.atomic():
        for row in rows:
            try:
                with transaction.atomic():
                    outcome.done[_decide(row, user)] += 1
            except Wrong as wrong:
                outcome.faults.append(Fault(row.number, wrong.column, wrong.sentence))
        if dry_run or (outcome.faults and not skip_faulty):
            transaction.set_rollback(True)
    if outcome.faults and not skip_faulty:
        raise NotDecided(outcome.faults)
    return outcome


def _decide(row: Decided, user: Any) -> str:
    for column, sentence in row.troubles.items():
        raise row.wrong(column, sentence)
    decision = row.values["decision"].lower()
    if not decision:
        return LEFT_OPEN
    if decision not in (SAME, DIFFERENT):
        written = shortened(row.values["decision"])
        raise row.wrong("decision", f"“{written}” is neither “{SAME}” nor “{DIFFERENT}”, nor blank.")
    kind = KINDS.get(row.values["kind"])
    if kind is None:
        raise row.wrong("kind", f"“{shortened(row.values['kind'])}” is none of {', '.join(KINDS)}.")
    if not user.has_perm(f"{kind.model._meta.app_label}.change_{kind.name}"):
        raise row.wrong("kind", f"{user} may not change {kind.model._meta.verbose_name_plural}.")
    if row.values["first_id"] == row.values["second_id"]:
        raise row.wrong("second_id", "Both ids are one: a pair is two records.")
    first, second = (_standing(row, kind, column) for column in ("first_id", "second_id"))
    follow = _make_one if decision == SAME else _keep_two
    return follow(row, kind, first, second, user)


def _standing(row: Decided, kind: Kind, column: str) -> Any:
    """Return the record of an id, or the one that it was merged into since."""
    key = row.values[column]
    record = kind.model._base_manager.filter(pk=key).first() or heir(kind.model, key)
    if record is None:
        known: Any = kind_of(kind.model)
        raise row.wrong(column, gone(known, key) if key else "The id is missing.")
    return record


def _make_one(row: Decided, kind: Kind, first: Any, second: Any, user: Any) -> str:
    if first.pk == second.pk:
        return STANDING
    keep = row.values["keep"]
    if keep not in (row.values["first_id"], row.values["second_id"]):
        told = f"“{shortened(keep)}” is none of the two ids." if keep else "Write which of the two ids stays."
        raise row.wrong("keep", told)
    if not row.values["reason"]:
        raise row.wrong("reason", "A merge needs a reason.")
    if judged := _judged(kind, first, second):
        who = f" by {judged.judged_by}" if judged.judged_by else ""
        raise row.wrong("decision", f"The two were judged not to be the same{who}; take that back first.")
    if not may_merge(user, [first, second]):
        raise row.wrong("decision", f"{user} may not merge what is published.")
    kept, lost = (first, second) if keep == row.values["first_id"] else (second, first)
    try:
        merge(kept=kept, lost=lost, reason=row.values["reason"], user=user)
    except Refused as refused:
        raise row.wrong("decision", " ".join(refused.sentences())) from refused
    return MERGED


def _keep_two(row: Decided, kind: Kind, first: Any, second: Any, user: Any) -> str:
    if first.pk == second.pk:
        raise row.wrong("decision", f"The two were merged into “{first}” meanwhile; undo that first.")
    if _judged(kind, first, second):
        return STANDING
    tell_apart(first=first, second=second, user=user, reason=row.values["reason"])
    return APART


def _judged(kind: Kind, first: Any, second: Any) -> Distinct | None:
    lower, higher = sorted((first.pk, second.pk))
    found = Distinct.objects.filter(record_type=kind.name, first_id=lower, second_id=higher)
    return found.select_related("judged_by").first()
