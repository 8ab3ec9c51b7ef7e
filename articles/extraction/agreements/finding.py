"""From the mentions of papers in a text to agreements with status, date, parties and signatories."""

import re
from collections.abc import Sequence

from articles.extraction.agreements.grouping import Group, group_papers
from articles.extraction.agreements.papers import Paper, Step, find_papers
from articles.extraction.agreements.parties import find_parties, story_sides
from articles.extraction.agreements.steps import attach_steps
from articles.extraction.agreements.words import find_words
from articles.extraction.document import STORY
from articles.extraction.facts import AgreementFact, DateFact, PartyFact, SignatoryFact, Span
from articles.extraction.reading import DateMention, Reading

_SAID_BY_OTHERS = re.compile(
    r"\b(?:analysts?|professor|lecturer|researchers?|experts?|think[- ]tank|political scientist|observers|commentators?|"
    r"activists?|critics)\b"
)
_ARMS = re.compile(
    r"\b(?:frigates?|submarines?|jets?|fighters?|aircraft|helicopters?|missiles?|tanks?|vehicles?|drones?|radars?|"
    r"warships?|corvettes?|vessels?|patrol boats?|howitzers?|artillery|ammunition|munitions?|weapons?|arms|"
    r"arms deal|procurement|defen[cs]e equipment|armou?red|rifles?|air defen[cs]e|torpedo(?:es)?|engines?)\b",
    re.IGNORECASE,
)
_PAPERS = {"plan", "statement", "other", "minutes", "protocol"}  # their nouns are common words
_SIGNED = ("signed", "exchanged", "adopted", "reached")
_EVENTS = (
    "terminated",
    "suspended",
    "expired",
    "renewed",
    "amended",
    "in_force",
    "ratified",
    "signed",
    "initialled",
)


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
    first = min((s.paragraph for s in sentences if s.zone == "body"), default=0)
    mentions = [
        (
            paper,
            find_parties(reading, paper, sides),
            sentences[paper.sentence].zone != "body" or sentences[paper.sentence].paragraph <= first,
        )
        for paper in papers
    ]
    groups = [group for group in group_papers(mentions) if _is_real(reading, group, sides)]
    fallback = _main_parties(reading, groups, sides)
    found = [_fact(reading, group, fallback) for group in _counted(groups)]
    if not reading.engagements and all(fact.status == "referenced" for fact in found):
        return []
    return [_keyed(fact, number) for number, fact in enumerate(found, 1)]


def _is_real(reading: Reading, group: Group, sides: Sequence[str]) -> bool:
    """Tell whether the mentions amount to a paper, and not to a promise, a habit or a phrase."""
    codes = group.codes
    parties = {code for found in group.parties for code in found.codes}
    if len(parties | set(sides)) < 2:
        return False
    firm = codes & {
        "signed",
        "initialled",
        "terminated",
        "suspended",
        "renewed",
        "amended",
        "expired",
        "in_force",
    }
    if "ratified" in codes and any(found.strength for found in group.parties):
        firm = firm | {"ratified"}
    named = any(paper.named or paper.acronym for paper in group.papers)
    dated = any(paper.date for paper in group.papers)
    plural_only = all(paper.plural and paper.count == 1 for paper in group.papers)
    if plural_only and not named and not dated:
        return False
    if group.kind == "contract" and all(found.strength < 1 for found in group.parties):
        return False
    if group.kind in ("contract", "deal") and not _about_arms(reading, group):
        return (
            bool(firm & {"signed"}) and group.kind == "deal" and any(p.strength >= 2 for p in group.parties)
        )
    if not firm and all(_said_by_others(reading, paper) for paper in group.papers):
        return False
    if firm or dated:
        return group.kind not in ("plan",) or _is_cooperation(reading, group) or "signed" in codes
    if group.kind in _PAPERS:
        enough = codes if group.kind == "plan" else codes - {"applied", "reached"}
        return bool((enough and _is_cooperation(reading, group)) or (named and codes))
    if codes & {"negotiated", "coming", "implemented", "exchanged", "adopted"}:
        return True
    if group.kind in ("mou", "letter_of_intent"):
        return True
    if named:
        return True
    told = any(paper.words for paper in group.papers) or any(found.strength >= 2 for found in group.parties)
    return "applied" in codes and told


def _said_by_others(reading: Reading, paper: Paper) -> bool:
    """Tell whether only someone who has no office speaks of the paper."""
    here = reading.document.sentences[paper.sentence].span
    low, high = max(here.start, paper.span.start - 300), min(here.end, paper.span.end + 300)
    return bool(_SAID_BY_OTHERS.search(reading.text, low, high))


def _is_cooperation(reading: Reading, group: Group) -> bool:
    """Tell whether a plan, statement or the like is one between sides."""
    for paper in group.papers:
        noun = reading.text[paper.phrase.start : paper.phrase.end].lower()
        if re.search(
            r"co-?operat|joint|action|work|bilateral|minutes|protocol|terms of|procedures|roadmap|road map|record",
            noun,
        ):
            return True
    return False


def _about_arms(reading: Reading, group: Group) -> bool:
    return any(
        _ARMS.search(reading.text, max(0, paper.phrase.start - 120), paper.phrase.end + 160)
        for paper in group.papers
    )


def _counted(groups: list[Group]) -> list[Group]:
    """Return the groups, a counted one as often as it counts papers that are not named by themselves."""
    result = []
    for group in groups:
        count = group.count
        if count > 1:
            first = group.papers[0].sentence
            own = [
                other
                for other in groups
                if other is not group
                and other.count == 1
                and 0 <= other.papers[0].sentence - first <= 3
                and (other.kind == group.kind or group.kind in ("agreement", "any", "deal"))
            ]
            result.extend([group] * max(0, count - len(own)))
        else:
            result.append(group)
    return result


