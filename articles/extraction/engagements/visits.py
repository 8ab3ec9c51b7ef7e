"""Visits: who goes where, and on to where."""

import re
from dataclasses import replace

from articles.extraction.engagements.actor import Actor
from articles.extraction.engagements.clauses import Clause
from articles.extraction.engagements.frame import Frame, Scene
from articles.extraction.engagements.places import destination
from articles.extraction.engagements.ships import by_ship
from articles.extraction.engagements.story import Story
from articles.extraction.engagements.times import choose_date
from articles.extraction.engagements.triggers import Trigger
from articles.extraction.facts import Span
from articles.extraction.reading import within

_GENERIC = re.compile(
    r"\b(?:exchange of|exchanges? |mutual|reciprocal|high-level|regular|frequent|future|more|port"
    r"|several|many"
    r"|field|family|school|invit\w+ (?:\w+ ){0,6}to|opportunity to|tours? and)\s*(?:\w+ )?$"
)
_UNDER_WAY = re.compile(r"\b(?:is|are)\b[^,;.]{0,40}$|\bwho is\b[^;.]{0,50}$|\bduring\b[^,;.]{0,40}$")
_THE_COUNTRY = re.compile(
    r"(?: to)? the (?:[\w-]+ ){0,2}(?:republic|kingdom|country|nation|sultanate|emirate|island)\b"
)
_THE_VISIT = re.compile(r"\b(?:the|this|his|her|their) (?:[\w-]+ ){0,2}(?:visit|trip|tour)$")
_TO_A_BUILDING = re.compile(
    r" to (?:the|a|an) (?:[\w'-]+ ){0,4}?(?:schools?|academy|base|headquarters|barracks|factory"
    r"|plant|museum|memorial"
    r"|university|camp|college|hospital|shipyard|institute|unit|cemetery|cent(?:re|er))\b"
)
_LEAVES = re.compile(r"(?:left|leaves|departed|departs|returned|returns)\b")
_STAYS = re.compile(r"(?:is|are|was|were|currently|now|staying)\b")
_BEFORE = re.compile(r"\b(?:before|ahead of|prior to) $")
_VERB = re.compile(r"\b(?:to|will|would|shall|also|may|can|could|must|should|did|not|who|and|then)\s+$")
_IS = re.compile(r"\b(?:is|are|was|were|been|be|while|after|before|by|currently)\s+$")
_NEXT = re.compile(r"(?:,|\band|, and)(?: then| later| to| in)* $")


def as_verb(story: Story, trigger: Trigger) -> Trigger:
    """Return the word "visit" as the verb that it is in "will visit"."""
    low, span = story.low, trigger.span
    if low[span.start : span.end] not in ("visit", "visits", "tour", "tours") or low.startswith(
        (" to ", " by ", " of ", " from "), span.end
    ):
        return trigger
    verb = _VERB.search(low, max(0, span.start - 8), span.start)
    return replace(trigger, grammar="verb") if verb else trigger


def is_epithet(scene: Scene, trigger: Trigger) -> bool:
    """Say whether "visiting" stands before someone's title: the visiting Ruritanian minister."""
    low, (start, end) = scene.low, trigger.span
    acts = _IS.search(low, max(0, start - 12), start)
    reach, breaks = (70, r"[;,]") if acts else (160, r"[;.]")
    following = [a for a in scene.actors if a.named and 0 <= a.span.start - end < reach]
    if not following:
        return False
    between = low[end : following[0].span.start].replace("u.s.", "")
    return not re.search(breaks + r"|\b(?:and|met|to|with)\b", between)


def read_epithet(scene: Scene, trigger: Trigger) -> Frame:
    """Read "the visiting Ruritanian defence minister": its bearer is on a visit where the story is told."""
    frame = Frame("visit", trigger, scene.sentence, trigger.span, "held")
    frame.add([actor for actor in scene.actors if actor.span.start > trigger.span.end][:1], "guest")
    return frame


def read(scene: Scene, clause: Clause, frame: Frame) -> list[Frame]:
    """Read "X visited C", "X's visit to C", "X is on a visit"; the visitor alone takes part."""
    low, trigger = scene.low, clause.trigger
    before = low[max(scene.span.start, trigger.span.start - 40) : trigger.span.start]
    if _GENERIC.search(before) and not frame.date:
        return []
    after = [date for date in scene.dates if trigger.span.end <= date.span.start < clause.end]
    if _BEFORE.search(before) and trigger.grammar == "verb" and not after:
        return []  # met X before flying to Strelsau
    frame.country = code = _goal(scene, clause)
    if frame.kind == "visit" and trigger.grammar in ("verb", "visiting"):
        if by_ship(scene.story, scene.sentence) and not clause.left:
            frame.kind = "port_call"
        elif not code and trigger.grammar == "verb" and not _goes_to(scene.story, frame, trigger.span.end):
            frame.place = None
            frame.definite = frame.bare = True  # a barracks, a museum: a stop on a visit told elsewhere
    if trigger.grammar == "noun" and _TO_A_BUILDING.match(low, trigger.span.end):
        frame.definite = frame.bare = True
    visitors = _visitors(scene.story, clause, scene.actors, code)
    if _LEAVES.match(low, *trigger.span):
        story = scene.story
        visitors = [a for a in clause.left if code not in {story.country(key) for key in a.keys}]
        if not visitors:  # the guest went home
            frame.place, frame.country, frame.definite, frame.bare = None, "", True, True
    if frame.kind == "port_call":
        visitors = [actor for actor in visitors if actor.named]
    frame.add(visitors, "guest")
    if trigger.grammar == "visiting" and frame.place and not _goes_to(scene.story, frame, trigger.span.end):
        frame.place = None
    if frame.place and code and frame.place.country != code:
        frame.place = None
    if not code and frame.place and trigger.grammar != "noun":
        frame.country = frame.place.country
    return [frame, *_stops(scene, clause, frame)]


