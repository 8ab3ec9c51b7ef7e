"""Between whom a paper is: the countries that the text names as its parties."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from articles.extraction.agreements.papers import Paper
from articles.extraction.facts import PartyFact, Span
from articles.extraction.reading import CountryMention, Mention, PlaceMention, Reading, within

_BETWEEN = re.compile(r"\b(?:between|among|amongst|of)\b")
_WITH = re.compile(r"\bwith\b(?! (?:an? |the )?(?:eye|view|aim|goal|focus|emphasis)\b)")
_AND = re.compile(r"(?:,? and (?:the )?|, (?:the )?)")
_CLAUSE_END = re.compile(
    r"[;.]\s|\b(?:in the presence|witness|during|after|before|which|that|who|when|while|on the sidelines)\b"
)
_PLACE = re.compile(r"\b(?:in|at|from|to|near|outside|of)\s+$")
_BOTH = re.compile(r"[^.;:()]{0,60}?\b(?:between|of|by) (?:the )?(?:two|both) \w+")
_GOVERNS = re.compile(
    r"(?:,? and (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)? (?:have|has|had|will|would|plan|agreed|signed|sign|are"
    r"|were|is|was|said|want)\b"
)
_APART = re.compile(r"[,;.]\s|\b(?:and|have|has|will|sign|signed|in|on|a|an|the|to|with)\s")
REACH = 260
_SIGNING = {"signed", "initialled", "exchanged", "adopted", "renewed"}


class Parties(NamedTuple):
    """The parties that a mention of a paper tells of, and how surely: 3 outright, 0 not at all."""

    strength: int
    parties: tuple[PartyFact, ...]

    @property
    def codes(self) -> frozenset[str]:
        """The countries."""
        return frozenset(party.country for party in self.parties)


def find_parties(reading: Reading, paper: Paper, sides: Sequence[str]) -> Parties:
    """Return the parties that the sentence of a paper names, with the bodies that stand for them."""
    whole = reading.document.sentences[paper.sentence].span
    here = Span(max(whole.start, paper.span.start - REACH), min(whole.end, paper.span.end + REACH))
    strength, parties = _countries(reading, paper, sides, here)
    bodies = _bodies(reading, paper, here) if strength else {}
    return Parties(strength, tuple(_represented(party, bodies) for party in parties))


def _countries(reading: Reading, paper: Paper, sides: Sequence[str], here: Span) -> Parties:
    """Return the countries that the sentence of a paper names as its parties."""
    text, around = reading.text, _named_around(reading, here)
    between = _after(text, _BETWEEN, paper, here, around)
    if len(_codes(between)) >= 2:
        return Parties(3, _facts(between))
    if len(sides) > 1 and (of_both := _BOTH.match(text, paper.span.end, here.end)):
        return Parties(2, tuple(PartyFact(code, "", (Span(*of_both.span()),)) for code in sides[:2]))
    compound = [m for m in around if _joined_to(text, m, paper)]
    if len(_codes(compound)) >= 2:
        return Parties(3, _facts(compound))
    if subject := _subject_of(text, paper, around):
        return Parties(3, _facts(subject))
    if partner := _after(text, _WITH, paper, here, around)[:2]:
        subject = [m for m in around if m.span.end <= paper.span.start and m.code not in _codes(partner)]
        if subject:
            return Parties(3, _facts([subject[-1], *partner]))
        others = [code for code in sides if code not in _codes(partner)][:1]
        return Parties(2, _facts(partner) + tuple(PartyFact(code) for code in others))
    signers = _of_signers(reading, paper)
    if len(signers) >= 2:
        return Parties(2, signers)
    number = len(_codes(around))
    return Parties(1 if 2 <= number <= 4 else 0, _facts(around) if 1 <= number <= 4 else ())


def _bodies(reading: Reading, paper: Paper, here: Span) -> dict[str, Mention]:
    """Return the bodies by country: those after "between", or the subject where that is no person."""
    mentions = within(reading.institution_mentions, here)
    after = [m for m in mentions if m.span.start >= paper.span.end]
    before = [m for m in mentions if m.span.end <= paper.span.start]
    joined = _BETWEEN.search(reading.text, paper.span.end, after[0].span.start) if after else None
    chosen = after if joined else before
    if chosen is before and within(reading.official_mentions, here):
        return {}
    country = {fact.key: fact.country for fact in reading.institutions} if chosen else {}
    return {country[m.key]: m for m in reversed(chosen) if country.get(m.key)}


def _represented(party: PartyFact, bodies: dict[str, Mention]) -> PartyFact:
    """Return the party with the body that stands for it, if one is named."""
    if body := bodies.get(party.country):
        return replace(party, institution=body.key, spans=(*party.spans, body.span))
    return party


def _named_around(reading: Reading, here: Span) -> list[CountryMention]:
    """Return the countries that the passage names, outright or by a city that stands for the government."""
    named = [m for m in within(reading.countries, here) if not _is_place(reading.text, m)]
    for place in within(reading.places, here):
        if place.country and place.kind == "city" and _speaks(reading.text, place):
            named.append(CountryMention(place.span, place.country, "capital"))
    return sorted(named, key=lambda mention: mention.span)


def story_sides(reading: Reading) -> list[str]:
    """Return the countries that the story is about, the most prominent first."""
    engaged = Counter(
        side.country for engagement in reading.engagements for side in engagement.sides if side.country
    )
    votes: Counter[str] = Counter({code: 4 * number for code, number in engaged.items()})
    for official in reading.officials:
        if official.country:
            votes[official.country] += 2 * min(len(official.mentions), 4)
    lead = max((sentence.span.end for sentence in reading.document.sentences[:3]), default=0)
    for mention in reading.countries:
        votes[mention.code] += 3 if mention.span.start < lead else 1
    ranked = [code for code, _ in votes.most_common(4)]
    if len(ranked) == 1 and reading.known.country and reading.known.country not in ranked:
        ranked.append(reading.known.country)
    return ranked


def _after(
    text: str, opening: re.Pattern[str], paper: Paper, here: Span, around: Sequence[CountryMention]
) -> list[CountryMention]:
    """Return the countries that follow "between" or "with" after the paper, to the end of the clause."""
    for match in opening.finditer(text, paper.span.end, here.end):
        stop = _CLAUSE_END.search(text, match.end(), here.end)
        high = stop.start() if stop else here.end
        found = [m for m in around if match.end() <= m.span.start < high]
        if found and (match[0] != "of" or match.start() - paper.span.end < 2):
            return found
        if match[0] == "with":
            break
    return []


def _subject_of(text: str, paper: Paper, around: Sequence[CountryMention]) -> list[CountryMention]:
    """Return the countries that open the sentence as its subject: Japan and the Philippines signed a pact."""
    row: list[CountryMention] = []
    for mention in around:
        between = text[row[-1].span.end : mention.span.start] if row else ""
        if mention.span.end > paper.span.start or mention.kind == "adjective":
            break
        if row and not (between and _AND.fullmatch(between)):
            break
        row.append(mention)
    signing = any(step.code in _SIGNING and step.span.end <= paper.span.start for step in paper.steps)
    return row if signing and len(_codes(row)) >= 2 else []


def _joined_to(text: str, mention: CountryMention, paper: Paper) -> bool:
    """Tell whether the country is part of the name: a Cambodia-China agreement, the Philippine-U.S. pact."""
    if not paper.phrase.start - 40 <= mention.span.start < paper.span.start:
        return False
    return not _APART.search(text[mention.span.end : paper.span.start])


def _is_place(text: str, mention: CountryMention) -> bool:
    """Tell whether a capital is only where something happened."""
    return mention.kind == "capital" and bool(
        _PLACE.search(text, max(0, mention.span.start - 10), mention.span.start)
    )


def _speaks(text: str, place: PlaceMention) -> bool:
    """Tell whether a city stands for its government: Moscow and Hanoi plan to sign."""
    if place.dateline or _PLACE.search(text[max(0, place.span.start - 10) : place.span.start]):
        return False
    after = text[place.span.end : place.span.end + 60]
    return bool(_GOVERNS.match(after))


def _codes(mentions: Sequence[CountryMention]) -> list[str]:
    return list(dict.fromkeys(mention.code for mention in mentions))


def _facts(mentions: Sequence[CountryMention]) -> tuple[PartyFact, ...]:
    """Return the parties, each with the places that name it."""
    spans: dict[str, list[Span]] = {}
    for mention in mentions:
        spans.setdefault(mention.code, []).append(mention.span)
    return tuple(PartyFact(code, "", tuple(places)) for code, places in spans.items())


def _of_signers(reading: Reading, paper: Paper) -> tuple[PartyFact, ...]:
    """Return the countries of those who signed."""
    keys = {key: span for step in paper.steps for key, span in step.signers}
    if not keys:
        return ()
    country = {official.key: official.country for official in reading.officials if official.key in keys}
    spans: dict[str, list[Span]] = {}
    for key, span in keys.items():
        if code := country.get(key):
            spans.setdefault(code, []).append(span)
    return tuple(PartyFact(code, "", tuple(places)) for code, places in spans.items())
