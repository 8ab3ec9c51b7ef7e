"""Visits and calls of ships: who goes where."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from articles.extraction.document import Sentence
from articles.extraction.engagements.actors import Actor
from articles.extraction.engagements.clauses import Clause
from articles.extraction.engagements.places import destination
from articles.extraction.engagements.story import Story
from articles.extraction.engagements.triggers import Trigger
from articles.extraction.facts import Span
from articles.extraction.reading import within

if TYPE_CHECKING:
    from articles.extraction.engagements.frames import Frame

_SHIP = re.compile(
    r"\b(?:warships?|frigates?|destroyers?|corvettes?|ships?|vessels?|submarines?|flotilla|cutters?|aircraft carrier"
    r"|patrol boats?|minesweepers?|training squadron|naval task (?:force|group)|uss|ins|hms|hmas|hmnzs|fns|rss|kri|bns)\b"
)
_GENERIC = re.compile(r"\b(?:exchange of|exchanges? |mutual|reciprocal|high-level|regular|frequent|future|more|port|several|many|field"
                      r"|family|school|invit\w+ (?:\w+ ){0,6}to|opportunity to|tours? and)\s*(?:\w+ )?$")
_UNDER_WAY = re.compile(r"\b(?:is|are)\b[^,;.]{0,40}$|\bwho is\b[^;.]{0,50}$|\bduring\b[^,;.]{0,40}$")
_THE_COUNTRY = re.compile(r"(?: to)? the (?:[\w-]+ ){0,2}(?:republic|kingdom|country|nation|sultanate|emirate|island)\b")


def is_epithet(story: Story, trigger: Trigger, actors: list[Actor]) -> bool:
    """Say whether "visiting" stands before someone's title: the visiting Ruritanian minister."""
    before = story.low[max(0, trigger.span.start - 12) : trigger.span.start]
    reach = 70 if re.search(r"\b(?:is|are|was|were|been|be|while|after|before|by|currently)\s+$", before) else 160
    following = [a for a in actors if a.named and 0 <= a.span.start - trigger.span.end < reach]
    between = story.low[trigger.span.end : following[0].span.start] if following else ""
    return bool(following) and not re.search(r"[;.]|\b(?:and|met|to|with)\b" if reach == 160 else r"[;,]|\b(?:and|met|to|with)\b", between.replace("u.s.", ""))


def by_ship(story: Story, sentence: Sentence) -> bool:
    """Say whether a sentence speaks of ships."""
    return bool(_SHIP.search(story.low, sentence.span.start, sentence.span.end))


def read(
    story: Story,
    sentence: Sentence,
    clause: Clause,
    actors: list[Actor],
    frame: Frame,
    add: Callable[[Frame, list[Actor], str], None],
) -> list[Frame]:
    """Read "X visited C", "X's visit to C", "X is on a visit", "visiting general X"; the visitor alone takes part."""
    low, trigger = story.low, clause.trigger
    before = low[max(sentence.span.start, trigger.span.start - 40) : trigger.span.start]
    text = low[trigger.span.start : trigger.span.end]
    if _GENERIC.search(before) and not frame.date or text.endswith("at the"):
        return []
    code, span = destination(story, Span(trigger.span.start, clause.end), trigger.span)
    if not code and trigger.grammar != "verb":
        code, span = destination(story, clause.span, trigger.span)
    if trigger.grammar == "visiting" and _near(story, trigger.span.end, actors):
        code = ""  # the visiting Ruritanian minister
    if not code and _THE_COUNTRY.match(low, trigger.span.end) or _THE_COUNTRY.search(low, trigger.span.end, clause.end) and not code:
        own = {story.country(key) for actor in clause.left if actor.named for key in actor.keys}
        code = next((c for c in [story.host_country, *story.pair] if c and c not in own), "")
    frame.country = code
    if frame.kind == "visit" and trigger.grammar in ("verb", "visiting"):
        if by_ship(story, sentence) and not any(actor.named for actor in clause.left):
            frame.kind = "port_call"
        elif not code and trigger.grammar == "verb" and not _goes_to(story, frame, trigger.span.end):
            frame.place = None
            frame.definite = frame.bare = True  # a barracks, a museum: a stop on a visit told elsewhere
    add(frame, _visitors(story, clause, actors, code), "guest")
    if frame.place and code and frame.place.country != code:
        frame.place = None
    if not code and frame.place and trigger.grammar != "noun":
        frame.country = frame.place.country
    return [frame]


