"""Columns that hold several things parted by a mark: other names, countries, topics."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from defense_ties.lib.countries import parse_country
from defense_ties.lib.names import tidy
from defense_ties.lib.sheets.columns import CellFault
from defense_ties.lib.sheets.limits import shortened

_MARKS = re.compile(r"[|;,\n]")
Wanted = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class ListColumn:
    """A column of a list, and how it is explained."""

    name: str
    help: str
    example: str = ""
    needed: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Parts:
    """What belongs to a record and is written in its row: it is added and altered there, never removed."""

    model: type[models.Model]
    owner: str  # the foreign key that leads to the record
    relation: str  # the way back
    match: str  # the field by which one part is told from another
    columns: Sequence[ListColumn]

    def read(self, cells: Mapping[str, str]) -> tuple[Wanted, dict[str, str]]:
        """Return the values of each part that the cells name, and what is wrong by column."""
        raise NotImplementedError

    def stored(self, record: models.Model) -> list[Any]:
        """Return the parts that the record has."""
        return list(getattr(record, self.relation).all())

    def checked(self, values: dict[str, Any]) -> None:
        """Raise CellFault if a part cannot hold the values."""
        part = self.model(**values)
        try:
            part.clean_fields(exclude=[self.owner])
        except ValidationError as error:
            raise CellFault(" ".join(error.messages)) from None


class NameParts(Parts):
    """Other names, parted by a vertical bar."""

    def read(self, cells):
        column = self.columns[0].name
        wanted: Wanted = {}
        for text in cells.get(column, "").split("|"):
            if name := tidy(text):
                wanted[name] = {self.match: name}
        for values in wanted.values():
            try:
                self.checked(values)
            except CellFault as fault:
                return {}, {column: f"“{shortened(values[self.match])}”: {fault}"}
        return wanted, {}


class CountryParts(Parts):
    """Countries, by code or name; each column may give those in it a role of their own."""

    roles: Mapping[str, str]

    def read(self, cells):
        wanted: Wanted = {}
        faults: dict[str, str] = {}
        roles = self._roles()
        for column in sorted(self.columns, key=lambda column: column.name in roles):
            try:
                codes = countries_in(cells.get(column.name, ""))
            except CellFault as fault:
                faults[column.name] = str(fault)
                continue
            for code in codes:
                role = roles.get(column.name)
                earlier = wanted.setdefault(code, {"country": code})
                if role and earlier.setdefault("role", role) != role:
                    faults[column.name] = f"{code} cannot be both {earlier['role']} and {role}."
        return wanted, faults

    def _roles(self) -> Mapping[str, str]:
        return {}


@dataclass(frozen=True)
class SideParts(CountryParts):
    """The countries of an engagement, some of them as hosts or visitors."""

    by_column: Mapping[str, str] = field(default_factory=dict)

    def _roles(self):
        return self.by_column


@dataclass(frozen=True)
class Tags:
    """Terms of a vocabulary that a record has: those in the row replace those that it had."""

    relation: str
    model: type[models.Model]
    column: ListColumn

    def named(self, text: str) -> list[str]:
        """Return what the cell names, each once: codes parted by spaces, or labels by semicolons or bars."""
        parts = re.split(r"[|;]", text) if re.search(r"[|;]", text) else re.split(r"[\s,]+", text)
        return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def countries_in(text: str) -> list[str]:
    """Return the codes of the countries in a cell: parted by marks, or codes parted by spaces.

    >>> countries_in("KH VN"), countries_in("Viet Nam; Russia"), countries_in("South Korea")
    (['KH', 'VN'], ['VN', 'RU'], ['KR'])
    """
    if not text.strip():
        return []
    parts = [part for part in _MARKS.split(text) if part.strip()]
    if len(parts) == 1 and parse_country(parts[0]) is None:
        parts = parts[0].split()
    codes = []
    for part in parts:
        code = parse_country(part)
        if code is None:
            raise CellFault(
                f"“{shortened(part.strip())}” is not a country. Write ISO codes with spaces between, "
                "or names with semicolons."
            )
        codes.append(code)
    return list(dict.fromkeys(codes))
