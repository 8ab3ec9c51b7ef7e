"""Whether a date lies behind or ahead: what the words around it say."""

import re
from typing import Literal

from articles.extraction.facts import Span

Direction = Literal["past", "future", "open", ""]

_WINDOW = 160  # characters before the date that can tell
_AFTER = 90
_MARKERS = re.compile(
    r"(?P<open>\b(?:was|were|had\sbeen|been)\s(?:to\b|due\b|scheduled\b|expected\b|planned\b|set\sto\b|slated\b|supposed\b)"
    r"|\bhad\s(?:been\s(?:due|scheduled|expected|planned)|planned|meant|hoped|intended)\b"
    r"|\b(?:postponed|deferred|cancell?ed|rescheduled|called\soff|put\soff)\b)"
    r"|(?P<future>\b(?:will|shall|would|won't|to\sbe|is\sto|are\sto|due|scheduled|planned|plans?|planning|slated|"
    r"expected|expects|set\s(?:to|for)|going\sto|upcoming|forthcoming|coming|next|ahead\sof|invited|invitation|"
    r"until|till|through|later\sthis|is\sdue|are\sdue|may|could|intends?|aims?\sto|hopes?\sto)\b)"
    r"|(?P<past>\b(?:[A-Za-z]{3,20}ed|was|were|had|met|held|took|gave|made|came|went|began|left|paid|led|flew|said|told|"
    r"spoke|sat|saw|won|sent|has|have|ran|put|flown|since|after|ago|drew|read|laid|sought|brought|wrote)\b)"
)
_UNTIL = re.compile(r"(?:until|till|through)$")
_LASTED = re.compile(r"\b(?:lasted|ran|stayed|remained|continued|was|were)\b[^.;]{0,40}$")


def direction(text: str, sentence: Span, at: Span) -> Direction:
    """Return where a date lies: past, future, open (a plan of the past) or "" where no word tells."""
    start = max(sentence.start, at.start - _WINDOW)
    before = None
    for marker in _MARKERS.finditer(text, start, at.start):
        before = marker
    if before:
        if _UNTIL.search(before.group()) and _LASTED.search(text, max(start, before.start() - 60), before.start()):
            return "past"
        return _named(before)
    after = _MARKERS.search(text, at.end, min(sentence.end, at.end + _AFTER))
    return _named(after) if after else ""


def _named(marker: re.Match[str]) -> Direction:
    if marker["open"]:
        return "open"
    return "future" if marker["future"] else "past"
