"""What a load or an export did."""

from dataclasses import dataclass, field
from pathlib import Path

from articles.package.faults import Fault, PackageError


@dataclass
class Tally:
    """How many rows of a table were new, equal to what stands, different from it, or updated."""

    new: int = 0
    equal: int = 0
    different: int = 0
    updated: int = 0


@dataclass(frozen=True)
class Difference:
    """A row that differs from the record that stands, and the columns in which it does."""

    file: str
    row: int
    columns: tuple[str, ...]

    def __str__(self):
        return f"{self.file}, row {self.row}: differs in {', '.join(self.columns)}"


@dataclass
class LoadReport:
    """What a load did, or would do, table by table."""

    package: str
    dry_run: bool = False
    tables: dict[str, Tally] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    faulty: int = 0

    def total(self, what: str) -> int:
        """Return the number of rows that were `new`, `equal`, `different` or `updated`."""
        return sum(getattr(tally, what) for tally in self.tables.values())


class PackageRefused(PackageError):
    """A package was read and not loaded; `report` holds what is wrong with it."""

    def __init__(self, report: LoadReport):
        self.report = report
        super().__init__("\n".join(map(str, report.faults)))


@dataclass
class ExportReport:
    """What an export wrote, and in how many rows it left a reference empty or, lacking it, the row out.

    `derived` are the rows of the tables that follow from the records.
    """

    path: Path
    rows: dict[str, int] = field(default_factory=dict)
    derived: dict[str, int] = field(default_factory=dict)
    emptied: int = 0
    left_out: int = 0
