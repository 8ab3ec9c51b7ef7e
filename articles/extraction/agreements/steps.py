"""What a sentence says of the papers it names: that they are signed, planned, in force, ended."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from articles.extraction.agreements.papers import Paper, Step
from articles.extraction.agreements.signers import find_signers
from articles.extraction.agreements.words import Word
from articles.extraction.facts import Span
from articles.extraction.reading import DateMention, Reading, within

WIDEST = 1500  # characters of a sentence that are looked at on either side of a verb
REACH = 220  # characters between a verb and its paper
_AHEAD = re.compile(
    r"\b(?:will|would|shall|to|going to|may|might|could|can|should|must|if|until|yet to|pending|ahead of|towards?|"
    r"look(?:s|ing)? forward to|hopes? (?:for|of)|plan(?:s|ned)? (?:on|for)|prepar\w+ for|pav\w+ the way (?:for|to)|"
    r"discuss\w* (?:the |on |about )?(?:possible |early )?|agreed on|consider\w*|propos\w+|soon|early|expedite|before|ready for|open for|up for|"
    r"accelerat\w+|speed(?:ing)? up|awaiting|push\w* for|seek\w*|possib\w+|the text(?:s)? (?:of|for)|'ll)"
    r"(?: (?:be|have|been|being|soon|also|jointly|officially|formally|then|both|together|not only|the|an?|by|of|"
    r"meet to|meet and|see|witness|attend|oversee|watch|in the|first|finally|now|eventually|quickly|shortly|[a-z]+ly)){0,5} ?$"
)
_BEING = re.compile(
    r"\b(?:is|are) (?:now |currently |still )?(?:also )?(?:being|to be|set to be|due to be|expected to be) ?$"
)
_NOT = re.compile(
    r"\b(?:not|never|n't|no|without|refus\w+ to|fail\w+ to|declin\w+ to|stopp\w+ short of|instead of|rather than|"
    r"unable to|yet to be|nor)(?: (?:be|been|have|yet|to|it|being)){0,2} ?$"
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|dismiss\w*|reject\w*) (?:reports? |claims? )?(?:that|of|having)\b[^,.;]*$"
)
_MISSED = re.compile(
    r"\b(?:was|were|had been) (?:to|due to|to have|set to|expected to|supposed to|scheduled to)(?: have)?(?: been| be)? ?$"
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got)(?: (?:[a-z]+ly|also|first|then|just|both|to be))? ?$"
)
_OF = re.compile(r"\s+(?:ceremony\s+)?(?:of|for)\b")
_NOUNS = re.compile(
    r"(?:signing|signature|renewal|extension|ratification|implementation|conclusion|negotiations?|termination|"
    r"entry into force|suspension|expiry|expiration|amendments?|revision|adoption|withdrawal from|drafting|inking|"
    r"execution|realisation|realization|operationali[sz]ation|proposal for|possibility of)$"
)
_INTRANSITIVE = {"in_force", "expired", "coming"}
_CLOSE = {"reached", "adopted", "exchanged", "suspended", "amended"}  # their object follows at once
_ADJECTIVES = {
    *(
        "possible",
        "planned",
        "future",
        "proposed",
        "upcoming",
        "envisaged",
        "prospective",
        "pending",
        "looming",
    ),
    *("draft", "renewed", "extended", "revised", "updated", "amended"),
}
_BREAK = re.compile(
    r"[;:]|\.\s|\b(?:said|says|told|met|visited|received|arrived|welcomed|hailed|praised|called)\b"
)
_JOINED = re.compile(r"^[^.;]*?(?:,|:|\band\b|\bas well as\b|\balong with\b|\bplus\b|&)[^.;]*$")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|said|says|met|which|who|that|to|after|before|under|following)\b"
)
_LATER_SUBJECT = re.compile(
    r"[\s\"“]*(?:It|This|Both|The two|They|Signed|Inked|Concluded|The signing|The signature|"
    r"The ceremony|The documents?)\b"
)
_ASIDE = re.compile(r"\b(?:who|which|whose)\b[^,;]*$")
_OF_IT = re.compile(r"\bsign(?:ed|s|ing) (?:for|on behalf|it|them|(?:the|an?) (?:renewal|extension|amendment|text))\b")
_YEAR = re.compile(r"\d{4}")
_PAST = {"signed", "initialled", "exchanged", "adopted", "reached"}


def attach_steps(reading: Reading, papers: list[Paper], words: Iterable[Word]) -> None:
    """Give every paper the steps that its sentence says of it, each with its date and signers."""
    sentences = reading.document.sentences
    starts = [sentence.span.start for sentence in sentences]
    places = [paper.span.start for paper in papers]
    hits = [word for word in words if word.part == "step"]
    for order, word in enumerate(hits):
        number = bisect_right(starts, word.span.start) - 1
        if number < 0 or word.span.end > sentences[number].span.end:
            continue
        whole = sentences[number].span
        here = Span(max(whole.start, word.span.start - WIDEST), min(whole.end, word.span.end + WIDEST))
        paper, late = _paper_of(reading.text, word, papers, places, here), False
        if paper is None and word.code == "signed":
            paper, late = _paper_before(reading.text, papers, places, here, number), True
        if paper is None:
            continue
        following = hits[order + 1].span.start if order + 1 < len(hits) else here.end
        if step := _read_step(reading, word, paper, number, here, late, following):
            paper.steps.append(step)
    _share_steps(reading.text, papers)


def _paper_of(
    text: str, word: Word, papers: Sequence[Paper], places: Sequence[int], here: Span
) -> Paper | None:
    """Return the paper in the same sentence that the step is said of."""
    (start, end), verb = word.span, text[word.span.start : word.span.end].lower()
    index = bisect_left(places, end)
    after = papers[index] if index < len(papers) and papers[index].span.start < here.end else None
    before = papers[index - 1] if index and papers[index - 1].span.start >= here.start else None
    if before is not None and (before.span.end > start or start - before.span.end > REACH):
        before = None
    if after is not None and after.span.start - end > REACH:
        after = None
    if verb in _ADJECTIVES and after is not None and after.phrase.start <= start:
        return after
    if word.code == "applied":
        return after if after is not None and 0 <= after.phrase.start - end <= 2 else None
    if after is not None and after.phrase.start < end:
        after = None if after.span.start < end else after
    if _NOUNS.search(verb) and _OF.match(text, end):
        return after if after is not None and _near(text, end, after) else None
    lead = text[max(here.start, start - 40) : start]
    if verb in ("signing", "signature") and lead.lower().endswith(("the ", "this ")):
        return before if before is not None and not _BREAK.search(text, before.span.end, start) else None
    if word.code in _INTRANSITIVE or _PASSIVE.search(lead):
        nearer = before if before is not None and not _BREAK.search(text, before.span.end, start) else None
        return nearer or (after if after is not None and _near(text, end, after) else None)
    if before is not None and verb.endswith("ed") and start - before.phrase.end <= 2:
        return before  # the plan signed in May
    if after is not None and _near(text, end, after, word.code in _CLOSE):
        return after
    participle = verb.endswith("ed") or verb in ("signing", "signature", "torn up", "put off")
    if before is not None and participle and _reduced(text[before.span.end : start]):
        return before
    return before if before is not None and verb in ("signing", "renewal", "signature") else None


def _near(text: str, end: int, paper: Paper, close: bool = False) -> bool:
    """Tell whether the paper is what the verb before it is about."""
    between = text[end : paper.phrase.start]
    if close:
        return len(between.strip()) <= 12
    return len(between) <= 120 and not _BREAK.search(between) and between.count(",") <= 2


def _reduced(between: str) -> bool:
    """Tell whether only what the paper is about stands between it and its participle."""
    return (
        len(between) <= 140
        and not re.search(r"\b(?:one|ones|who|to)\b", between)
        and not _BREAK.search(between)
        and between.count(",") <= 2
    )


def _paper_before(
    text: str, papers: Sequence[Paper], places: Sequence[int], here: Span, number: int
) -> Paper | None:
    """Return the paper of the sentence before, where a sentence speaks of a signing and names no paper."""
    index = bisect_left(places, here.start) - 1
    if index < 0 or papers[index].sentence < number - 1 or bisect_left(places, here.end) > index + 1:
        return None
    speaks_of_it = _LATER_SUBJECT.match(text, here.start, here.end) or _OF_IT.search(
        text, here.start, here.end
    )
    return papers[index] if speaks_of_it else None


def _read_step(
    reading: Reading, word: Word, paper: Paper, number: int, here: Span, late: bool, following: int
) -> Step | None:
    """Return what the verb says of the paper, or nothing where it denies it."""
    text = reading.text
    start = word.span.start
    lead = text[max(here.start, start - 70) : start].replace("\n", " ").lower()
    if _NOT.search(lead) or _DENIED.search(lead) or (paper.determiner == "no" and not late):
        return None
    verb = text[start : word.span.end].lower()
    ahead = (
        bool(_AHEAD.search(lead) or _BEING.search(lead) or _MISSED.search(lead)) and verb not in _ADJECTIVES
    )
    if ahead and re.search(
        r"\b(?:agreed|decided|managed|came|met|gathered|led|brought together|due) to ?$", lead
    ):
        ahead = not re.search(r"\b(?:managed|met|gathered|came) to ?$", lead)
    if ahead and re.search(r"\b(?:before|by) ?$", lead) and verb.endswith("ing"):
        ahead = not re.search(r"\b(?:met|held|talked|toured|inspected)\b", lead)
    if _MISSED.search(lead):
        return Step("postponed", word.span, number, planned=True)
    planned = ahead or word.code in ("negotiated", "coming", "postponed")
    dateless = word.code == "applied" or (
        word.code == "negotiated" and not verb.startswith(("finali", "complet"))
    )
    date = None if dateless else _date_of(reading, word, paper, here, following)
    if planned and date:
        date = _still_to_come(reading, date)
    signs = word.code == "signed" and not planned
    signers = find_signers(reading, word, paper, here, number) if signs else ()
    code = word.code
    if code == "approved":  # by ministers who make it, or by a parliament afterwards
        code = "adopted" if paper.kind in ("plan", "statement", "minutes") else "ratified"
    return Step(code, word.span, number, planned, date, signers)


def _date_of(reading: Reading, word: Word, paper: Paper, here: Span, following: int) -> DateMention | None:
    """Return the date of the step: the one that follows the verb, else the one that the sentence opens with."""
    dates = [
        date
        for date in within(
            reading.dates, Span(max(here.start, word.span.start - 400), min(here.end, word.span.end + 400))
        )
        if paper.covers_span is None
        or not (paper.covers_span.start <= date.span.start < paper.covers_span.end)
    ]
    text, verb = reading.text, word.span
    after = [date for date in dates if date.span.start >= verb.end]
    for date in after:
        between = text[verb.end : date.span.start]
        if not re.search(
            r";|\bwhile\b|\bbut\b|\bwhich\b|\bwho\b|\buntil\b|\bsaid\b|\bsays\b|\bby$|\bfollowing\b|\bwill\b|\bwould\b|\bafter\b|\band (?:will|is|was|met|held)\b",
            between,
        ):
            if (
                paper.date is not None
                and date.span == paper.date.span
                and word.code == "signed"
                and verb.end < paper.span.start
            ):
                continue
            return date  # type: ignore[no-any-return]
        break
    for date in reversed([date for date in dates if date.span.end <= verb.start]):
        aside = _ASIDE.search(text[max(here.start, date.span.start - 80) : date.span.start])
        if not aside and not re.search(r";|\bwhile\b|\bbut\b", text[date.span.end : verb.start]):
            return date  # type: ignore[no-any-return]
    return None


def _still_to_come(reading: Reading, date: DateMention) -> DateMention:
    """Return the date a year on, where a year worked out looking back does not fit what is still to come."""
    published = reading.published.edtf if reading.published else ""
    if _YEAR.search(reading.text, *date.span) or "/" in date.edtf or not date.edtf[:4].isdigit() or len(date.edtf) < 7:
        return date
    if published[:4].isdigit() and date.edtf < published[: len(date.edtf)]:
        return replace(date, edtf=f"{int(date.edtf[:4]) + 1}{date.edtf[4:]}")
    return date


def _share_steps(text: str, papers: Sequence[Paper]) -> None:
    """Give a paper that stands in a row with another what is said of that one."""
    ordered = sorted(papers, key=lambda paper: paper.span.start)
    for first, second in zip(ordered, ordered[1:], strict=False):
        if second.steps and any(step.code in _PAST for step in second.steps):
            continue
        if not first.steps or first.sentence != second.sentence:
            continue
        if _in_a_row(text, first, second):
            second.steps.extend(step for step in first.steps if step.span.end <= first.span.start)
    for first, second in zip(ordered[-2::-1], ordered[:0:-1], strict=False):
        if (
            not first.steps
            and second.steps
            and first.sentence == second.sentence
            and _in_a_row(text, first, second)
        ):
            first.steps.extend(step for step in second.steps if step.span.start >= second.span.end)


def _in_a_row(text: str, first: Paper, second: Paper) -> bool:
    """Tell whether two papers stand in one list."""
    between, row = text[first.span.end : second.phrase.start], text[first.phrase.end : second.phrase.start]
    return len(between) <= 200 and bool(_JOINED.match(" " + between)) and not _FINITE.search(row)
