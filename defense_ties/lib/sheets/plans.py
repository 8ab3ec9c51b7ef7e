"""The plan of an import: what is to become of each row, in a file, a line a row."""

import decimal
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TextIO

NEW, CHANGED, EQUAL, FAULTY = "new", "changed", "equal", "faulty"
OUTCOMES = (NEW, CHANGED, EQUAL, FAULTY)


@dataclass(slots=True)
class Step:
    """What is to become of one row."""

    row: int
    what: str
    label: str = ""
    pk: Any = None
    # Columns of the database: the values to be written, and those that stood there.
    values: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    # For each relation: the values of parts to be added, and by key what is altered in others.
    added: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    altered: dict[str, dict[str, dict[str, list[Any]]]] = field(default_factory=dict)
    tags: list[list[str]] | None = None  # as they were, as they are to be
    differences: list[list[str]] = field(default_factory=list)  # column, before, after
    faults: list[list[str]] = field(default_factory=list)  # column, letter, reason, cell
    leans_on: list[int] = field(default_factory=list)

    def line(self) -> str:
        """Return it as a line of the file."""
        held = {name: value for name in _NAMES if (value := getattr(self, name)) not in ({}, [], None, "")}
        return json.dumps(held, ensure_ascii=False, default=_written) + "\n"

    @classmethod
    def of_line(cls, line: str) -> "Step":
        """Return the step that a line holds."""
        return cls(**json.loads(line))


_NAMES = tuple(each.name for each in fields(Step))


def _written(value: Any) -> str:
    if isinstance(value, decimal.Decimal):
        return str(value)
    raise TypeError(f"{value!r} cannot be kept in a plan.")


class PlanWriter:
    """Writes the steps of a plan and counts them."""

    def __init__(self, file: TextIO):
        self._file = file
        self.counts = dict.fromkeys(OUTCOMES, 0)

    def write(self, step: Step) -> None:
        """Add a step."""
        self.counts[step.what] += 1
        self._file.write(step.line())


def read_plan(path: Path) -> Iterator[Step]:
    """Yield the steps of a plan in the order of the rows."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield Step.of_line(line)


def some_of(path: Path, what: str, *, start: int = 0, number: int = 100) -> list[Step]:
    """Return some of the steps of one outcome, from the one at `start` on."""
    mark = f'"what": "{what}"'
    found: list[Step] = []
    with path.open(encoding="utf-8") as file:
        passed = 0
        for line in file:
            if mark not in line[:60]:
                continue
            passed += 1
            if passed > start:
                found.append(Step.of_line(line))
                if len(found) == number:
                    break
    return found
