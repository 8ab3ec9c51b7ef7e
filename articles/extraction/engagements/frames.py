"""From the words of protocol of a sentence to the events that they tell."""

import re
from itertools import pairwise

from articles.extraction.engagements import visits
from articles.extraction.engagements.attached import attach, set_modes
from articles.extraction.engagements.clauses import Clause, clauses_of
from articles.extraction.engagements.counting import counting
from articles.extraction.engagements.frame import Frame, Scene
from articles.extraction.engagements.places import countries_of, means_there, place_of
from articles.extraction.engagements.readers import READERS
from articles.extraction.engagements.series import read_series
from articles.extraction.engagements.status import by_date, status_of, wished
from articles.extraction.engagements.stays import read_stay
from articles.extraction.engagements.times import choose_date
from articles.extraction.engagements.triggers import Trigger
from articles.extraction.facts import DateFact, Span

_DEFINITE = re.compile(
    r"\b(?:the|this|these|that|those|his|her|their|its|same|whose|said|such)\s(?:[\w'-]+ ){0,3}$"
)
_INDEFINITE = re.compile(r"\b(?:a|an|\w+-way|first|second|third|\d+(?:st|nd|rd|th))\s(?:[\w'-]+ ){0,3}$")
_HOLDS = re.compile(
    r"\b(?:hold|held|holds|holding|have|had|conduct\w*|open(?:ed|s)?|began|begin)"
    r"\s+(?:their|its|his|her|the)\s(?:[\w'-]+ ){0,3}$"
)
_BOTH_HELD = re.compile(
    r"\b(?:both|the two) (?:delegations|sides|parties)(?: \w+)? (?:held|had|conducted) (?:[\w-]+ ){0,3}$"
)
_NUMBERED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|inaugural|annual"
    r"|\d+(?:st|nd|rd|th))\b"
)
_FOR = re.compile(
    r"\b(?:(?:for|to)|and (?:also |then |later )?(?:hold|have|conduct|attend|pay|make))\s(?:[\w-]+ ){0,2}$"
)
_SUMS_UP = re.compile(r" (?:focused|focussed|centred|centered|dealt|covered|touched|revolved|also covered)\b")
_IN = re.compile(r"\bin (?:the )?$")
_WHEN = re.compile(r"\b(?:when|during)\b")
_TALKED_OF = ("meeting", "multilateral_meeting", "talks", "dialogue")
_BESIDE = ("mode", "lead", "chair", "witness", "visiting")


def read_frames(scene: Scene, triggers: list[Trigger]) -> list[Frame]:
    """Return what the words of protocol of a sentence tell."""
    triggers = counting(scene.story, scene.sentence, triggers)
    triggers = [visits.as_verb(scene.story, trigger) for trigger in triggers]
    guests = [t for t in triggers if t.grammar == "visiting"]
    epithets = [t for t in guests if visits.is_epithet(scene, t)]
    told = [t for t in triggers if t.grammar not in _BESIDE or (t in guests and t not in epithets)]
    frames: list[Frame] = []
    if told:
        clauses = clauses_of(scene.story, scene.sentence, told, scene.actors)
        whole = Span(scene.span.start, clauses[-1].end)
        for clause in clauses:
            told_here = _read(scene, clause, whole)
            if frames and frames[-1].status == "planned" and _ends_in_view(scene, clause):
                for frame in told_here:
                    frame.status = "planned"
            if not (clause.inherited and _is_deed(frames, told_here)):
                frames += told_here
        _share_dates(scene, Span(scene.span.start, told[0].span.start), frames)
    frames += [visits.read_epithet(scene, trigger) for trigger in epithets]
    if any(frame.kind == "award" for frame in frames):
        frames = _without_ceremonies(frames)
    set_modes(scene, triggers, frames)
    attach(scene, triggers, frames)
    return frames


