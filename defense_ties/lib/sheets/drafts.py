"""A row on its way from cells to a record, with all that was found wrong with it."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models

MOST_FAULTS = 12  # told of one row


@dataclass(slots=True)
class Fault:
    """What is wrong with a row: in which column, if in one, and why; and what stands there."""

    column: str
    reason: str
    cell: str = ""


@dataclass(slots=True)
class Draft:
    """A row of a sheet, and what it says about a record."""

    number: int
    cells: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)  # by column of the database
    parts: list[tuple[Any, dict[str, dict[str, Any]]]] = field(default_factory=list)
    tags: list[str] | None = None
    faults: list[Fault] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)  # what stood in the columns that it gives
    record: models.Model | None = None
    is_new: bool = False
    # Rows of the same sheet that it refers to by id.
    leans_on: list[int] = field(default_factory=list)
    # Columns that refer to records which are only in the sheet as yet.
    ahead: list[str] = field(default_factory=list)

    @property
    def is_faulty(self) -> bool:
        """Whether anything is wrong with it."""
        return bool(self.faults)

    def fault(self, reason: str, column: str = "") -> None:
        """Note what is wrong."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(column, reason, self.cells.get(column, "")))

    def blames(self, column: str) -> bool:
        """Return whether a column is faulty already."""
        return any(fault.column == column for fault in self.faults)

    @property
    def label(self) -> str:
        """The words by which the row is known: the first cells that say something."""
        told = [text for name, text in self.cells.items() if text and name != "id"]
        return " · ".join(told[:2])[:120]
