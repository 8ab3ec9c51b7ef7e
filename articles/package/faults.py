"""What is wrong with a package, said so that it can be found and mended."""

from dataclasses import dataclass, field

KEPT = 1000  # faults that are remembered; all are counted


class PackageError(Exception):
    """A package cannot be read or written at all; the message says why."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: in which file, row and column, and why."""

    file: str
    reason: str
    row: int | None = None
    column: str = ""

    def __str__(self):
        where = [self.file]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column:
            where.append(self.column)
        return f"{', '.join(where)}: {self.reason}"


@dataclass
class Faults:
    """Everything that is wrong with a package; the first of them in full."""

    total: int = 0
    kept: list[Fault] = field(default_factory=list)

    def __bool__(self):
        return self.total > 0

    def add(self, file: str, reason: str, row: int | None = None, column: str = "") -> None:
        """Note a fault; rows are counted as a spreadsheet shows them, the heading being row 1."""
        self.total += 1
        if len(self.kept) < KEPT:
            self.kept.append(Fault(file, reason, row, column))

    def in_order(self, files: list[str]) -> list[Fault]:
        """Return the faults kept, by file and row."""
        place = {file: number for number, file in enumerate(files)}
        return sorted(self.kept, key=lambda fault: (place.get(fault.file, -1), fault.row or 0))
