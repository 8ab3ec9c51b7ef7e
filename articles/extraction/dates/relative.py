"""Dates told from another: "last Tuesday", "yesterday evening", "two days later", "the 15th"."""

import re

from articles.extraction.dates.calendar import SHIFT
from articles.extraction.dates.expression import Expression, Trigger
from articles.extraction.dates.partial import Partial
from articles.extraction.facts import Span

AGO = {"ago": ("published", -1), "earlier": ("last", -1), "later": ("last", 1)}
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {"a": 1, "an": 1} | {word: number for number, word in enumerate(_WORDS, 1)}
_TIME_OF_DAY = re.compile(r"\s(?:early\s|late\s)?(?:morning|afternoon|evening|night|midday|noon)\b")
_COUNTED = re.compile(
    r"\b(\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(day|week"
    r"|month|year)s?$",
    re.IGNORECASE,
)
_ORDINAL_FRAME = re.compile(r"(?:\b[Oo]n|\b[Ff]rom|\b[Uu]ntil|\b[Tt]ill|\band|\bto)\s$")
_ORDINAL_DAY = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)\b(?=[,.;)]|\s(?:and|to|in|at|with|the|when|he|she|they|before|after)\b|$)"
)
_TODAYS = re.compile(
    r"'s\s(?!meeting|talks|visit|event|ceremony|signing|call|session|press|conference|exercise|edition)"
)


def read_weekday(trigger: Trigger) -> Expression | None:
    """Read a weekday; "Mondays" are none of them."""
    if trigger.text.startswith("s", trigger.end):
        return None
    start, word = trigger.start, ""
    if shift := trigger.before(SHIFT, 20):
        start, word = shift.start(), shift[1].lower().split()[-1]
    hours = trigger.after(_TIME_OF_DAY)
    end = hours.end() if hours else trigger.end
    return Expression(Span(start, end), "weekday", anchor=word, weekday=trigger.value)


def read_phrase(trigger: Trigger) -> Expression | None:
    """Read a phrase of the vocabulary: yesterday, next month, the same day."""
    unit, offset, anchor = trigger.value
    end = trigger.end
    if trigger.text[trigger.start : end].lower() == "today" and trigger.after(_TODAYS):
        return None
    if unit == "day" and anchor == "published" and (hours := trigger.after(_TIME_OF_DAY)):
        end = hours.end()
    return Expression(Span(trigger.part_start(), end), "offset", unit=unit, offset=offset, anchor=anchor)


def read_ago(trigger: Trigger) -> Expression | None:
    """Read "two days later", "37 years ago"."""
    counted = trigger.before(_COUNTED, 24)
    if not counted:
        return None
    anchor, sign = AGO[trigger.value]
    word = counted[1].lower()
    number = int(word) if word.isdigit() else _NUMBERS[word]
    span = Span(counted.start(), trigger.end)
    return Expression(span, "offset", unit=counted[2].lower(), offset=sign * number, anchor=anchor)


def read_ordinal(trigger: Trigger) -> Expression | None:
    """Read "on the 15th", a day of the month that was mentioned before."""
    match = _ORDINAL_DAY.match(trigger.text, trigger.end - 1, trigger.ceiling)
    if not match or not 1 <= int(match[1]) <= 31 or not trigger.before(_ORDINAL_FRAME, 8):
        return None
    return Expression(Span(trigger.start, match.end()), "ordinal", Partial(None, None, int(match[1])))
