"""From the mentions of papers in a text to agreements with status, date, parties and signatories."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.extraction.agreements.genuine import is_about_arms, is_genuine
from articles.extraction.agreements.grouping import RECENT, Group, group_papers
from articles.extraction.agreements.histories import date_of_group, event_of, status_of
from articles.extraction.agreements.papers import Paper, find_papers
from articles.extraction.agreements.parties import Parties, find_parties, story_sides
from articles.extraction.agreements.steps import attach_steps
from articles.extraction.agreements.words import find_words
from articles.extraction.document import STORY
from articles.extraction.facts import AgreementFact, PartyFact, SignatoryFact, Span
from articles.extraction.reading import Reading
from articles.extraction.topics import topics_within

_WEAK = {"applied", "reached", "negotiated"}


def find_agreements(reading: Reading) -> list[AgreementFact]:
    """Return the agreements that a text tells of; where it tells of no act, one only named is left out."""
    sentences = reading.document.sentences
    words = list(find_words(reading.text))
    nouns = [word for word in words if word.part in ("paper", "later")]
    papers = [p for p in find_papers(reading, nouns) if sentences[p.sentence].zone in STORY]
    if not papers:
        return []
    attach_steps(reading, papers, words)
    sides = story_sides(reading)
    groups = group_papers(_with_parties(reading, papers, sides))
    groups = [group for group in groups if is_genuine(reading, group, sides)]
    fallback = _main_parties(reading, groups, sides)
    found = [_fact(reading, group, fallback) for group in _counted(groups)]
    if not reading.engagements and all(fact.status == "referenced" for fact in found):
        return []
    return [replace(fact, key=f"agreement-{number}") for number, fact in enumerate(found, 1)]


def _with_parties(
    reading: Reading, papers: Sequence[Paper], sides: Sequence[str]
) -> Iterator[tuple[Paper, Parties]]:
    """Yield every mention with the parties that its sentence tells of."""
    for paper in papers:
        yield paper, find_parties(reading, paper, sides)


def _counted(groups: Sequence[Group]) -> list[Group]:
    """Return the groups, a counted one as often as it counts papers that are not named by themselves."""
    result: list[Group] = []
    for number, group in enumerate(groups):
        first, own = group.papers[0].sentence, 0
        for other in groups[max(0, number - RECENT) : number + RECENT] if group.count > 1 else ():
            near = other is not group and 0 <= other.papers[0].sentence - first <= 3
            if (
                near
                and other.count == 1
                and (other.kind == group.kind or group.kind in ("agreement", "deal"))
            ):
                own += 1
        result.extend([group] * max(0, group.count - own))
    return result


def _main_parties(reading: Reading, groups: Sequence[Group], sides: Sequence[str]) -> tuple[PartyFact, ...]:
    """Return who a paper is between where its own sentences do not say: those of the main event, or paper."""
    for engagement in reading.engagements[:1]:
        if len(engagement.sides) >= 2:
            return tuple(PartyFact(side.country) for side in engagement.sides)
    known = [(len(group.papers), found) for group in groups for found in group.parties if found.strength > 0]
    if known:
        return tuple(PartyFact(party.country) for party in max(known, key=lambda pair: pair[0])[1].parties)
    return tuple(PartyFact(code) for code in sides[:2])


def _fact(reading: Reading, group: Group, fallback: tuple[PartyFact, ...]) -> AgreementFact:
    """Return the agreement that a group of mentions makes."""
    status, said = status_of(group.steps)
    date = date_of_group(group, status)
    best = max(group.parties, key=lambda found: found.strength)
    titled = max(group.papers, key=lambda paper: (paper.named, len(paper.title)))
    covers = next((paper for paper in group.papers if paper.covers), None)
    evidence = {
        "": tuple(paper.phrase for paper in group.papers),
        "kind": (titled.span,),
        "status": tuple(step.span for step in said) or (titled.span,),
        "title": (titled.phrase,) if titled.title else (),
        "date": date.spans if date else (),
        "covers": (covers.covers_span,) if covers and covers.covers_span else (),
    }
    return AgreementFact(
        key="",
        kind=_kind(reading, group),
        status=status,
        event=event_of(group.steps, status),
        title=titled.title,
        date=date,
        covers=covers.covers if covers else "",
        parties=best.parties if best.strength else fallback,
        signatories=_signatories(group),
        topics=tuple(topics_within(titled.title)),
        evidence={name: spans for name, spans in evidence.items() if spans},
        confidence=_confidence(group, status),
    )


def _kind(reading: Reading, group: Group) -> str:
    """Return the kind; a deal is a contract where it is one for arms."""
    if group.kind != "deal":
        return group.kind
    return "contract" if is_about_arms(reading, group) else "agreement"


def _signatories(group: Group) -> tuple[SignatoryFact, ...]:
    """Return the officials who signed, each with the places that say so."""
    spans: dict[str, list[Span]] = {}
    for step in group.steps:
        for key, span in step.signers:
            spans.setdefault(key, []).append(span)
    return tuple(SignatoryFact(key, tuple(places)) for key, places in spans.items())


def _confidence(group: Group, status: str) -> float:
    """Return how sure it is: less where the parties are those of the story, or it is only named."""
    sure = 0.95 if any(found.strength >= 2 for found in group.parties) else 0.8
    if status == "referenced":
        sure -= 0.2
    if group.codes <= _WEAK:
        sure -= 0.1
    return round(sure, 2)
