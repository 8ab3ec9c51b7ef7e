"""What a sentence says of the papers it names: that they are signed, planned, in force, ended."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from articles.extraction.agreements.dating import date_of, still_to_come
from articles.extraction.agreements.papers import Paper, Step
from articles.extraction.agreements.signers import find_signers
from articles.extraction.agreements.targets import ADJECTIVES, opens_with_participle, paper_before, paper_of
from articles.extraction.agreements.words import Word
from articles.extraction.facts import Span
from articles.extraction.reading import Reading

WIDEST = 1500  # characters of a sentence that are looked at on either side of a verb
_FILLERS = (
    r"(?: (?:be|have|been|being|soon|also|jointly|officially|formally|then|both|together|not only|the|an?"
    r"|by|of|"
    r"meet to|meet and|see|witness|attend|oversee|watch|in the|first|finally|now|eventually|quickly|shortly|"
    r"[a-z]+ly)){0,5} ?$"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|to|going to|may|might|could|can|should|must|if|once|until|yet to|pending|ahead of"
    r"|towards?|"
    r"look(?:s|ing)? forward to|hopes? (?:for|of)|plan(?:s|ned)? (?:on|for)|prepar\w+ for"
    r"|pav\w+ the way (?:for|to)|"
    r"discuss\w* (?:the |on |about )?(?:possible |early )?|agreed on|consider\w*|propos\w+|soon|early"
    r"|expedite|before|"
    r"(?:ready|open|up) for|accelerat\w+|speed(?:ing)? up|awaiting|push\w* for|seek\w*|possib\w+"
    r"|the texts? (?:of|for)|"
    r"'ll)" + _FILLERS
)
_BEING = re.compile(
    r"\b(?:is|are) (?:now |currently |still )?(?:also )?(?:being|to be|set to be|due to be|expected to be) ?$"
    r"|\b(?:will|would|to) be \w+ed\b[^.;]{0,60}\band ?$"
)
_MISSED = re.compile(
    r"\b(?:was|were|had been) (?:to|due to|to have|set to|expected to|supposed to"
    r"|scheduled to)(?: have)?(?: been| be)? ?$"
)
_PERMITTED = re.compile(r"\b(?:authori[sz]|approv|clear|mandat)\w+(?: on \w+day| yesterday| today)? the $")
_AFTER_ALL = re.compile(r"\b(?:managed|met|gathered|came) to ?$")  # they did it
_HAVING_DONE = re.compile(r"\b(?:met|held|talked|toured|inspected)\b.*\b(?:before|by) ?$")
_NOT = re.compile(
    r"\b(?:not|never|n't|no|without|refus\w+ to|fail\w+ to|declin\w+ to|stopp\w+ short of|instead of"
    r"|rather than|"
    r"unable to|yet to be|nor)(?: (?:be|been|have|yet|to|it|being)){0,2} ?$"
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|dismiss\w*|reject\w*) (?:reports? |claims? )?(?:that|of|having)\b[^,.;]*$"
)
_JOINED = re.compile(r"^[^.;]*?(?:,|:|\band\b|\bas well as\b|\balong with\b|\bplus\b|&)[^.;]*$")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|said|says|met|which|who|that|to|after|before|under"
    r"|following)\b"
)
_INVITED = re.compile(
    r"\b(?:invit\w+|will|is to|are to|due to|expected to|plans? to|scheduled to|would)\b[^.;]*"
    r"\b(?:for|at|attend|to|see|witness)"
    r" the (?:formal |official )?$"
)
_PAST = {"signed", "initialled", "exchanged", "adopted", "reached", "followed"}
_TO_COME = {"negotiated", "coming", "postponed"}


def attach_steps(reading: Reading, papers: Sequence[Paper], words: Iterable[Word]) -> None:
    """Give every paper the steps that its sentence says of it, each with its date and signers."""
    sentences = reading.document.sentences
    starts = [sentence.span.start for sentence in sentences]
    places = [paper.span.start for paper in papers]
    for word in words:
        number = bisect_right(starts, word.span.start) - 1
        if word.part != "step" or number < 0 or word.span.end > sentences[number].span.end:
            continue
        whole = sentences[number].span
        here = Span(max(whole.start, word.span.start - WIDEST), min(whole.end, word.span.end + WIDEST))
        paper = paper_of(reading.text, word, papers, places, here)
        if word.code == "signed" and opens_with_participle(reading.text, word, here):
            paper = None
        if paper is None and word.code == "signed":
            first, last = bisect_left(places, here.start), bisect_left(places, here.end)
            opens = opens_with_participle(reading.text, word, here)
            if (first == last or opens) and first and papers[first - 1].sentence >= number - 1:
                paper = paper_before(reading.text, papers[first - 1], here)
        if paper is not None and (step := _read_step(reading, word, paper, number, here)):
            paper.steps.append(step)
    _share_steps(reading.text, papers)


def _read_step(reading: Reading, word: Word, paper: Paper, number: int, here: Span) -> Step | None:
    """Return what the verb says of the paper, or nothing where it denies it."""
    text, start = reading.text, word.span.start
    lead = text[max(here.start, start - 70) : start].replace("\n", " ").lower()
    verb = text[start : word.span.end].lower()
    if _NOT.search(lead) or _DENIED.search(lead) or (paper.determiner == "no" and paper.sentence == number):
        return None
    if _MISSED.search(lead):
        return Step("postponed", word.span, number, planned=True)
    if _PERMITTED.search(lead):
        return Step(word.code, word.span, number, planned=True)
    planned = word.code in _TO_COME or _is_ahead(lead, verb)
    if verb in ("signing", "signature") and _INVITED.search(text, max(here.start, start - 200), start):
        planned = True
    date = date_of(reading, word, paper, here)
    if planned and date:
        date = still_to_come(reading, date)
    signs = word.code == "signed" and not planned
    signers = find_signers(reading, word, paper, here, number) if signs else ()
    code = word.code
    if code == "initialled" and paper.kind in ("minutes", "statement"):
        code, signers = "signed", find_signers(reading, word, paper, here, number)
    if code == "approved":  # by ministers who make it, or by a parliament afterwards
        code = "adopted" if paper.kind in ("plan", "statement", "minutes") else "ratified"
    return Step(code, word.span, number, planned, date, signers)


def _is_ahead(lead: str, verb: str) -> bool:
    """Tell whether the words before the verb say that it is still to come."""
    if verb in ADJECTIVES or not (_AHEAD.search(lead) or _BEING.search(lead)):
        return False
    return not (_AFTER_ALL.search(lead) or (verb.endswith("ing") and _HAVING_DONE.search(lead)))


def _share_steps(text: str, papers: Sequence[Paper]) -> None:
    """Give a paper in a row with another what is said of that one, after the verb or before it."""
    for first, second in pairwise(papers):
        told = any(step.code in _PAST for step in second.steps)
        if first.steps and not told and _in_a_row(text, first, second):
            second.steps.extend(step for step in first.steps if step.span.end <= first.span.start)
    for first, second in zip(papers[-2::-1], papers[:0:-1], strict=False):
        if second.steps and not first.steps and _in_a_row(text, first, second):
            first.steps.extend(step for step in second.steps if step.span.start >= second.span.end)


def _in_a_row(text: str, first: Paper, second: Paper) -> bool:
    """Tell whether two papers stand in one list."""
    between, row = text[first.span.end : second.phrase.start], text[first.phrase.end : second.phrase.start]
    if first.sentence != second.sentence or len(between) > 200:
        return False
    return bool(_JOINED.match(" " + between)) and not _FINITE.search(row)
