"""Which paper a verb is about: its object, its subject, or the paper of the sentence before."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from articles.extraction.agreements.papers import Paper
from articles.extraction.agreements.words import Word
from articles.extraction.facts import Span

REACH = 220  # characters between a verb and its paper
# Forms that stand before the noun: the proposed agreement.
ADJECTIVES = {
    *("possible", "planned", "future", "proposed", "upcoming", "envisaged", "prospective", "pending"),
    *("looming", "draft", "renewed", "extended", "revised", "updated", "amended"),
}
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got)(?: (?:[a-z]+ly|also|first|then|just|both|to be))? ?$"
    r"|\b(?:is|are|was|were|be|been) \w+ed\b[^.;,]{0,60}\band ?$"
)
_OF = re.compile(r"\s+(?:ceremony\s+)?(?:of|for)\b")
_NOUNS = re.compile(
    r"(?:signing|signature|renewal|extension|ratification|implementation|conclusion|negotiations?"
    r"|termination|"
    r"entry into force|suspension|expiry|expiration|amendments?|revision|adoption|withdrawal from"
    r"|drafting|inking|"
    r"execution|realisation|realization|operationali[sz]ation|proposal for|possibility of)$"
)
_INTRANSITIVE = {"in_force", "expired", "coming", "followed"}
_TRANSITIVE = ("restore", "revive", "reinstate", "brings")
_CLOSE = {"reached", "adopted", "exchanged", "suspended", "amended"}  # their object follows at once
_BREAK = re.compile(
    r"[;:]|\.\s|\b(?:said|says|told|met|visited|received|arrived|welcomed|hailed|praised|called)\b"
)
_NOT_REDUCED = re.compile(r"\b(?:one|ones|who|to)\b")
_LATER_SUBJECT = re.compile(
    r"[\s\"“]*(?:It|This|Both|The two|They|Signed|Inked|Concluded|The signing|The signature|The ceremony|"
    r"The documents?)\b"
)
_OPENING = re.compile(r"[^.;]{0,90}, (?:it|this) ")
_RELATIVE = re.compile(r"[^;.]{0,80}?,? (?:which|that) (?!(?:is|are|was|were|will) (?!signed|inked|also))")
_OF_IT = re.compile(
    r"\bsign(?:ed|s|ing) (?:for|on behalf|it|them|(?:the|an?) (?:renewal|extension|amendment|text))\b"
)


def paper_of(
    text: str, word: Word, papers: Sequence[Paper], places: Sequence[int], here: Span
) -> Paper | None:
    """Return the paper in the same sentence that the step is said of."""
    (start, end), verb = word.span, text[word.span.start : word.span.end].lower()
    before, after = _neighbours(word, papers, places, here)
    if verb in ADJECTIVES and after is not None and after.phrase.start <= start:
        return after
    if word.code == "applied":
        return after if after is not None and 0 <= after.phrase.start - end <= 2 else None
    if after is not None and not _near(text, end, after, word.code in _CLOSE):
        after = None
    if _NOUNS.search(verb) and _OF.match(text, end):
        return after
    lead = text[max(here.start, start - 90) : start]
    unbroken = before is not None and not _BREAK.search(text, before.span.end, start)
    if verb in ("signing", "signature") and lead.lower().endswith(("the ", "this ")):
        return before if unbroken else None
    if word.code in _INTRANSITIVE and not verb.startswith(_TRANSITIVE):
        return before if unbroken else None
    if word.code in _INTRANSITIVE or _PASSIVE.search(lead):
        return before if unbroken else after
    if before is not None and word.code == "signed" and _is_relative(text, before, start):
        return before  # the minutes of the committee, which the two ministers signed
    if before is not None and verb.endswith("ed") and start - before.phrase.end <= 2:
        return before  # the plan signed in May
    if after is not None:
        return after
    return before if before is not None and _is_participle(text, verb, before, start, word.code) else None


def opens_with_participle(text: str, word: Word, here: Span) -> bool:
    """Tell whether the sentence opens with what was done to the paper before: Signed in May, it replaces."""
    opens = word.span.start - here.start <= 2 and text[word.span.start : word.span.end].endswith("ed")
    return opens and bool(_OPENING.match(text, word.span.end, here.end))


def paper_before(text: str, paper: Paper, here: Span) -> Paper | None:
    """Return the paper of the sentence before, where this one speaks of its signing."""
    spoken_of = _LATER_SUBJECT.match(text, here.start, here.end) or _OF_IT.search(text, here.start, here.end)
    return paper if spoken_of else None


def _neighbours(
    word: Word, papers: Sequence[Paper], places: Sequence[int], here: Span
) -> tuple[Paper | None, Paper | None]:
    """Return the papers of the sentence next before and next after the word."""
    index = bisect_left(places, word.span.end)
    before = papers[index - 1] if index else None
    after = papers[index] if index < len(papers) else None
    if before is not None and not (here.start <= before.span.start and before.span.end <= word.span.start):
        before = None
    if before is not None and word.span.start - before.span.end > REACH:
        before = None
    if after is not None and (after.span.start >= here.end or after.span.start - word.span.end > REACH):
        after = None
    return before, after


def _is_relative(text: str, paper: Paper, start: int) -> bool:
    """Tell whether the verb stands in a clause that says more of the paper before it."""
    return bool(_RELATIVE.match(text, paper.phrase.end, start)) and not _BREAK.search(
        text, paper.phrase.end, start
    )


def _near(text: str, end: int, paper: Paper, close: bool) -> bool:
    """Tell whether the paper is what the verb before it is about."""
    between = text[end : paper.phrase.start]
    if close:
        return len(between.strip()) <= 12
    return len(between) <= 120 and not _BREAK.search(between) and between.count(",") <= 2


def _is_participle(text: str, verb: str, paper: Paper, start: int, code: str) -> bool:
    """Tell whether the verb goes with the paper before it: a plan between the two armies, signed in May."""
    if verb in ("signing", "renewal", "signature"):
        return True
    if code == "reached" or not (verb.endswith("ed") or verb in ("torn up", "put off")):
        return False
    between = text[paper.span.end : start]
    clear = not _NOT_REDUCED.search(between) and not _BREAK.search(between)
    return len(between) <= 140 and clear and between.count(",") <= 2
