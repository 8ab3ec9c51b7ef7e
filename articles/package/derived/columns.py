"""Columns of derived tables, each with its sentence."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django_countries.fields import CountryField

from articles.package.choice import shown
from articles.package.tables import BY_MODEL
from defense_ties.lib.exports import Kind
from defense_ties.lib.exports.columns import kind_of


@dataclass(frozen=True)
class DerivedColumn:
    """A column: what it holds in one sentence, and how it comes about.

    `value` is an expression where the database makes the table, and else a function of what is counted.
    `codes` are all that can stand in it; `table` is the one whose ids do.
    """

    name: str
    description: str
    value: Any
    kind: Kind = Kind.CODE
    codes: tuple[Any, ...] = ()
    table: str = ""
    is_country: bool = False
    is_needed: bool = False


def field(model: Any, name: str, path: str = "", *, called: str = "", says: str = "") -> DerivedColumn:
    """Return the column of a field of the row, or of the record at the end of a path that is always there."""
    found = model._meta.get_field(name)
    is_needed = not found.null and not found.blank
    return _column(found, called or name, says, F(f"{path}{name}"), is_needed=is_needed)


def field_of(model: Any, name: str, path: str, *, called: str, says: str = "") -> DerivedColumn:
    """Return the column of a field of a record that need not be there; nothing is said of it then."""
    return _column(model._meta.get_field(name), called, says, shown(model, path, name), is_needed=False)


def key(model: Any, name: str, *, called: str, says: str) -> DerivedColumn:
    """Return the column with the id of a record that is always there."""
    return DerivedColumn(called, says, F(name), table=BY_MODEL[model].name, is_needed=True)


def reference(model: Any, path: str, *, called: str, says: str) -> DerivedColumn:
    """Return the column with the id of the record at the end of a path, if that is in the package."""
    return DerivedColumn(called, says, shown(model, path, "id"), table=BY_MODEL[model].name)


def country(name: str, description: str, value: Any, *, is_needed: bool = False) -> DerivedColumn:
    """Return a column of country codes."""
    return DerivedColumn(name, description, value, is_country=True, is_needed=is_needed)


def number(name: str, description: str, value: Any, codes: tuple[int, ...] = ()) -> DerivedColumn:
    """Return a column of whole numbers."""
    return DerivedColumn(name, description, value, Kind.NUMBER, codes)


def _column(found: Any, name: str, says: str, value: Any, *, is_needed: bool) -> DerivedColumn:
    is_country = isinstance(found, CountryField)
    codes = () if is_country else tuple(code for code, _ in found.flatchoices if code not in ("", None))
    said = says or str(found.help_text)
    return DerivedColumn(name, said, value, kind_of(found), codes, "", is_country, is_needed)
