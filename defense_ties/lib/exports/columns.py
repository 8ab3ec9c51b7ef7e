"""Columns of a table that is taken home."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db import models
from django.db.models import F, Model


class Kind(Enum):
    """What stands in a column, so that each form of a file can write it in its own way."""

    TEXT = "text"  # written by people: a spreadsheet might take it for a formula
    CODE = "code"  # an id, a code, an address: never a formula
    CODES = "codes"  # several of them, parted by a space
    NUMBER = "number"
    DECIMAL = "decimal"  # written without the zeros that a database adds
    FLOAT = "float"
    FLAG = "flag"
    DATE = "date"
    MOMENT = "moment"


@dataclass(frozen=True)
class Column:
    """A column: its heading, what it holds in one sentence, and how a record gives it.

    That is a function of the record; or, in a table that the database makes, an expression. There, a function
    is of the value in the column before: the name of what a code stands for. `label` is a column of names
    beside codes or ids, for those who ask for it.
    """

    name: str
    description: str
    value: Any
    kind: Kind = Kind.TEXT
    label: "Column | None" = None


class UnknownColumns(ValueError):
    """Columns were asked for that a table does not have; `names` are they."""

    def __init__(self, names: Sequence[str]):
        self.names = list(names)
        super().__init__(", ".join(names))


def choose(columns: Iterable[Column], names: Sequence[str] = (), *, labels: bool = False) -> list[Column]:
    """Return the columns of these names in the order given, or all, each with its label if wanted.

    Raise UnknownColumns where there is no such column.
    """
    known = {column.name: column for column in columns}
    if unknown := [name for name in names if name not in known]:
        raise UnknownColumns(unknown)
    chosen = [known[name] for name in dict.fromkeys(names)] if names else list(known.values())
    if not labels:
        return chosen
    return [each for column in chosen for each in (column, column.label) if each is not None]


def field_column(model: type[Model], name: str, *, label: Column | None = None) -> Column:
    """Return the column of a field of the model, described as the model describes it."""
    field: Any = model._meta.get_field(name)
    take: Callable[[Any], Any] = lambda record: getattr(record, field.attname)  # noqa: E731
    return Column(field.attname, str(field.help_text), take, kind_of(field), label)


def database_column(model: type[Model], name: str, *, label: Column | None = None) -> Column:
    """Return the column of a field of the model, for a table that the database makes."""
    field: Any = model._meta.get_field(name)
    return Column(field.attname, str(field.help_text), F(field.attname), kind_of(field), label)


def kind_of(field: models.Field) -> Kind:
    """Return what stands in the column of a field."""
    if field.is_relation or field.primary_key or field.flatchoices:
        return Kind.NUMBER if isinstance(field, models.IntegerField) else Kind.CODE
    for kind, types in _KINDS.items():
        if isinstance(field, types):
            return kind
    return Kind.TEXT


_KINDS: dict[Kind, tuple[type[models.Field], ...]] = {
    Kind.FLAG: (models.BooleanField,),
    Kind.MOMENT: (models.DateTimeField,),
    Kind.DATE: (models.DateField,),
    Kind.NUMBER: (models.IntegerField,),
    Kind.DECIMAL: (models.DecimalField,),
    Kind.FLOAT: (models.FloatField,),
}
