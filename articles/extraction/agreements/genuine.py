"""Whether what looks like a paper is one: between sides, and more than a promise or a turn of phrase."""

import re
from collections.abc import Sequence

from articles.extraction.agreements.grouping import Group
from articles.extraction.agreements.papers import Paper
from articles.extraction.reading import Reading

_SAID_BY_OTHERS = re.compile(
    r"\b(?:analysts?|professor|lecturer|researchers?|experts?|think[- ]tank|political scientist|observers|"
    r"commentators?|activists?|critics)\b"
)
_ARMS = re.compile(
    r"\b(?:launchers?|rockets?|frigates?|submarines?|jets?|fighters?|aircraft|helicopters?|missiles?|tanks?|vehicles?|drones?"
    r"|radars?|"
    r"warships?|ships?|boats?|corvettes?|vessels?|howitzers?|artillery|ammunition|munitions?|weapons?"
    r"|arms|trucks?|"
    r"procurement|equipment|armou?red|rifles?|air defen[cs]e|torpedo(?:es)?|engines?|simulators?"
    r"|satellites?)\b",
    re.IGNORECASE,
)
_BETWEEN_SIDES = re.compile(
    r"co-?operat|joint|action|work|bilateral|minutes|protocol|terms of|procedures|roadmap|road map|record"
    r"|operational|training|exercise"
)
_COMMON = {"plan", "statement", "other", "minutes", "protocol"}  # their nouns have other uses
_FIRM = {"signed", "initialled", "followed", "in_force", "renewed", "amended"}
_FIRM |= {"terminated", "suspended", "expired"}
_TOLD = {"negotiated", "coming", "implemented", "exchanged", "adopted"}


def is_genuine(reading: Reading, group: Group, sides: Sequence[str]) -> bool:
    """Tell whether the mentions amount to a paper between sides."""
    parties = {code for found in group.parties for code in found.codes}
    if len(parties | set(sides)) < 2 or not _is_one(group):
        return False
    if group.kind in ("contract", "deal") and not _is_bargain(reading, group):
        return False
    firm = bool(group.codes & _FIRM)
    if "ratified" in group.codes and any(found.strength for found in group.parties):
        firm = True
    if not firm and all(_said_by_others(reading, paper) for paper in group.papers):
        return False
    if firm or any(paper.date for paper in group.papers):
        return group.kind != "plan" or "signed" in group.codes or _is_between_sides(reading, group)
    return _is_told(reading, group)


def is_about_arms(reading: Reading, group: Group) -> bool:
    """Tell whether the words around it, or the headline, speak of arms or equipment."""
    head = reading.document.sentences[:1]
    if (
        head
        and head[0].zone == "headline"
        and _ARMS.search(reading.text, head[0].span.start, min(head[0].span.end, head[0].span.start + 300))
    ):
        return True
    return any(
        _ARMS.search(reading.text, max(0, paper.phrase.start - 200), paper.phrase.end + 160)
        for paper in group.papers
    )


def _is_one(group: Group) -> bool:
    """Tell whether it is more than "agreements" in general."""
    for paper in group.papers:
        dated = paper.words and any(step.date for step in paper.steps)
        if not paper.plural or paper.count > 1 or paper.named or paper.date or dated:
            return True
    return False


def _is_bargain(reading: Reading, group: Group) -> bool:
    """Tell whether a contract or deal is one for arms, or one that two sides signed."""
    between_two = max(found.strength for found in group.parties)
    if is_about_arms(reading, group):
        one_named = bool(group.codes & {"signed", "followed"}) and any(found.codes for found in group.parties)
        return group.kind == "deal" or between_two >= 1 or one_named
    return group.kind == "deal" and "signed" in group.codes and between_two >= 2


def _is_told(reading: Reading, group: Group) -> bool:
    """Tell whether a paper that is neither signed nor dated is named with enough to be one."""
    named = any(paper.named or paper.acronym for paper in group.papers)
    if group.kind in _COMMON:
        known = any(_has_name(reading.text, paper) for paper in group.papers)
        if known and group.kind == "plan" and reading.engagements and _is_between_sides(reading, group):
            return True  # the Roadmap for Defence Cooperation
        enough = group.codes if group.kind == "plan" else group.codes - {"applied", "reached"}
        return bool((enough and _is_between_sides(reading, group)) or (named and group.codes))
    if named or group.codes & _TOLD or group.kind in ("mou", "letter_of_intent"):
        return True
    known = any(paper.words for paper in group.papers) or any(found.strength >= 2 for found in group.parties)
    return "applied" in group.codes and known


def _has_name(text: str, paper: Paper) -> bool:
    """Tell whether the noun itself has a capital: the Roadmap for Defence Cooperation."""
    noun = text[paper.span.start : paper.span.end].split("(")[0].split()[-1]
    return paper.named and noun[:1].isupper()


def _is_between_sides(reading: Reading, group: Group) -> bool:
    """Tell whether a plan, statement or the like is worded as one between sides."""
    spans = [paper.phrase for paper in group.papers]
    return any(_BETWEEN_SIDES.search(reading.text[span.start : span.end].lower()) for span in spans)


def _said_by_others(reading: Reading, paper: Paper) -> bool:
    """Tell whether only someone who has no office speaks of the paper."""
    here = reading.document.sentences[paper.sentence].span
    low, high = max(here.start, paper.span.start - 300), min(here.end, paper.span.end + 300)
    return bool(_SAID_BY_OTHERS.search(reading.text, low, high))
