"""Cells: the text of a value in a package, and the value of such a text."""

import datetime
import decimal
import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator, URLValidator
from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations
from django_countries.fields import CountryField

from articles.package.tables import Table, patterns
from defense_ties.lib.countries import CODES
from defense_ties.lib.exports import cell, restore
from defense_ties.lib.fields import NameField
from defense_ties.lib.names import tidy
from defense_ties.lib.records import ID_MESSAGE, ID_PATTERN

Reader = Callable[[str], Any]

# SQLite would take more; a package is for every database.
_RANGES = BaseDatabaseOperations.integer_field_ranges
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_DECIMAL = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
_FLOAT = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?(e[+-]?[0-9]{1,3})?", re.IGNORECASE)
_EMPTY = "this may not be empty."


def write(value: Any) -> str:
    """Return the cell for a value."""
    return cell(value)


def readers(table: Table) -> dict[str, Reader]:
    """Return, for each column, what makes its cells into values or raises ValueError with the reason."""
    held = patterns(table.model)
    found = {}
    for name, field in table.fields.items():
        pattern = (ID_PATTERN, ID_MESSAGE) if name in table.references else held.get(field.name)
        found[name] = _reader(field, pattern, needed=table.is_needed(name))
    return found


def _reader(field: Any, pattern: tuple[str, str] | None, *, needed: bool) -> Reader:
    convert = _converter(field)
    accepts = _checker(field, pattern)
    nothing = None if field.null else ""

    def read(text: str) -> Any:
        if "\0" in text:
            raise ValueError("this holds a null character.")
        value = convert(text) if text else nothing
        if value is None or value == "":
            if needed:
                raise ValueError(_EMPTY)
            return nothing
        accepts(value)
        return value

    return read


def _converter(field: Any) -> Reader:
    """Return what turns a cell that is not empty into a Python value."""
    if isinstance(field, models.BooleanField):
        return _truth
    if isinstance(field, models.DateTimeField):
        return _moment
    if isinstance(field, models.DecimalField):
        return _decimal
    if isinstance(field, models.FloatField):
        return _float
    if isinstance(field, models.IntegerField):
        return _whole
    if isinstance(field, NameField):
        return lambda text: tidy(restore(text))
    return restore


def _checker(field: Any, pattern: tuple[str, str] | None) -> Callable[[Any], None]:
    """Return what raises ValueError if the database, or a form, would not take the value."""
    codes = frozenset(CODES) if isinstance(field, CountryField) else _codes(field)
    longest = field.max_length if isinstance(field, models.CharField) else None
    lowest, highest = _RANGES.get(field.get_internal_type(), (None, None))
    form = re.compile(pattern[0]) if pattern else None
    validators = [check for check in field.validators if _says_more(check, field)]

    def accepts(value: Any) -> None:
        if codes is not None and value not in codes:
            raise ValueError(_not_in(codes, value, is_country=isinstance(field, CountryField)))
        if longest is not None and len(value) > longest:
            raise ValueError(f"this has {len(value)} characters; {longest} are the most.")
        if lowest is not None and not lowest <= value <= highest:
            raise ValueError(f"{value} is not between {lowest} and {highest}.")
        if form is not None and pattern is not None and not form.fullmatch(value):
            raise ValueError(f"“{shortened(value)}” does not fit. {pattern[1]}")
        for validator in validators:
            try:
                validator(value)
            except ValidationError as error:
                raise ValueError(" ".join(error.messages)) from None

    return accepts


def _says_more(validator: Any, field: Any) -> bool:
    """Return whether a validator says more than the checks by type, length and pattern."""
    own = field._validators
    if isinstance(field, models.IntegerField):
        return validator in own
    return not isinstance(validator, MaxLengthValidator | RegexValidator) or isinstance(
        validator, URLValidator
    )


def _codes(field: Any) -> frozenset | None:
    return frozenset(value for value, _ in field.flatchoices if value not in ("", None)) or None


def _not_in(codes: frozenset, value: Any, *, is_country: bool) -> str:
    if is_country:
        return f"“{shortened(value)}” is not a country code of ISO 3166-1."
    return f"“{shortened(value)}” is none of: {', '.join(map(str, sorted(codes)))}."


def shortened(value: Any) -> str:
    """Return the value as text of at most 60 characters, on one line."""
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def _truth(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(f"“{shortened(text)}” is neither true nor false.")
    return text == "true"


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise ValueError(f"“{shortened(text)}” is not a whole number.")
    return int(text)


def _decimal(text: str) -> decimal.Decimal:
    if not _DECIMAL.fullmatch(text):
        raise ValueError(f"“{shortened(text)}” is not a number.")
    return decimal.Decimal(text)


def _float(text: str) -> float:
    if not _FLOAT.fullmatch(text):
        raise ValueError(f"“{shortened(text)}” is not a number.")
    return float(text) + 0.0  # the sign of zero is not kept by every database


def _moment(text: str) -> datetime.datetime:
    try:
        moment = datetime.datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError
        return moment.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"“{shortened(text)}” is not a time such as 2026-11-22T12:00:00Z.") from None