def _goal(scene: Scene, clause: Clause) -> str:
    """Return the country that a visit goes to, as far as its clause tells."""
    story, trigger = scene.story, clause.trigger
    if trigger.grammar == "visiting" and _near(story, trigger.span.end, scene.actors):
        return ""
    code = destination(story, Span(trigger.span.start, clause.end), trigger.span)
    if not code and trigger.grammar != "verb":
        code = destination(story, clause.span, trigger.span)
    if not code and _THE_COUNTRY.search(story.low, trigger.span.end, clause.end):
        own = {story.country(key) for actor in clause.left if actor.named for key in actor.keys}
        code = next((c for c in [story.host_country, *story.pair] if c and c not in own), "")
    return code


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
        foreign = [
            Actor(a.span, keys, a.named)
            for a in choice
            if (keys := tuple(k for k in a.keys if story.country(k) != host))
        ]
        if foreign:
            return foreign
    text = low[max(0, trigger.span.start - 30) : trigger.span.end]
    named = {c.code for c in within(story.reading.countries, clause.span)} - {host}
    meant = (
        any(not actor.named for actor in clause.left) or _THE_VISIT.search(text) or (not clause.left and code)
    )
    if host and (meant or named & {story.country(key) for key in story.people}):
        return [
            Actor(trigger.span, (key,), named=False) for key in story.people if story.country(key) != host
        ]
    return []


def _stands_for(clause: Clause) -> bool:
    """Say whether the subject is only meant, by "he" or "the general"."""
    return bool(clause.left) and not any(actor.named for actor in clause.left)


def _goes_to(story: Story, frame: Frame, start: int) -> bool:
    """Say whether the place follows the word at once, and not a barracks or museum near it."""
    if not frame.place:
        return False
    between = story.low[start : frame.place.span.start]
    return (
        frame.place.span.start >= start
        and len(between) < 30
        and not re.search(r"\b(?:near|outside|from)\b", between)
    )


def _near(story: Story, start: int, actors: list[Actor]) -> list[Actor]:
    """Return those named soon after the word, with nothing but titles between."""
    return [
        a
        for a in actors
        if start <= a.span.start and re.match(r"[^;]{0,70}$", story.low[start : a.span.start])
    ]


def under_way(story: Story, frame: Frame) -> bool:
    """Say whether a visit is told as going on, so that a date beside it is not its first day."""
    start, end = frame.trigger.span
    before = story.low[max(frame.sentence.span.start, start - 60) : start]
    return (
        frame.trigger.grammar == "visiting"
        or bool(_UNDER_WAY.search(before))
        or bool(_STAYS.match(story.low[start:end]))
    )


def _stops(scene: Scene, clause: Clause, frame: Frame) -> list[Frame]:
    """Return a visit for each further country: "Tallinn on 14 March and Riga on 15 March"."""
    if frame.kind != "visit" or not frame.country or not frame.people:
        return []
    reading, rest = scene.story.reading, Span(clause.trigger.span.end, clause.end)
    goals = [(place.span, place.country) for place in within(reading.places, rest) if place.country]
    goals += [(c.span, c.code) for c in within(reading.countries, rest) if c.kind == "name"]
    stops: dict[str, Span] = {}
    for span, code in sorted(goals):
        if code != frame.country and code not in stops and _NEXT.search(scene.low, rest.start, span.start):
            stops[code] = Span(span.start, clause.end)
    if stops:
        first = Span(clause.start, next(iter(stops.values())).start)
        frame.date = choose_date(scene.low, scene.dates, clause.trigger.span, first) or frame.date
    frames = []
    for code, span in stops.items():
        date = choose_date(scene.low, scene.dates, clause.trigger.span, span) or frame.date
        places = (p for p in within(reading.places, span) if p.country == code and p.kind == "city")
        people, spans = dict(frame.people), {key: list(found) for key, found in frame.spans.items()}
        further = replace(frame, date=date, place=next(places, None), country=code, clause=span)
        frames.append(replace(further, people=people, spans=spans))
    return frames
