"""Where an event took place, by the words around it."""

import re

from articles.extraction.engagements.story import Story
from articles.extraction.facts import Span
from articles.extraction.reading import CountryMention, PlaceMention, within

_AT = re.compile(
    r"\b(?:in|at|to|near|outside|for|into|from|off|reached|visit(?:ed|s|ing)?|tour(?:ed)?)\s*(?:the )?"
    r"(?:[\w'-]+ ){0,4}(?:(?:city|port|capital|visit|tour) of |capital,? |[\w' -]{0,40}, )?$"
    r"|\bvenue (?:is|remains|will be) $"
)
# Of what is spoken about or comes next, not of what takes place: focusing on mine clearance in Strelsau.
_ELSEWHERE = re.compile(
    r"\b(?:focus\w+|discuss\w+|address\w*|cover(?:ed|ing)|concerning|regarding|about|situation"
    r"|invit\w+|agreed|propos\w+"
    r"|which (?:ends?|ended|beg[ai]ns?|started|starts|concludes?|will end|closes?)|fly(?:ing)?"
    r"|flies|travel\w*|leav(?:e|es|ing)|left for|depart\w*|head(?:s|ed|ing)|return\w*|attaché|attache"
    r"|adviser|ambassador)\b"
)
_OF_A_DEED = re.compile(
    r" (?:blast|attack|bombing|earthquake|agreement|declaration|treaty|process|conflict|war|pact)\b"
)
_ALSO = re.compile(r"\balso\b[^,;]{0,25}$")
_EMBASSY = re.compile(r"\b(?:embassy|high commission|consulate(?: general)?|mission) (?:in|to)\s*$")
_HERE = re.compile(r"\bhere\b")
_THERE = re.compile(r"\bthere\b(?! (?:is|are|was|were|will|has|have))")
_INTO = re.compile(
    r"\b(?:to|in|into|visit(?:ed|s|ing)?|toured?|for|of|reached|at|from|throughout|across)\s+(?:the )?"
    r"(?:capital (?:of )?|neighbou?ring |northern |southern |eastern |western )?$"
)
_AGAINST = re.compile(
    r"\b(?:views? on|stance on|policy on|sanctions on|support (?:for|to)|over|against|about|amid"
    r"|regarding|concerning|threats? (?:from|of)|war in|situation in|conflict"
    r" in|crisis in|invasion of|developments in|aggression|attack on|missions? in|peace in|back from"
    r"|embassy in|high commission in|consulate in|embassy to|commission to|consulate general in"
    r"|(?:left|leaving|departed)(?! for)"
    r"|flew in from|fresh from|coming from|after leaving|arrived from)\s+(?:the )?(?:\w+ )?$"
)


def place_of(story: Story, places: list[PlaceMention], clause: Span, trigger: Span) -> PlaceMention | None:
    """Return which of the places of a sentence the clause around a trigger names for the event."""
    best, least = None, 10_000
    for place in places:
        if place.span.start < clause.start or place.span.end > clause.end:
            continue
        if place.dateline or place.kind == "building":
            continue
        before = story.low[max(clause.start, place.span.start - 70) : place.span.start]
        qualifies = place.span.end + 1 == trigger.start  # the Ruritania-Graustark talks, his Strelsau trip
        if not (qualifies or _AT.search(before)):
            continue
        between = story.low[trigger.end : place.span.start]
        if _ELSEWHERE.search(between) or _OF_A_DEED.match(story.low, place.span.end):
            continue
        if _AGAINST.search(before) or _ALSO.search(before) or _in_a_list(story, place):
            continue
        after = place.span.start - trigger.end
        distance = after if after >= 0 else trigger.start - place.span.end + 30
        if distance < least:
            best, least = place, distance
    if (
        best is None
        and story.low.find("here", *clause) >= 0
        and _HERE.search(story.low, clause.start, clause.end)
    ):
        return story.dateline
    return best


def _in_a_list(story: Story, place: PlaceMention) -> bool:
    """Say whether a name is the last in a list of countries: from Ruritania, Graustark and Luxembourg."""
    named = within(story.reading.countries, Span(max(0, place.span.start - 40), place.span.end))
    here = [country for country in named if country.span == place.span]
    gap = story.low[named[-2].span.end : place.span.start] if here and len(named) > 1 else "."
    return gap.strip() in ("and", ",", ", and", "or")


def spoken_about(story: Story, place: PlaceMention, start: int) -> bool:
    """Say whether a place is one that those who met spoke about, or went on to."""
    return bool(_ELSEWHERE.search(story.low, max(start, place.span.start - 70), place.span.start))


def of_embassy(story: Story, place: PlaceMention) -> bool:
    """Say whether a place only tells which embassy is meant: the High Commission in Strelsau."""
    return bool(_EMBASSY.search(story.low, max(0, place.span.start - 30), place.span.start))


def means_there(story: Story, clause: Span) -> bool:
    """Say whether a clause points to the place last named: "there"."""
    return story.low.find("there", *clause) >= 0 and bool(_THERE.search(story.low, *clause))


def countries_of(story: Story, countries: list[CountryMention], clause: Span) -> list[CountryMention]:
    """Return which countries of a sentence can be sides in a clause: not those only spoken about."""
    found = []
    for country in countries:
        if clause.start <= country.span.start and country.span.end <= clause.end:
            before = story.low[max(clause.start, country.span.start - 40) : country.span.start]
            if not _AGAINST.search(before):
                found.append(country)
    return found


def destination(story: Story, clause: Span, trigger: Span) -> str:
    """Return the country that a visit goes to, as the clause names it: "to Ruritania"."""
    near = [(c.span, c.code, c.kind) for c in within(story.reading.countries, clause)]
    near += [
        (p.span, p.country, "name")
        for p in within(story.reading.places, clause)
        if p.country and not p.dateline
    ]
    for span, code, kind in sorted(near, key=lambda item: (item[0].start < trigger.start, item[0].start)):
        before = story.low[max(clause.start, span.start - 40) : span.start]
        if _ALSO.search(before):
            continue
        if kind != "adjective" and _INTO.search(before) and not _AGAINST.search(before):
            return code
        if kind == "adjective" and re.match(
            r" (?:capital|city|port|soil|town|base|island)", story.low[span.end : span.end + 12]
        ):
            return code
    return ""
