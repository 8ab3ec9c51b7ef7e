"""What a merge would do, or did: row by row for a preview, and counted."""

from dataclasses import dataclass, field

from articles.package import LoadReport

NEW, EQUAL, CONFLICT, UNDECIDED = "new", "equal", "conflict", "undecided"
SHOWN = 20  # rows that nobody has decided on, named in a message
SIGN = " | "  # between the cells that tell rows without an id apart


@dataclass(frozen=True)
class Entry:
    """What is to become of a row, or of one cell of it where that is in conflict."""

    table: str
    row: int
    id: str
    our_id: str
    what: str
    column: str = ""
    ours: str = ""
    theirs: str = ""
    decision: str = ""


@dataclass
class Counts:
    """How many rows of a table are new, equal to ours, in conflict with ours, or not decided."""

    new: int = 0
    equal: int = 0
    conflict: int = 0
    undecided: int = 0
    taken: int = 0  # of those in conflict, how many take what the package says


@dataclass
class MergeReport:
    """What a merge found and did, table by table."""

    package: str = ""
    tables: dict[str, Counts] = field(default_factory=dict)
    undecided: list[str] = field(default_factory=list)  # the first of them, in words
    notes: list[str] = field(default_factory=list)
    loaded: LoadReport | None = None

    def total(self, what: str) -> int:
        """Return the number of rows that were `new`, `equal`, `conflict`, `undecided` or `taken`."""
        return sum(getattr(counts, what) for counts in self.tables.values())
