"""Where an agreement was signed: the engagement of the same day, or of the same or the last sentence."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from articles.extraction.facts import AgreementFact, DateFact, EngagementFact, Span
from articles.extraction.reading import Reading

_ELSEWHERE = ("call", "award", "port_call", "exercise")  # nothing is signed there
MOST = 60  # engagements that are looked at: no report tells of more
_LOOKS_BACK = re.compile(
    r"\b(?:had|which|(?<!after )that|previously|already|earlier|once|who)\b", re.IGNORECASE
)
_ALSO = re.compile(r"\b(?:also|then|likewise)\b(?![^.]*\. )")
_CLAUSE = re.compile(r"[.;]\s")
_RANK = {"ceremony": 0, "talks": 1, "meeting": 2, "video_conference": 2, "dialogue": 2, "visit": 4}


def link_signings(reading: Reading) -> list[AgreementFact]:
    """Return the agreements of the reading, each signed one with the engagement at which it was signed."""
    starts = [sentence.span.start for sentence in reading.document.sentences]
    found: list[AgreementFact] = []
    for fact in reading.agreements:
        linked = _linked(reading, fact, starts)
        found.append(_as_the_last(reading, linked, found[-1], starts) if found else linked)
    return found


def _linked(reading: Reading, fact: AgreementFact, starts: Sequence[int]) -> AgreementFact:
    """Return the agreement with its engagement; an undated one takes the day of that, or of the story."""
    if fact.signed_at or fact.status not in ("signed", "planned"):
        return fact
    engagement = _engagement_of(reading, fact, starts)
    if engagement is not None:
        fact = replace(fact, signed_at=engagement.key)
    if fact.date is not None or fact.status != "signed":
        return fact
    day = engagement.date if engagement is not None else None
    if day is None or len(day.edtf) < 10 or _is_ahead(reading, day):
        day = _day_of_news(reading, fact) or day
    if day is None or "/" in day.edtf or _is_ahead(reading, day):
        return fact
    return replace(fact, date=day, evidence={**fact.evidence, "date": day.spans})


def _as_the_last(
    reading: Reading, fact: AgreementFact, last: AgreementFact, starts: Sequence[int]
) -> AgreementFact:
    """Return the agreement with the day of the one before, where the sides "also" signed it."""
    if fact.date is not None or last.date is None or {fact.status, last.status} != {"signed"}:
        return fact
    said, others = fact.evidence.get("status", ()), last.evidence.get("status", ())
    also = any(_ALSO.search(reading.text, max(0, span.start - 40), span.start) for span in said)
    numbers = [bisect_right(starts, span.start) - 1 for span in said]
    near = min((_away(starts, span, numbers) for span in others), default=9) <= 1
    return replace(fact, date=last.date, signed_at=last.signed_at) if also and near else fact


def _day_of_news(reading: Reading, fact: AgreementFact) -> DateFact | None:
    """Return the day of the last engagement told before the signing, where that is news and not history."""
    said = [span for span in fact.evidence.get("status", ()) if _is_news(reading, fact, span)]
    if not said:
        return None
    verb, parties = said[-1].start, {party.country for party in fact.parties}
    best: tuple[int, DateFact] | None = None
    for engagement in reading.engagements[:MOST]:
        if engagement.kind in _ELSEWHERE or engagement.status != "held":
            continue
        day = engagement.date
        at = min((span.start for span in engagement.evidence.get("kind", ())), default=verb)
        theirs = len(parties & {side.country for side in engagement.sides}) >= min(2, len(parties))
        if day is None or len(day.edtf) != 10 or at >= verb or not theirs:
            continue
        if not _is_ahead(reading, day) and (best is None or at > best[0]):
            best = at, day
    return best[1] if best else None


def _is_news(reading: Reading, fact: AgreementFact, span: Span) -> bool:
    """Tell whether the words say that it was just signed: no pluperfect, no clause that looks back."""
    lead = reading.text[max(0, span.start - 60) : span.start]
    named = any(phrase.end <= span.start <= phrase.end + 2 for phrase in fact.evidence.get("", ()))
    headline = any(
        sentence.zone == "headline" and sentence.span.start <= span.start < sentence.span.end
        for sentence in reading.document.sentences[:3]
    )
    return not headline and not named and not _LOOKS_BACK.search(_CLAUSE.split(lead)[-1])


def _is_ahead(reading: Reading, day: DateFact) -> bool:
    """Tell whether a day is later than that of the article."""
    published = reading.published.edtf if reading.published else ""
    return published[:4].isdigit() and day.edtf[:4].isdigit() and day.edtf > published


def _engagement_of(reading: Reading, fact: AgreementFact, starts: Sequence[int]) -> EngagementFact | None:
    """Return the engagement at which it was signed: that of its signatories, its day, its sentence."""
    said = [bisect_right(starts, span.start) - 1 for span in fact.evidence.get("status", ())]
    signers = {signer.official for signer in fact.signatories}
    options = []
    for order, engagement in enumerate(reading.engagements[:MOST]):
        if not _could_be(fact, engagement):
            continue
        near = min((_away(starts, span, said) for span in _spans(engagement)), default=9)
        same_day = bool(fact.date and engagement.date and _falls(fact.date.edtf, engagement.date.edtf))
        there = len(signers & {participant.official for participant in engagement.participants})
        if near <= 1 or (same_day and (there or near <= 3)):
            options.append((-there, not same_day, near, _RANK.get(engagement.kind, 3), order))
    return reading.engagements[min(options)[-1]] if options else None


def _could_be(fact: AgreementFact, engagement: EngagementFact) -> bool:
    """Tell whether the agreement may have been signed there: nothing in parties, state or day against it."""
    if engagement.kind in _ELSEWHERE:
        return False
    if (engagement.status == "held") != (fact.status == "signed"):
        return False
    sides = {side.country for side in engagement.sides}
    if sides and fact.parties and len(sides & {party.country for party in fact.parties}) < min(2, len(sides)):
        return False
    if fact.date and engagement.date:
        return _falls(fact.date.edtf, engagement.date.edtf)
    return True


def _falls(day: str, period: str) -> bool:
    """Tell whether a date may fall within another, both EDTF; an unknown year says nothing against it."""
    first, _, last = period.partition("/")
    last = last or first
    if "XXXX" in (day[:4], first[:4]):
        day, first, last = day[5:], first[5:], last[5:]
    if "/" in day:
        day = day.partition("/")[0]
    return first[: len(day)] <= day[: len(first)] and day[: len(last)] <= last[: len(day)]


def _spans(engagement: EngagementFact) -> Sequence[Span]:
    return [span for spans in engagement.evidence.values() for span in spans]


def _away(starts: Sequence[int], span: Span, said: Sequence[int]) -> int:
    """Return how many sentences lie between the engagement and what is said of the signing."""
    number = bisect_right(starts, span.start) - 1
    return min((abs(other - number) if other >= number else 9 for other in said), default=9)
