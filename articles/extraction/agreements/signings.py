"""Where an agreement was signed: the engagement of the same day, or of the same or the last sentence."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from articles.extraction.facts import AgreementFact, EngagementFact, Span
from articles.extraction.reading import Reading

MOST = 60  # engagements that are looked at: no report tells of more
_RANK = {"ceremony": 0, "talks": 1, "meeting": 2, "video_conference": 2, "dialogue": 2, "visit": 4}


def link_signings(reading: Reading) -> list[AgreementFact]:
    """Return the agreements of the reading, each signed one with the engagement at which it was signed."""
    starts = [sentence.span.start for sentence in reading.document.sentences]
    return [_linked(reading, fact, starts) for fact in reading.agreements]


def _linked(reading: Reading, fact: AgreementFact, starts: Sequence[int]) -> AgreementFact:
    """Return the agreement with its engagement; an undated one takes the day of that."""
    if fact.signed_at or fact.status not in ("signed", "planned"):
        return fact
    engagement = _engagement_of(reading, fact, starts)
    if engagement is None:
        return fact
    fact = replace(fact, signed_at=engagement.key)
    day = engagement.date
    if fact.date is not None or day is None or "/" in day.edtf or fact.status != "signed":
        return fact
    return replace(fact, date=day, evidence={**fact.evidence, "date": day.spans})


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
    if engagement.kind in ("call", "award", "port_call", "exercise"):
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
