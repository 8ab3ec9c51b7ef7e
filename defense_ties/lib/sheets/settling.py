"""What can only be judged when all rows are known: rows that lean on faulty ones, and circles."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from defense_ties.lib.sheets.headings import Heading
from defense_ties.lib.sheets.kinds import Kind
from defense_ties.lib.sheets.plans import FAULTY, PlanWriter, Step, read_plan
from defense_ties.lib.sheets.references import batched

DEEPEST = 100  # levels of a tree that are followed upwards


class Settling:
    """Notes how rows hang together while a plan is drawn up, and says at its end which cannot stand."""

    def __init__(self, kind: Kind):
        self._kind = kind
        self._leans: dict[int, list[int]] = {}
        self._faulty: set[int] = set()
        self._above: dict[str, dict[Any, Any]] = {field.attname: {} for field in kind.selves}
        self._row_of: dict[Any, int] = {}

    def note(self, step: Step) -> None:
        """Remember what matters of a step."""
        if not self._kind.selves:
            return
        if step.what == FAULTY:
            self._faulty.add(step.row)
            return
        if step.leans_on:
            self._leans[step.row] = step.leans_on
        for name, edges in self._above.items():
            if step.values.get(name):
                edges[step.pk] = step.values[name]
                self._row_of[step.pk] = step.row

    def reasons(self) -> dict[int, str]:
        """Return why rows that looked right cannot stand, by row."""
        found: dict[int, str] = {}
        for name, edges in self._above.items():
            label = str(self._kind.model._meta.get_field(name.removesuffix("_id")).verbose_name)  # type: ignore[union-attr]
            for pk in circles(edges | self._stored(name, edges)):
                if pk in self._row_of and pk in edges:
                    found[self._row_of[pk]] = f"It would be its own {label}, even through others."
        bad = self._faulty | found.keys()
        grown = True
        while grown:
            leaning = {row: bad.intersection(on) for row, on in self._leans.items() if row not in bad}
            fallen = {row: min(on) for row, on in leaning.items() if on}
            found |= {row: f"It rests on row {on}, which is faulty." for row, on in fallen.items()}
            bad = bad | fallen.keys()
            grown = bool(fallen)
        return found

    def _stored(self, name: str, edges: dict[Any, Any]) -> dict[Any, Any]:
        """Return what stands above the records that the rows are put under, as far up as it goes."""
        rows = self._kind.model._base_manager
        known: dict[Any, Any] = {}
        asked = set(edges.values()) - edges.keys()
        for _ in range(DEEPEST):
            found: dict[Any, Any] = {}
            for batch in batched(asked):
                found |= dict(rows.filter(pk__in=batch, **{f"{name}__isnull": False}).values_list("pk", name))
            known |= found
            asked = set(found.values()) - known.keys() - edges.keys()
            if not asked:
                break
        return known


def circles(above: dict[Any, Any]) -> set[Any]:
    """Return what stands above itself, given what stands above each.

    >>> sorted(circles({"a": "b", "b": "a", "c": "a", "d": "e"}))
    ['a', 'b']
    """
    found: set[Any] = set()
    done: set[Any] = set()
    for start in above:
        way: dict[Any, None] = {}
        at = start
        while at is not None and at not in done and at not in way:
            way[at] = None
            at = above.get(at)
        if at in way:
            steps = list(way)
            found.update(steps[steps.index(at) :])
        done.update(way)
    return found


def amend(path: Path, reasons: dict[int, str], heading: Heading, columns: Iterable[str]) -> PlanWriter:
    """Write a plan anew with some of its rows as faulty, and return the writer with its counts."""
    draft = path.with_suffix(".amended")
    column = next((name for name in columns if name in heading.places), "")
    with draft.open("w", encoding="utf-8") as file:
        writer = PlanWriter(file)
        for step in read_plan(path):
            if step.row in reasons:
                faults = [[column, heading.letter(column), reasons[step.row], ""]]
                step = Step(step.row, FAULTY, step.label, faults=faults)
            writer.write(step)
    os.replace(draft, path)
    return writer