def _visitors(story: Story, clause: Clause, actors: list[Actor], code: str) -> list[Actor]:
    """Return those who can be the visitors: of another country than the one visited."""
    low, trigger = story.low, clause.trigger
    near = _near(story, trigger.span.end, actors)
    if trigger.grammar == "visiting":
        choices = [near[:1]] if near else [clause.left]
    elif near and re.match(r" (?:by|of|from) ", low[trigger.span.end : trigger.span.end + 6]):
        choices = [near]
    elif clause.passive:
        choices = [clause.right]
    else:
        choices = [clause.left, clause.right]
    if trigger.grammar == "visiting" and near:
        return near[:1]
    host = code or story.host_country or (story.dateline.country if story.dateline else "")
    for choice in [*choices, *([actors] if code and not _stands_for(clause) else [])]:
        foreign = [Actor(a.span, keys, a.named) for a in choice if (keys := tuple(k for k in a.keys if story.country(k) != host))]
        if foreign:
            return foreign
    text = low[max(0, trigger.span.start - 12) : trigger.span.end]
    named = {c.code for c in within(story.reading.countries, clause.span)} - {host}
    meant = any(not actor.named for actor in clause.left) or re.search(r"\b(?:the|this|his|her|their) (?:\w+ )?(?:visit|trip|tour)$", text) or not clause.left and code
    if host and (meant or named & {story.country(key) for key in story.people}):
        return [Actor(trigger.span, (key,), named=False) for key in story.people if story.country(key) != host]
    return []


def _stands_for(clause: Clause) -> bool:
    """Say whether the subject is only meant, by "he" or "the general"."""
    return bool(clause.left) and not any(actor.named for actor in clause.left)


def _goes_to(story: Story, frame: Frame, start: int) -> bool:
    """Say whether the place follows the word at once, and not a barracks or museum near it."""
    if not frame.place:
        return False
    between = story.low[start : frame.place.span.start]
    return frame.place.span.start >= start and len(between) < 30 and not re.search(r"\b(?:near|outside|from)\b", between)


def _near(story: Story, start: int, actors: list[Actor]) -> list[Actor]:
    """Return those named soon after the word, with nothing but titles between."""
    return [a for a in actors if start <= a.span.start and re.match(r"[^;]{0,70}$", story.low[start : a.span.start])]


def under_way(story: Story, frame: Frame) -> bool:
    """Say whether a visit is told as going on, so that a date beside it is not its first day."""
    before = story.low[max(frame.sentence.span.start, frame.trigger.span.start - 60) : frame.trigger.span.start]
    return frame.trigger.grammar == "visiting" or bool(_UNDER_WAY.search(before)) or "spending" in story.low[
        frame.trigger.span.start : frame.trigger.span.end
    ]


def next_stops(story: Story, clause: Clause, frame: Frame) -> list[tuple[Span, str]]:
    """Return further countries on a journey, each with its part of the clause: "Tallinn on 14 March and Riga on 15 March"."""
    if frame.kind != "visit" or not frame.country:
        return []
    low, stops, seen = story.low, [], {frame.country}
    goals = [(p.span, p.country) for p in within(story.reading.places, Span(clause.trigger.span.end, clause.end)) if p.country]
    goals += [(c.span, c.code) for c in within(story.reading.countries, Span(clause.trigger.span.end, clause.end)) if c.kind == "name"]
    for span, code in sorted(goals):
        joined = re.search(r"(?:,|\band|, and)(?: then| later| to| in)* $", low[clause.trigger.span.end : span.start])
        if joined and code not in seen:
            seen.add(code)
            stops.append((Span(span.start, clause.end), code))
    return stops
