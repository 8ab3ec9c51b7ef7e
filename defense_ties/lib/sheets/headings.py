"""The heading of a sheet, and which column of it is which."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from defense_ties.lib.sheets.cells import SheetRow, column_letter
from defense_ties.lib.sheets.columns import NamingColumn
from defense_ties.lib.sheets.kinds import Kind
from defense_ties.lib.sheets.limits import MOST_COLUMNS, Unreadable, shortened

NAMED = 8  # faults that are told of a heading


@dataclass(frozen=True)
class Heading:
    """Where each column stands, counted from 0, and which columns are passed over."""

    places: dict[str, int]
    passed_over: list[str] = field(default_factory=list)
    width: int = 0

    def letter(self, column: str) -> str:
        """Return the letters over a column, or nothing if it is not in the sheet."""
        return column_letter(self.places[column]) if column in self.places else ""

    def cells(self, row: SheetRow) -> dict[str, str]:
        """Return the cells of a row by column."""
        held = row.cells
        return {name: held[place] if place < len(held) else "" for name, place in self.places.items()}


def read_heading(row: SheetRow | None, kind: Kind) -> Heading:
    """Return the heading of a sheet; Unreadable names everything that is wrong with it."""
    if row is None:
        raise Unreadable("There is nothing in the sheet, not even a heading.")
    written = [_normal(cell) for cell in row.cells]
    while written and not written[-1]:
        written.pop()
    if len(written) > MOST_COLUMNS:
        raise Unreadable(f"The heading has {len(written)} columns; {MOST_COLUMNS} are the most.")
    known = [*kind.columns, *(column.name for column in kind.lists)]
    faults = list(_troubles(row, written, known, kind))
    places = {name: place for place, name in enumerate(written) if name in known}
    passed = [name for name in written if name and kind.is_passed_over(name, written)]
    for name in passed:
        places.pop(name, None)
    faults += _missing(places, kind)
    if faults:
        more = len(faults) - NAMED
        rest = [f"{more} more faults of the heading are left out."] if more > 0 else []
        raise Unreadable(" ".join([*faults[:NAMED], *rest]))
    return Heading(places, passed, len(written))


def _normal(cell: str) -> str:
    return "_".join(cell.strip("\ufeff \t\n*").lower().split())


def _troubles(row: SheetRow, written: Sequence[str], known: Sequence[str], kind: Kind):
    for place, fault in row.troubles.items():
        yield f"Row {row.number}, column {column_letter(place)}: {fault}"
    for place, name in enumerate(written):
        letter = column_letter(place)
        if not name:
            if place not in row.troubles:
                yield f"Column {letter} has no heading."
        elif name in written[:place]:
            yield f"The column “{shortened(name)}” stands twice, again in {letter}."
        elif name not in known and not kind.is_passed_over(name, written):
            near = get_close_matches(name, known, 1)
            hint = f" Did you mean “{near[0]}”?" if near else ""
            yield f"“{shortened(name)}” (column {letter}) is no column of {kind.plural}.{hint}"


def _missing(places: dict[str, int], kind: Kind):
    """Yield the columns without which no row could find or make a record."""
    if not places:
        yield f"None of the columns of {kind.plural} is there. Download the template to see them."
        return
    if "id" in places:
        return
    for column in kind.columns.values():
        other = column.field.name if column.refers else column.name
        if column.needed and not isinstance(column, NamingColumn) and not {column.name, other} & set(places):
            also = f" (or “{other}”)" if other != column.name else ""
            yield f"The column “{column.name}”{also} is missing."
