"""Whether an event took place, is still to come, or was called off, by the words around it."""

import re
from functools import lru_cache

from articles.extraction.engagements.times import parts
from articles.extraction.facts import DateFact

PLANNED, HELD, POSTPONED, CANCELLED = "planned", "held", "postponed", "cancelled"

_POSTPONED = re.compile(
    r"\b(?:(?:been|was|were) moved (?:from|to|until|back)|postpone[ds]?|postponement|put off"
    r"|deferred|rescheduled|delayed indefinitely|pushed back)\b"
)
_CANCELLED = re.compile(
    r"\b(?:cancel(?:s|led|ed|ling|lation)?|called off|calls off|scrapped|axed|will not (?:be )?(?:visit"
    r"|trav|fly|meet|tak)"
    r"\w*|scrubbed)\b"
)
_UNREAL = re.compile(
    r"\b(?:(?:was|were) to have|would (?:also )?have|had (?:meant|planned|hoped|been due|been scheduled"
    r"|been expected|been set) to|(?:was|were) originally (?:due|scheduled|set))\b"
)
_COMING = re.compile(
    r"\b(?:will|shall|'ll|is to|are to|was to|were to|is also to|due to|due in|set to|scheduled|slated"
    r"|plans? to|planning to|planned"
    r"|expected to|expected in|would|going to|upcoming|forthcoming|about to|prepar(?:es|ing) (?:to|for)"
    r"|ahead of"
    r"|looks? forward|intends? to|means to|is on the cards|spoken of for|to be held|in the run-up to"
    r"|poised to)\b"
)
_COMING_HEADLINE = re.compile(
    r"^[^.]{0,60}?\bto (?:visit|meet|host|hold|receive|attend|conduct|call|begin|start|sign|tour)\b"
)
_INFINITIVE = re.compile(r"(?:was to|is to|will|due to|set to)\b")
_TRAVELS = re.compile(r"(?:travels|flies|heads|goes|leaves)\b")
_NOW = re.compile(r"\b(?:will|now)\b")
# One of these stands wherever something was put off or called off.
_OFF_WORDS = (
    *(
        "postpon",
        " moved ",
        " off",
        "deferred",
        "resched",
        "delayed",
        "pushed back",
        "cancel",
        "scrap",
        "axed",
        "will not",
    ),
    *("scrubbed", "on hold", " to have", "would have", "would also have", "had ", "originally"),
)
_FAR = 260  # characters from an event to what became of it
_IS_OFF = re.compile(
    r"[^;]*?\b(?:has|have|had|was|were|be)(?: been)? (?:put off|postponed|deferred|cancell?ed"
    r"|called off|scrapped|put on hold|moved (?:to|from))\b"
)
_BE = re.compile(r"(?:,|\band|\bor) (?:then |also |later )?be (?:\w+ly )?$")
_TO_COME = re.compile(r"\b(?:will|shall|(?:is|are|due|set|scheduled|expected|plans?) to)\b[^.]*$")
_GOES_ON = re.compile(r"\b(?:will|would|must|should|to) (?:go on|continue|resume)\b")
_NEGATED = re.compile(
    r"\b(?:no|not|never|without|neither|nor|didn't|declined to|refused to|refusing to|ruled out|n't)\b"
    r"(?! only)[^,;]{0,28}$"
)
_WISHED = re.compile(
    r"\b(?:invit(?:ed?|es|ing|ation)|propos(?:ed?|es|al|ing)|suggest(?:ed|s|ing)?|hop(?:ed?|es|ing)"
    r"|wish(?:ed|es)?|want(?:ed|s)?"
    r"|urged?|request(?:ed|s)?|offer(?:ed|s)?|readiness|ready|willing(?:ness)?|possib(?:le|ility|ly)"
    r"|could|(?<!\d )(?<!in )(?<!of )(?<!last )may(?= [a-z])|might|should"
    r"|consider(?:ed|ing)?|explore|encourag\w+|welcome to|need(?:ed)? to|agreed|agree|pledged|vowed"
    r"|commit\w+|continue to"
    r"|increase|promote|promoting|maintain|expand\w*|intensify|boost\w*|strengthen\w*|accept(?:ed|s)?"
    r"|regularly|annually|frequent\w*"
    r"|if|such as|including|like|every|each|often|usually)\b"
)


def status_of(
    low: str, start: int, trigger_start: int, trigger_end: int, end: int, headline: bool = False
) -> str:
    """Return the status of what a trigger tells between `start` and `end`; nothing if it is denied."""
    before = low[max(start, trigger_start - 110) : trigger_start]
    around = before + low[trigger_start : min(end, trigger_end + 70)]
    if _INFINITIVE.match(low, trigger_start, trigger_end):
        return PLANNED
    if _TRAVELS.match(low, trigger_start, trigger_end) and not headline:
        return PLANNED
    if off := _off(low, before, around, trigger_end, end):
        return off
    if _NEGATED.search(before[-45:]) or _GOES_ON.search(low, trigger_end, min(end, trigger_end + 50)):
        return ""
    if headline and _COMING_HEADLINE.match(low[start:end]):
        return PLANNED
    coming = _last(_COMING, before)
    if coming and not re.search(
        r"[;,](?! and| or)|\bwhen\b|\bwho\b|\bsaid\b|\bthat\b", before[coming.end() :]
    ):
        return PLANNED
    if _BE.search(before) and _TO_COME.search(low, max(0, trigger_start - 200), trigger_start):
        return PLANNED
    after = low[trigger_end : min(end, trigger_end + 80)]
    if re.match(
        r"[^,;]{0,70}?\b(?:will (?:be|take|run|begin|start|focus|open|precede|follow|include|last"
        r"|mark|bring)|(?:is|are) (?:to|due|scheduled"
        r"|set|slated|planned"
        r"|expected)\b)",
        after,
    ):
        return PLANNED
    return HELD


def _off(low: str, before: str, around: str, trigger_end: int, end: int) -> str:
    """Return whether an event was put off or called off, or the empty text."""
    reach = min(end, trigger_end + _FAR)
    words = before + low[trigger_end:reach]
    if not any(word in words for word in _off_words(low)):
        return ""
    if _POSTPONED.search(around):
        return POSTPONED
    unreal = _UNREAL.search(before)
    if _CANCELLED.search(around) or (unreal and not _NOW.search(before, unreal.end())):
        return CANCELLED
    off = _IS_OFF.match(low, trigger_end, reach)
    if not off:
        return ""
    return POSTPONED if _POSTPONED.search(off.group()) else CANCELLED


@lru_cache(maxsize=2)
def _off_words(low: str) -> tuple[str, ...]:
    """Return which of the words for what was put off or called off a text has at all."""
    return tuple(word for word in _OFF_WORDS if word in low)


def by_date(status: str, date: DateFact | None, today: str) -> str:
    """Return the status of what is told for a day after that of the article: still to come."""
    if status != HELD or not date or not today or "X" in date.edtf + today:
        return status
    start = parts(date.edtf)[0]
    size = min(len(start), len(today))
    return PLANNED if start[:size] > today[:size] else status


def wished(low: str, start: int, trigger_start: int) -> bool:
    """Say whether an event is only wished for, proposed, or spoken of in general."""
    before = low[max(start, trigger_start - 70) : trigger_start]
    found = _last(_WISHED, before)
    return found is not None and not re.search(
        r"[;,.]|\b(?:during|after|when|at|in)\b", before[found.end() :]
    )


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found
