"""Cells of a table that is taken home: the text of a value, safe to open in a spreadsheet."""

import datetime
import re
from decimal import Decimal
from typing import Any

from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY

BOM = "\ufeff"  # tells Excel that the file is UTF-8
NUMBERS = (int, float, Decimal)
OPEN_ENDS = (NO_FIRST_DAY, NO_LAST_DAY)

# What a spreadsheet would run as a formula; apostrophes in front count, so that the mark can come off again.
_RISKY = re.compile(r"'*[=+\-@\t\r\n]")
_MARKED = re.compile(r"''*[=+\-@\t\r\n]")


def neutralise(text: str) -> str:
    """Return the text with an apostrophe in front if a spreadsheet would run it as a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def restore(text: str) -> str:
    """Return the text as it was before `neutralise`."""
    return text[1:] if _MARKED.match(text) else text


def cell(value: Any) -> str:
    """Return the value as a cell: ISO dates, true or false, nothing for None or for an open end of a date."""
    if value is None or value in OPEN_ENDS:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return moment(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return decimal(value)
    return str(value) if isinstance(value, NUMBERS) else neutralise(str(value))


def decimal(value: float | Decimal) -> str:
    """Return a number without the zeros that a database adds: 11.5 for 11.50000."""
    return f"{Decimal(str(value)).normalize() + 0:f}"


def moment(value: datetime.datetime) -> str:
    """Return a time as text, to the second and in UTC: 2026-11-22T12:00:00Z."""
    return value.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
