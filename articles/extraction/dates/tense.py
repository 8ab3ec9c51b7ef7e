"""Whether a date lies behind or ahead: what the words around it say."""

import re
from typing import Literal

from articles.extraction.facts import Span

Direction = Literal["past", "future", "open", ""]

_WINDOW = 160  # characters before the date that can tell
_AFTER = 90
_VERB = r"(?:\s(?:not|also|then|be|been|have|jointly|only|\w{2,12}ly)){0,4}(?:\s\w{2,15})?"
_MARKERS = re.compile(
    r"\b(?=[A-Za-z])(?:(?P<open>\b(?:was|were|had\sbeen|been)\s(?:due\s|scheduled\s|expected\s"
    r"|planned\s|set\s|slated\s|"
    rf"supposed\s)?to\b{_VERB}"
    r"|\b(?:was|were|had\sbeen)\s(?:due|scheduled|expected|planned|slated)\b"
    r"|\bhad\s(?:been\s(?:due|scheduled|expected|planned)|planned|meant|hoped|intended)\b"
    r"|\b(?:postponed|deferred|cancell?ed|rescheduled|called\soff|put\soff)\b)"
    r"|(?P<future>\b(?:will|shall|would|won't|(?:is|are)\s(?:also\s|now\s|then\s)?to|"
    rf"(?:due|scheduled|expected|planned|slated|set)\sto)\b{_VERB}"
    rf"|\bto\sbe\b{_VERB}"
    r"|\b(?:due|scheduled|planned|plans?|planning|slated|"
    r"expected|expects|set\s(?:to|for)|going\sto|upcoming|forthcoming|coming|next|ahead\sof|invited"
    r"|invitation|"
    r"until|till|through|later\sthis|may|could|intends?|aims?\sto|hopes?\sto)\b"
    r"|\b(?:which|that|and|who)\s(?:ends|starts|begins|concludes|opens|runs|lasts|leaves|departs"
    r"|arrives|returns)\b"
    r"|\b(?:ends|begins|concludes|leaves|departs)\son\b)"
    r"|(?P<past>\b(?:[A-Za-z]{3,20}ed|was|were|had|met|held|took|gave|made|came|went|began|left"
    r"|paid|led|flew|said|told|"
    r"spoke|sat|saw|won|sent|has|have|ran|put|flown|since|after|ago|drew|read|laid|sought|brought|wrote)\b))"
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
        if _UNTIL.search(before.group()) and _LASTED.search(
            text, max(start, before.start() - 60), before.start()
        ):
            return "past"
        return _named(before)
    after = _MARKERS.search(text, at.end, min(sentence.end, at.end + _AFTER))
    return _named(after) if after else ""


def _named(marker: re.Match[str]) -> Direction:
    if marker["open"]:
        return "open"
    return "future" if marker["future"] else "past"