def _main_parties(reading: Reading, groups: Sequence[Group], sides: Sequence[str]) -> tuple[PartyFact, ...]:
    """Return who a paper is between where its own sentences do not say: those of the text's main paper, or event."""
    known = [(len(group.papers), found) for group in groups for found in group.parties if found.strength > 0]
    for engagement in reading.engagements[:1]:
        if len(engagement.sides) >= 2:
            return tuple(PartyFact(side.country) for side in engagement.sides)
    if known:
        return tuple(PartyFact(party.country) for party in max(known, key=lambda pair: pair[0])[1].parties)
    return tuple(PartyFact(code) for code in sides[:2])


def _fact(reading: Reading, group: Group, fallback: tuple[PartyFact, ...]) -> AgreementFact:
    """Return the agreement that a group of mentions makes."""
    steps = group.steps
    status, said = _status(steps)
    date = _date(group, status)
    parties = _parties(group, fallback)
    titled = max(group.papers, key=lambda paper: (paper.named, len(paper.title)))
    covers = next((paper for paper in group.papers if paper.covers), None)
    kind = _kind(reading, group)
    signers: dict[str, list[Span]] = {}
    for step in steps:
        for key, span in step.signers:
            signers.setdefault(key, []).append(span)
    evidence = {
        "": tuple(paper.phrase for paper in group.papers),
        "kind": (titled.span,),
        "status": tuple(step.span for step in said) or (titled.span,),
    }
    if titled.title:
        evidence["title"] = (titled.phrase,)
    if date:
        evidence["date"] = date.spans
    if covers and covers.covers_span:
        evidence["covers"] = (covers.covers_span,)
    return AgreementFact(
        key="",
        kind=kind,
        status=status,
        event=_event(steps, status),
        title=titled.title,
        date=date,
        covers=covers.covers if covers else "",
        parties=parties,
        signatories=tuple(SignatoryFact(key, tuple(spans)) for key, spans in signers.items()),
        evidence=evidence,
        confidence=_confidence(group, status, steps),
    )


def _kind(reading: Reading, group: Group) -> str:
    if group.kind in ("deal", "any"):
        return "contract" if _about_arms(reading, group) else "agreement"
    return group.kind


def _status(steps: Sequence[Step]) -> tuple[str, list[Step]]:
    """Return the status that the steps give, by rule: signed at any time, else in force, else planned, else named."""
    done = [step for step in steps if not step.planned]
    for status, codes, among in (
        ("signed", ("signed",), done),
        (
            "signed",
            ("exchanged", "adopted", "reached"),
            done if not any(s.planned and s.code == "signed" for s in steps) else [],
        ),
        ("in_force", ("in_force", "renewed"), done),
        (
            "planned",
            ("signed", "initialled", "negotiated", "coming", "postponed", "adopted", "reached", "exchanged"),
            steps,
        ),
        ("planned", ("initialled",), steps),
        ("in_force", ("implemented", "applied"), steps),
        ("in_force", ("renewed", "in_force"), steps),
    ):
        if said := [step for step in among if step.code in codes]:
            return status, said
    return "referenced", []


def _event(steps: Sequence[Step], status: str) -> str:
    """Return the last step of its history that the text tells."""
    done = {step.code for step in steps if not step.planned}
    for code in _EVENTS:
        if code in done:
            return code
    if status == "signed":
        return "signed"
    if status == "planned":
        return "announced" if any(step.code == "signed" for step in steps) else "negotiated"
    return "in_force" if status == "in_force" else ""


def _date(group: Group, status: str) -> DateFact | None:
    """Return the day of signing; where only another day is given, that day."""
    wanted = [("signed", "exchanged", "adopted", "reached"), ("initialled", "renewed", "in_force", "amended")]
    if status == "planned":
        wanted = [("signed", "adopted", "exchanged"), ("initialled", "negotiated")]
    for codes in wanted:
        for step in group.steps:
            if (
                step.code in codes
                and step.date
                and (step.planned == (status == "planned") or step.code == "initialled")
            ):
                return _as_fact(step.date)
        if own := next((paper.date for paper in group.papers if paper.date), None):
            return _as_fact(own)
    return None


def _as_fact(date: DateMention) -> DateFact | None:
    """Return the date; of a span of days only the month, for a paper is signed on one day."""
    first, _, last = date.edtf.partition("/")
    if last and first[:7] != last[:7]:
        return None
    return DateFact(first[:7] if last else first, date.basis, (date.span,))


def _parties(group: Group, fallback: tuple[PartyFact, ...]) -> tuple[PartyFact, ...]:
    """Return the parties that the mentions tell of most surely."""
    best = max(group.parties, key=lambda found: found.strength)
    return best.parties if best.strength >= 1 else fallback


def _confidence(group: Group, status: str, steps: Sequence[Step]) -> float:
    """Return how sure it is: less where the parties are those of the story, or it is only named."""
    sure = 0.95 if any(found.strength >= 2 for found in group.parties) else 0.8
    if status == "referenced" or not steps:
        sure -= 0.2
    if all(step.code in ("applied", "reached", "negotiated") for step in steps):
        sure -= 0.1
    return round(sure, 2)


def _keyed(fact: AgreementFact, number: int) -> AgreementFact:
    from dataclasses import replace

    return replace(fact, key=f"agreement-{number}")
