"""Cells of a sheet as text, and those that are refused as they stand."""

import datetime
import re
from dataclasses import dataclass, field

from defense_ties.lib.exports import restore
from defense_ties.lib.sheets.limits import LONGEST_CELL, shortened

_RISKY = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?(e[+-]?[0-9]+)?", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
MARK_IT = "Write the value itself; if a text is to begin so, put an apostrophe in front."


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: its number as the spreadsheet shows it, its cells, and what is wrong with some of them."""

    number: int
    cells: list[str]
    troubles: dict[int, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in the row."""
        return not any(self.cells) and not self.troubles


def column_letter(place: int) -> str:
    """Return the letters over a column, counted from 0.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def text_of(raw: str) -> tuple[str, str]:
    """Return the text of a cell of a CSV file and what is wrong with it, or nothing.

    What a spreadsheet would run as a formula is refused, unless it is a number or marked with an apostrophe.
    """
    text = raw.strip(" \u00a0\u200b")
    if fault := _damage(text):
        return "", fault
    if _RISKY.match(raw) and not _NUMBER.fullmatch(text) and text != "-":
        return "", f"“{shortened(text)}” would be run as a formula by a spreadsheet. {MARK_IT}"
    return restore(text).strip(), ""


def _damage(text: str) -> str:
    if found := _CONTROLS.search(text):
        return f"This holds a control character (U+{ord(found[0]):04X}), which no text needs."
    if "\ufffd" in text:
        return "A letter was lost when the file was saved: it holds the mark “\ufffd”. Write it anew."
    if len(text) > LONGEST_CELL:
        return f"This has {len(text):,} characters; {LONGEST_CELL:,} are the most in a cell."
    return ""


def value_text(value: object, kind: str, pattern: str) -> tuple[str, str]:
    """Return the text of a cell of a workbook and what is wrong with it, or nothing.

    The kind is “f” for a formula and “e” for an error; the pattern is how a number or a date is shown.
    """
    if value is None:
        return "", ""
    if kind == "f" or not isinstance(value, str | int | float | bool | datetime.date | datetime.time):
        return "", f"This is a formula (“{shortened(value)}”). Put its value in its place."
    if kind == "e":
        return "", f"This cell shows the error {shortened(value)}."
    if isinstance(value, bool):
        return ("true" if value else "false"), ""
    if isinstance(value, datetime.date):
        return _date(value, pattern), ""
    if isinstance(value, datetime.time):
        return value.isoformat(), ""
    if isinstance(value, int | float):
        return _number(value), ""
    text = value.strip(" \u00a0\u200b")
    fault = _damage(text)
    return ("", fault) if fault else (restore(text).strip(), "")


def _number(value: float) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


def _date(value: datetime.date, pattern: str) -> str:
    """Return a date as ISO 8601, with no more of it than the cell shows: a month has no first day."""
    shown = _QUOTED.sub("", pattern or "").lower()
    if isinstance(value, datetime.datetime) and value.time() != datetime.time():
        return value.replace(microsecond=0).isoformat()
    if shown and "d" not in shown and "y" in shown:
        return f"{value.year:04}-{value.month:02}" if "m" in shown else f"{value.year:04}"
    return value.strftime("%Y-%m-%d") if value.year >= 1000 else value.isoformat()[:10]