def _read(scene: Scene, clause: Clause, whole: Span) -> list[Frame]:
    """Return what one clause tells; `whole` is the sentence without who said so."""
    trigger, low = clause.trigger, scene.low
    headline = scene.sentence.zone == "headline"
    status = status_of(low, clause.start, *trigger.span, clause.end, headline)
    if not status:
        return []
    frame = Frame(trigger.kind, trigger, scene.sentence, clause.span, status)
    before = low[max(scene.span.start, trigger.span.start - 48) : trigger.span.start]
    if trigger.grammar == "noun":
        new = _INDEFINITE.search(before) or _HOLDS.search(before)
        frame.definite = bool(_DEFINITE.search(before) or _SUMS_UP.match(low, trigger.span.end)) and not new
        if _BOTH_HELD.search(before) and not clause.left and not clause.right:
            frame.definite = True  # "both sides then held official talks": at the meeting told before
    frame.named = bool(_NUMBERED.search(before[-40:])) or low.endswith("edition", *trigger.span)
    frame.bare = low[trigger.span.start : trigger.span.end] in ("ceremony", "ceremonies")
    frame.wished = wished(low, clause.start, trigger.span.start)
    if frame.wished and frame.status == "held":
        frame.status = "planned"
    frame.there = means_there(scene.story, clause.span)
    frame.date = _date(scene, clause)
    read_stay(scene, clause, frame)
    frame.status = by_date(frame.status, frame.date, scene.story.today)
    read_series(scene, clause, frame)
    frame.definite = frame.definite or trigger.joins or trigger.by_name
    frame.place = place_of(scene.story, scene.places, clause.span, trigger.span)
    if not frame.kind or (frame.topic and frame.definite and not frame.place and trigger.kind in _TALKED_OF):
        return []
    if not frame.place and not frame.another and trigger.kind not in ("exercise", "exchange"):
        frame.place = place_of(scene.story, scene.places, whole, trigger.span)
    frame.countries = countries_of(scene.story, scene.countries, clause.span)
    if trigger.kind in _TALKED_OF:
        towns = {(place.span.end + len(", "), place.country) for place in scene.places}
        frame.countries = [c for c in frame.countries if (c.span.start, c.code) not in towns]
    if (frame.another or trigger.kind == "exercise") and frame.place is None:
        inside = (c.code for c in frame.countries if _IN.search(low, clause.start, c.span.start))
        frame.country = next(inside, "")
    return READERS[trigger.grammar](scene, clause, frame)


def _without_ceremonies(frames: list[Frame]) -> list[Frame]:
    """Leave out the ceremony at which a medal was given; when and where it was goes to the award."""
    given = next(frame for frame in frames if frame.kind == "award")
    for frame in frames:
        if frame.bare and frame.kind == "ceremony":
            given.date, given.place = given.date or frame.date, given.place or frame.place
    return [frame for frame in frames if not frame.bare or frame.kind != "ceremony"]


def _is_deed(frames: list[Frame], told: list[Frame]) -> bool:
    """Say whether a guest only did something at a meeting: held talks and handed over equipment."""
    deed = told and told[0].kind == "ceremony" and told[0].trigger.grammar == "verb" and not told[0].date
    return bool(deed and frames and frames[-1].kind in _TALKED_OF)


def _ends_in_view(scene: Scene, clause: Clause) -> bool:
    """Say whether an event is what another is for: "will travel to Strelsau for talks"."""
    start = clause.trigger.span.start
    return clause.inherited and bool(_FOR.search(scene.low, max(0, start - 30), start))


def _date(scene: Scene, clause: Clause) -> DateFact | None:
    """Return the date that a clause gives; one before the word may be that of the clause before."""
    trigger = clause.trigger
    if clause.inherited and trigger.kind not in ("visit", "port_call", "exercise"):
        after = Span(trigger.span.end, clause.end)
        date = choose_date(scene.low, scene.dates, trigger.span, after)
        if date:
            return date
    return choose_date(scene.low, scene.dates, trigger.span, clause.span)


def _share_dates(scene: Scene, head: Span, frames: list[Frame]) -> None:
    """Give a date at the head of the sentence, or the day of the clause before, to those without one."""
    dates, low = scene.dates, scene.low
    taken = {span for frame in frames if frame.date for span in frame.date.spans}
    last: Frame | None = None
    for frame in frames if dates else ():
        if frame.date is None and not frame.last:
            own = frame.definite or frame.wished
            free = [] if own else [date for date in dates if date.span not in taken]
            frame.date = choose_date(low, dates, frame.trigger.span, head) or choose_date(
                low, free, frame.trigger.span, scene.span
            )
            if frame.date is None and last and last.date and frame.kind != "visit" and _passes_on(last):
                frame.date = last.date
        last = frame
    for frame, following in pairwise(frames):
        gap = (frame.trigger.span.end, following.trigger.span.start)
        if frame.date is None and _WHEN.search(low, *gap):
            frame.date, frame.place = following.date, frame.place or following.place


def _passes_on(frame: Frame) -> bool:
    """Say whether the date of a frame holds for the next: a day, but of a visit only its month or year."""
    edtf = frame.date.edtf if frame.date else ""
    return "/" not in edtf and (frame.kind != "visit" or len(edtf) < 10)
