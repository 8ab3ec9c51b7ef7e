"""What one word of protocol tells in its sentence: kind, status, who, when, where."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from articles.extraction.document import Sentence
from articles.extraction.engagements import awards, visits
from articles.extraction.engagements.actors import Actor, actors_in
from articles.extraction.engagements.clauses import Clause, clauses_of
from articles.extraction.engagements.places import countries_of, means_there, place_of
from articles.extraction.engagements.status import status_of, wished
from articles.extraction.engagements.story import Story
from articles.extraction.engagements.times import choose_date
from articles.extraction.engagements.triggers import Trigger
from articles.extraction.facts import DateFact, Span
from articles.extraction.reading import CountryMention, PlaceMention, within


@dataclass(slots=True)
class Frame:
    """An event as one clause tells it."""

    kind: str
    trigger: Trigger
    sentence: Sentence
    clause: Span
    status: str
    people: dict[str, str] = field(default_factory=dict)  # key of the official: role
    spans: dict[str, list[Span]] = field(default_factory=dict)
    witnesses: dict[str, str] = field(default_factory=dict)
    date: DateFact | None = None
    place: PlaceMention | None = None
    country: str = ""  # where a visit goes
    countries: list[CountryMention] = field(default_factory=list)
    definite: bool = False  # "the talks": of an event that is told elsewhere
    named: bool = False  # "the third Defence Policy Dialogue", "Exercise Blue Heron"
    wished: bool = False
    there: bool = False
    same_day: bool = False  # "later in the day"
    bare: bool = False  # "a ceremony", of which all is told by another word


_DEFINITE = re.compile(r"\b(?:the|this|these|that|those|his|her|their|its|same|whose|said|such)\s(?:[\w'-]+ ){0,3}$")
_INDEFINITE = re.compile(r"\b(?:a|an|\w+-way|first|second|third|\d+(?:st|nd|rd|th))\s(?:[\w'-]+ ){0,3}$")
_NUMBERED = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|inaugural|annual|\d+(?:st|nd|rd|th))\b")
_IDIOM = re.compile(r"\s+(?:the |their |its |his |her |our |with |all |any |some )*(?:\w+ )?(?:needs?|demands?|challenges?|requirements?"
                    r"|standards?|targets?|goals?|conditions?|criteria|deadlines?|expectations?|obligations?|press|reporters"
                    r"|journalists|media|resistance|opposition|criticism|every|at the airport|on arrival|on the (?:pier|quay"
                    r"|tarmac|dock)|at the (?:pier|quay|port))\b")
_AGREEMENT = re.compile(r"\b(?:agreements?|memorand(?:um|a)|mous?|pacts?|treat(?:y|ies)|protocols?|plans?|arrangements?|letters?|minutes"
                        r"|statements?|communiqu[eé]s?|contracts?|deals?|accords?|declarations?|documents?|sofa|dca|acsa|vfa)\b")
_OF_MANY = ("exercise", "exchange", "other", "training")
_EARLIER = re.compile(r"\b(?:first|last|previous|earlier|second|third)(?: such| bilateral| ever)? (?:meeting|talks|encounter)$")
_HOST_NOUN = re.compile(r"\b(?:his|her|their|its|the|a|'s)(?: \w+)? hosts?$")
_EVENT_KINDS = ("meeting", "multilateral_meeting", "talks", "dialogue", "courtesy_call")


def read_frames(story: Story, sentence: Sentence, triggers: list[Trigger]) -> list[Frame]:
    """Return what the words of protocol of a sentence tell."""
    actors = actors_in(story, sentence)
    told = [t for t in triggers if t.grammar not in ("mode", "lead", "chair", "witness", "visiting")]
    guests = [t for t in triggers if t.grammar == "visiting"]
    told += [t for t in guests if not visits.is_epithet(story, t, actors)]
    told.sort(key=lambda t: t.span)
    frames: list[Frame] = []
    if told:
        clauses = clauses_of(story, sentence, told, actors)
        for clause in clauses:
            frames += _read(story, sentence, clause, actors, Span(sentence.span.start, clauses[-1].end))
        _share_dates(story, sentence, clauses, frames)
    frames += [_read_epithet(story, sentence, t, actors) for t in guests if visits.is_epithet(story, t, actors)]
    _set_modes(story, sentence, triggers, actors, frames)
    _attach(story, sentence, triggers, actors, frames)
    return frames


def _read(story: Story, sentence: Sentence, clause: Clause, actors: list[Actor], told: Span) -> list[Frame]:
    trigger = clause.trigger
    status = status_of(story.low, clause.start, *trigger.span, clause.end, sentence.zone == "headline")
    if not status:
        return []
    frame = Frame(trigger.kind, trigger, sentence, clause.span, status)
    before = story.low[max(sentence.span.start, trigger.span.start - 60) : trigger.span.start]
    frame.definite = trigger.grammar == "noun" and bool(_DEFINITE.search(before)) and not _INDEFINITE.search(before)
    frame.named = bool(_NUMBERED.search(before[-40:]))
    frame.bare = story.low[trigger.span.start : trigger.span.end] in ("ceremony", "ceremonies")
    frame.wished = wished(story.low, clause.start, trigger.span.start)
    if frame.wished and frame.status == "held":
        frame.status = "planned"
    frame.there = means_there(story, clause.span)
    frame.date = choose_date(story.low, within(story.reading.dates, sentence.span), trigger.span, clause.span)
    frame.place = place_of(story, clause.span, trigger.span) or place_of(story, told, trigger.span)
    frame.countries = countries_of(story, clause.span)
    return _READERS[trigger.grammar](story, sentence, clause, actors, frame)


def _add(frame: Frame, actors: list[Actor], role: str) -> None:
    for actor in actors:
        for key in actor.keys:
            frame.people.setdefault(key, role or "member")
            frame.spans.setdefault(key, []).append(actor.span)


def _read_verb(story: Story, sentence: Sentence, clause: Clause, actors: list[Actor], frame: Frame) -> list[Frame]:
    """Read "X met Y", "ships docked", "X visited"."""
    if frame.kind == "visit":
        return _read_visit(story, sentence, clause, actors, frame)
    if frame.kind == "meeting":
        if _IDIOM.match(story.low, clause.trigger.span.end) and not clause.passive:
            return []
        if clause.passive:
            return _read_greeting(clause, frame)
    if frame.kind == "port_call" and not visits.by_ship(story, sentence):
        return []
    _add(frame, clause.left, clause.trigger.left)
    return _by_object(story, clause, frame, clause.trigger.right)


def _read_greeting(clause: Clause, frame: Frame) -> list[Frame]:
    """Read "X was met on the pier by Y": no event, but both are of the visit."""
    frame.kind, frame.definite = "attach", True
    _add(frame, clause.left, "guest")
    return [frame]


def _read_welcome(story: Story, sentence: Sentence, clause: Clause, actors: list[Actor], frame: Frame) -> list[Frame]:
    """Read "X received Y" and "Y was received by X"; not "received training", "welcomed the decision"."""
    if _HOST_NOUN.search(story.low, max(0, clause.trigger.span.start - 30), clause.trigger.span.end):
        return []
    guests = [a for a in (clause.left if clause.passive else clause.right) if a.named or clause.passive]
    if not guests or (not clause.passive and guests[0].span.start - clause.trigger.span.end > 260):
        return []
    if not clause.passive and re.match(r"\s+(?:the|a|an|their|his|her|its) (?:\w+ )?(?:move|news|decision|signing|outcome|result|progress|efforts?"
                                       r"|support|commitment|offer|proposal|launch|award|training|medal|order|letter|call|phone|telephone"
                                       r"|briefing|report|invitation)", story.low[clause.trigger.span.end :][:60]):
        return []
    _add(frame, clause.left, "guest" if clause.passive else "host")
    return _by_object(story, clause, frame, "host" if clause.passive else "guest")


def _read_call(story: Story, sentence: Sentence, clause: Clause, actors: list[Actor], frame: Frame) -> list[Frame]:
    """Read "X called on Y"; not "X called on Y to stop"."""
    if not clause.right:
        return []
    after = story.low[clause.right[-1].span.end : clause.right[-1].span.end + 90]
    if clause.trigger.span.end - clause.trigger.span.start < 12 and re.match(r"'?(?:, [^,]{0,60},)? (?:not )?to [a-z]+\b(?! discuss)", after):
        return []
    _add(frame, clause.left, "guest")
    return _by_object(story, clause, frame, "host")


def _read_noun(story: Story, sentence: Sentence, clause: Clause, actors: list[Actor], frame: Frame) -> list[Frame]:
    """Read "talks between X and Y", "X held a meeting with Y", "during the visit"."""
    if frame.kind in ("visit", "port_call"):
        if frame.kind == "visit" and not clause.left and visits.by_ship(story, sentence):
            frame.kind = "port_call"
        return _read_visit(story, sentence, clause, actors, frame)
    if frame.kind in _OF_MANY:
        # Those who say that an exercise will be held do not take part in it.
        clause.left = [actor for actor in clause.left if actor.named]
    if _EARLIER.search(story.low, max(0, clause.trigger.span.start - 24), clause.trigger.span.end):
        frame.definite = False
        if not clause.left and not clause.right:
            clause.left = [Actor(clause.trigger.span, tuple(story.people), named=False)]
    _add(frame, clause.left, clause.trigger.left)
    return _by_object(story, clause, frame, clause.trigger.right)


def _read_visit(story: Story, sentence: Sentence, clause: Clause, actors: list[Actor], frame: Frame) -> list[Frame]:
    frames = visits.read(story, sentence, clause, actors, frame, _add)
    if not frames or not frame.people:
        return frames
    stops = visits.next_stops(story, clause, frame)
    if any(place.country == frame.country for place in within(story.reading.places, Span(frame.trigger.span.end, frame.clause.end))):
        first_end = stops[0][0].start if stops else clause.end
        frame.date = choose_date(story.low, within(story.reading.dates, sentence.span), frame.trigger.span,
                                 Span(clause.start, first_end)) or frame.date
    for span, code in stops:
        date = choose_date(story.low, within(story.reading.dates, span), frame.trigger.span, span) or frame.date
        place = next((p for p in within(story.reading.places, span) if p.country == code and p.kind == "city"), None)
        frames.append(replace(frame, date=date, place=place, country=code, people=dict(frame.people),
                              spans=dict(frame.spans), clause=span))
    return frames


def _read_epithet(story: Story, sentence: Sentence, trigger: Trigger, actors: list[Actor]) -> Frame:
    """Read "the visiting Ruritanian defence minister": its bearer is on a visit where the story is told."""
    frame = Frame("visit", trigger, sentence, Span(*trigger.span), "held")
    _add(frame, [actor for actor in actors if actor.span.start > trigger.span.end][:1], "guest")
    return frame


def _read_award(story: Story, sentence: Sentence, clause: Clause, actors: list[Actor], frame: Frame) -> list[Frame]:
    giver, receiver = awards.giver_and_receiver(story, sentence, clause)
    if not giver and not receiver:
        return []
    _add(frame, giver, "awarding_party")
    _add(frame, receiver, "recipient")
    return [frame]


def _read_sign(story: Story, sentence: Sentence, clause: Clause, actors: list[Actor], frame: Frame) -> list[Frame]:
    if not _AGREEMENT.search(story.low, sentence.span.start, sentence.span.end) or frame.wished:
        return []
    _add(frame, clause.left, "signatory")
    if clause.passive:
        _add(frame, clause.right, "signatory")
    return [frame]


_AGAIN = re.compile(r"\b(?:separately|and (?:then |later |also )?(?:with|by|on)\b|(?:and )?then (?:with|on)|(?:and )?later (?:with|on)|followed by"
                    r"|prior to|ahead of|before (?:meeting|calling))")
_HEADS = re.compile(r"\b(?:president|prime minister|king|sultan|emir|chancellor|premier|crown prince|head of state)\b")


def _by_object(story: Story, clause: Clause, frame: Frame, role: str) -> list[Frame]:
    """Return the frame, or one for each of those met one after the other: "with X and then with Y"."""
    groups: list[list[Actor]] = [[]]
    separate = "separate" in story.low[clause.trigger.span.start - 20 : clause.trigger.span.start]
    for actor in clause.right:
        if groups[-1] and frame.people and (separate or _apart(story, groups[-1][-1], actor)):
            groups.append([])
        groups[-1].append(actor)
    frames = []
    for number, group in enumerate(groups):
        part = frame if number == 0 else replace(frame, people=dict(base), spans=dict(base_spans), date=None)
        if number == 0:
            base, base_spans = dict(frame.people), dict(frame.spans)
        if len(groups) > 1:
            start = clause.start if number == 0 else groups[number - 1][-1].span.end
            end = groups[number + 1][0].span.start if number + 1 < len(groups) else clause.end
            dates = within(story.reading.dates, Span(start, end))
            part.date = choose_date(story.low, dates, clause.trigger.span, Span(start, end)) or part.date
        _add(part, group, role)
        frames.append(part)
    return frames


def _apart(story: Story, one: Actor, other: Actor) -> bool:
    """Say whether two who were met were met one after the other."""
    if one.span.end >= other.span.start:
        return False
    if _AGAIN.search(story.low[one.span.end : other.span.start]):
        return True
    first, second = story.officials.get(one.keys[0]), story.officials.get(other.keys[0])
    if not first or not second or first.country != second.country:
        return False
    heads = [bool(_HEADS.search(story.describe(official))) for official in (first, second)]
    return any(heads)


def _share_dates(story: Story, sentence: Sentence, clauses: list[Clause], frames: list[Frame]) -> None:
    """Give a date at the head of the sentence, or the day of the clause before, to those without one."""
    taken = {span for frame in frames if frame.date for span in frame.date.spans}
    first = min(clause.trigger.span.start for clause in clauses)
    dates = within(story.reading.dates, sentence.span)
    last: Frame | None = None
    for frame in frames:
        if frame.date is None and dates:
            head = Span(sentence.span.start, first)
            free = [date for date in dates if date.span not in taken and not frame.definite and not frame.wished]
            frame.date = choose_date(story.low, dates, frame.trigger.span, head) or choose_date(
                story.low, free, frame.trigger.span, sentence.span)
            if frame.date is None and last and last.date and frame.kind != "visit" and _passes_on(last):
                frame.date = last.date
        last = frame
    for frame, following in pairwise(frames):
        if frame.date is None and _WHEN.search(story.low, frame.trigger.span.end, following.trigger.span.start):
            frame.date, frame.place = following.date, frame.place or following.place


def _set_modes(story: Story, sentence: Sentence, triggers: list[Trigger], actors: list[Actor], frames: list[Frame]) -> None:
    """Make a meeting "by phone" a call; where no other word tells of it, it is one by itself."""
    for mode in triggers:
        if mode.grammar != "mode":
            continue
        apt = [f for f in frames if f.kind in _EVENT_KINDS and abs(f.trigger.span.start - mode.span.start) < 160]
        if apt:
            min(apt, key=lambda f: abs(f.trigger.span.start - mode.span.start)).kind = mode.kind
        elif not frames and len({key for actor in actors for key in actor.keys}) > 1:
            frame = Frame(mode.kind, mode, sentence, sentence.span, "held")
            _add(frame, actors, "member")
            frame.date = choose_date(story.low, within(story.reading.dates, sentence.span), mode.span, sentence.span)
            frames.append(frame)


_WHEN = re.compile(r"\b(?:when|during)\b")


def _passes_on(frame: Frame) -> bool:
    """Say whether the date of a frame holds for the next: a day, but of a visit only its month or year."""
    edtf = frame.date.edtf if frame.date else ""
    return "/" not in edtf and (frame.kind != "visit" or len(edtf) < 10)


def _attach(story: Story, sentence: Sentence, triggers: list[Trigger], actors: list[Actor], frames: list[Frame]) -> None:
    """Give those who led, chaired or looked on their roles; alone, they join the event told before."""
    for trigger in triggers:
        if trigger.kind != "attach":
            continue
        text = story.low[trigger.span.start : trigger.span.end]
        before = [a for a in actors if a.span.start < trigger.span.start]
        after = [a for a in actors if a.span.start >= trigger.span.end]
        meant = after if after and (text.endswith((" by", "of")) or not before or "co-chairs" not in text and story.low.startswith(" by ", trigger.span.end)) else before
        frame = frames[-1] if frames else Frame("attach", trigger, sentence, sentence.span, "held", definite=True)
        if not frames:
            frames.append(frame)
        for key in [key for actor in meant for key in actor.keys]:
            if trigger.grammar == "witness":
                frame.witnesses.setdefault(key, "witness")
                if frame.kind != "attach" and trigger.span.start > frame.trigger.span.end and "by" in text:
                    frame.people.pop(key, None)
            elif frame.kind not in ("visit",) or trigger.grammar == "lead":
                frame.people[key] = trigger.left
            frame.spans.setdefault(key, []).extend(a.span for a in meant if key in a.keys)


Reader = Callable[[Story, Sentence, Clause, list[Actor], Frame], list[Frame]]
_READERS: dict[str, Reader] = {
    "verb": _read_verb,
    "welcome": _read_welcome,
    "call": _read_call,
    "noun": _read_noun,
    "visiting": _read_visit,
    "award": _read_award,
    "sign": _read_sign,
}
