"""Tables that follow from the others of a package: for readers, and passed over on loading."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from articles.package.choice import Choice
from articles.package.derived.columns import DerivedColumn
from articles.package.writing import lines_of
from defense_ties.lib.exports.database_lines import by_place, database_pieces

PARTIAL_DATES = (
    "An engagement or event counts in a year only if all days that its date may mean lie in that year, as on "
    "the pages of ties; what runs over the turn of a year, or has no year, is counted in a row of its own "
    "that has none, and no year is ever guessed."
)


@dataclass(frozen=True)
class DerivedTable:
    """A table of what is published: its name, what a row is, its columns, and those that tell rows apart."""

    name: str
    description: str
    columns: tuple[DerivedColumn, ...]
    key: tuple[str, ...]
    rows: Callable[[Choice], Any]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"

    @property
    def heading(self) -> list[str]:
        """The names of its columns."""
        return [column.name for column in self.columns]

    def lines(self, choice: Choice) -> Iterator[bytes]:
        """Yield the lines of a package's table, many at a time."""
        raise NotImplementedError


@dataclass(frozen=True)
class QueriedTable(DerivedTable):
    """A table that the database makes; `rows` are in the order in which they are written."""

    def lines(self, choice: Choice) -> Iterator[bytes]:
        values = by_place(self.rows(choice.published), (column.value for column in self.columns))
        return database_pieces(values, [column.kind for column in self.columns])


@dataclass(frozen=True)
class CountedTable(DerivedTable):
    """A table that is counted here, from what the database has counted; `rows` are in their order too."""

    def lines(self, choice: Choice) -> Iterator[bytes]:
        counted = self.rows(choice.published)
        return lines_of([column.value(row) for column in self.columns] for row in counted)
