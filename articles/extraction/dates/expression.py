"""Words that give a date, before it is resolved."""

import re
from dataclasses import dataclass
from typing import Any

from articles.extraction.dates.partial import NOTHING, Partial
from articles.extraction.facts import Span

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PART = re.compile(
    r"(?:\b(?:in|at|by|from|towards?)\s)?(?:\bthe\s)?\b(?:early|earlier|late|later|mid|beginning\sof|end\sof|"
    r"start\sof|middle\sof|turn\sof|(?:first|second|latter|last)\s(?:half|part|week|days|quarter)\sof|"
    r"third\s(?:quarter|week)\sof|fourth\squarter\sof)(?:\sin)?(?:\sthe)?[\s-]$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that give a date, and what they say of it."""

    span: Span
    kind: str  # day, month, year, weekday, offset, ordinal ("the 15th")
    first: Partial = NOTHING
    last: Partial | None = None
    unit: str = ""  # of an offset: day, week, weekend, month, year
    offset: int = 0  # so many units from the anchor; of a day or month: so many years from the article's
    anchor: str = ""  # of an offset: published, last, story, scene; of a weekday or month: last, this, next
    shifted: bool = False  # the year or week is told as an offset: "March last year", "Tuesday last week"
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word around which an expression may stand: its place, and what its vocabulary says of it."""

    text: str
    start: int
    end: int
    floor: int  # where the part of the text begins that belongs to no expression yet
    ceiling: int  # where the part ends
    value: Any = None
    month_first: bool = False

    def before(self, pattern: re.Pattern[str], width: int) -> re.Match[str] | None:
        """Return the match of a pattern that ends where the trigger begins; the pattern closes with $."""
        return pattern.search(self.text, max(self.floor, self.start - width), self.start)

    def after(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return the match of a pattern that begins where the trigger ends."""
        return pattern.match(self.text, self.end, self.ceiling)

    def part_start(self) -> int:
        """Return where "late", "mid-" or "the first half of" begins, if one stands before."""
        match = self.before(_PART, 34)
        return match.start() if match else self.start
