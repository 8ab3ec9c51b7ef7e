"""From the frames of a text to its events, in the order of the text."""

import re

from articles.extraction.document import Sentence
from articles.extraction.engagements.actors import actors_in, speaks_for_others, spoken_of
from articles.extraction.engagements.events import Event, absorb, begin, family, is_same
from articles.extraction.engagements.frame import Frame, Scene
from articles.extraction.engagements.frames import read_frames
from articles.extraction.engagements.stays import period
from articles.extraction.engagements.story import Story
from articles.extraction.engagements.times import first_day, is_day, month_of
from articles.extraction.engagements.triggers import Trigger, find_triggers
from articles.extraction.engagements.visits import under_way
from articles.extraction.facts import DateFact

_MOST_EVENTS = 150  # of a text, and words of protocol of a sentence: what has more is no article
_MOST_TRIGGERS = 40
_ANALYST = re.compile(
    r"\b(?:analysts?|researcher|professor|lecturer|lectures|teaches|co-founder|think[- ]tank|institute"
    r"|expert|observers?|columnist"
    r"|activists?|historian|fellow|political scientist|pundits?)\b"
)
_ONE_DAY = re.compile(
    r"\b(?:one-day|day-long|daylong|day trip|less than a day|a few hours|hours-long|whirlwind)\b"
)
_SPEAKS = re.compile(r"\b(?:said|says|told|argued|noted|believes|added|warned|thinks|explained|commented)\b")
_SAME_DAY = re.compile(
    r"\b(?:the same day|that (?:same )?day|(?:earlier|later|earlier on|later on) (?:in|on|that"
    r"|the same)? ?(?:the )?day|also today"
    r"|same evening|that evening|that afternoon|that morning|that night|the same (?:evening|afternoon"
    r"|morning))\b"
)
_DELEGATION = re.compile(
    r"\b(?:delegations?|counterparts?|officials|ministers|militar(?:y|ies)|armies|navies|air forces"
    r"|armed forces|chiefs|sides"
    r"|troops|personnel|soldiers|forces|ministr(?:y|ies)|governments?|commanders|leaders|officers)\b"
)
_UN = re.compile(r"\b(?:united nations|un|u\.n\.|peacekeep\w+|african union|nato|kfor|multinational)\b")


def gather(story: Story) -> list[Event]:
    """Return the events that the story tells of, headline and captions last."""
    if _is_opinion(story):
        return []
    by_sentence = _triggers_by_sentence(story)
    events: list[Event] = []
    late: list[Frame] = []
    for number, sentence in enumerate(story.sentences):
        triggers = by_sentence.get(number, [])
        actors = actors_in(story, sentence)
        if triggers and not _is_comment(story, sentence):
            for frame in read_frames(Scene(story, sentence, actors), triggers):
                if sentence.zone == "body":
                    _place(story, events, frame)
                else:
                    late.append(frame)
        if sentence.zone == "body" and events:
            _add_named_next(story, events, sentence)
        story.focus = spoken_of(story, sentence, actors)
    for frame in late:
        if not _join(story, events, frame) and (not events or sentence_tells(frame)):
            _start(story, events, frame)
    return events


def _add_named_next(story: Story, events: list[Event], sentence: Sentence) -> None:
    """Give an event told without names the people of two sides whom the next sentence names."""
    event = next((e for e in reversed(events) if not e.people and e.first.sentence is not sentence), None)
    if event is None or sentence.paragraph - event.first.sentence.paragraph > 1:
        return
    if event.kind != "visit" and (event.status != "held" or events[-1].first.sentence is sentence):
        return
    mentions = [m for m in story.mentions(sentence.span) if not speaks_for_others(story, m.key)]
    codes = {story.country(mention.key) for mention in mentions}
    named = {country.code for country in event.first.countries}
    if event.kind == "visit" and event.country:
        mentions = [m for m in mentions if story.country(m.key) in named - {event.country}]
        codes = {story.country(mention.key) for mention in mentions} | {event.country}
    apt = event.family in ("meeting", "remote", "visit", "ceremony") and (not named or named & codes)
    if apt and mentions and (len(codes) > 1 or event.family == "ceremony"):
        for mention in mentions:
            event.people[mention.key] = "member"
            event.spans.setdefault(mention.key, []).append(mention.span)
        _remember(story, event)


def sentence_tells(frame: Frame) -> bool:
    """Say whether a headline or caption tells of an event by itself: two people and a day."""
    return len(frame.people) > 1 and frame.date is not None


def _triggers_by_sentence(story: Story) -> dict[int, list[Trigger]]:
    found: dict[int, list[Trigger]] = {}
    number = 0
    for trigger in find_triggers(story.low):
        while number < len(story.sentences) and story.sentences[number].span.end <= trigger.span.start:
            number += 1
        if number == len(story.sentences):
            break
        told = found.setdefault(number, [])
        if story.sentences[number].span.start <= trigger.span.start and len(told) < _MOST_TRIGGERS:
            told.append(trigger)
    return found


_OPINION = re.compile(
    r"(?:opinion|op-ed|commentary|editorial|column|viewpoint|analysis|letter to the editor)\b"
)
_AUTHOR = re.compile(
    r"\b(?:the (?:writer|author) is|views expressed|i (?:believe|think|would argue|suspect|doubt)"
    r"|in my (?:view|opinion))\b"
)


def _is_opinion(story: Story) -> bool:
    """Say whether a text argues rather than reports."""
    heads = [line.span.start for line in story.reading.document.lines[:4]]
    headed = any(_OPINION.match(story.low, start) for start in heads)
    return (headed and bool(_AUTHOR.search(story.low))) or len(_AUTHOR.findall(story.low)) > 1


def _is_comment(story: Story, sentence: Sentence) -> bool:
    """Say whether a sentence gives the words of an analyst, not an event."""
    return bool(_ANALYST.search(story.low, *sentence.span)) and bool(
        _SPEAKS.search(story.low, *sentence.span)
    )


def _place(story: Story, events: list[Event], frame: Frame) -> None:
    frame.same_day = frame.date is None and bool(_SAME_DAY.search(story.low, *frame.sentence.span))
    if frame.same_day and events and events[-1].date and len(events[-1].date.edtf) >= 10:
        frame.date = first_day(events[-1].date)
    if frame.there and frame.place is None:
        frame.place = next((f.place for e in reversed(events) for f in reversed(e.frames) if f.place), None)
    if not _join(story, events, frame):
        _start(story, events, frame)


def _join(story: Story, events: list[Event], frame: Frame) -> bool:
    for event in reversed(events):
        if is_same(story, event, frame):
            absorb(story, event, frame)
            _remember(story, event)
            return True
    return False


def _start(story: Story, events: list[Event], frame: Frame) -> None:
    if len(events) < _MOST_EVENTS and _tells(story, frame):
        event = begin(story, frame)
        events.append(event)
        _remember(story, event)


def _remember(story: Story, event: Event) -> None:
    if len(event.people) > 1:
        story.people = list(event.people)
    story.host_country = event.country or story.host_country


def _tells(story: Story, frame: Frame) -> bool:
    """Say whether a frame tells enough to be an event by itself."""
    kind, people = family(frame.kind), frame.people
    codes = {story.country(key) for key in people}
    named = {c.code for c in frame.countries} | (codes - {""})
    if kind == "attach" or (frame.wished and not frame.date):
        return False
    if kind == "visit":
        return _tells_of_visit(story, frame, codes)
    if kind == "port_call":
        return bool(frame.countries or frame.date)
    if kind in ("exercise", "exchange", "other", "training"):
        return _tells_of_exercise(story, frame, named)
    if kind in ("award", "ceremony"):
        return (
            bool(people)
            or bool(frame.date and len(named) > 1)
            or bool(
                kind == "ceremony"
                and _UN.search(story.low, *frame.sentence.span)
                and (frame.date or frame.trigger.grammar == "verb")
            )
        )
    if len(people) > 1:
        return len(codes) > 1 or len(named) > 1
    delegation = _DELEGATION.search(story.low, *frame.clause)
    if people:
        return bool(frame.date or (len(named) > 1 and delegation)) and not (frame.definite and not frame.date)
    if frame.definite and not frame.date:
        return False
    return bool(frame.date and (frame.named or delegation or frame.place or len(named) > 1)) or bool(
        len(named) > 1 and delegation and frame.place
    )


def _tells_of_visit(story: Story, frame: Frame, codes: set[str]) -> bool:
    goal = frame.country or (frame.place.country if frame.place else "")
    if codes:
        if not goal and frame.bare:
            return False
        if not goal:
            goal = frame.country = story.host_country or (story.dateline.country if story.dateline else "")
        return bool(goal) and goal not in codes
    others = {c.code for c in frame.countries} - {goal}
    return bool(
        goal and others and (frame.date or _DELEGATION.search(story.low, *frame.clause)) and not frame.wished
    )


_TAKES_PLACE = re.compile(
    r"\b(?:begins?|began|begun|kick(?:s|ed)? off|start(?:s|ed)?|open(?:s|ed)?|conclud(?:es?|ed)|end(?:s"
    r"|ed)?|wrapp?(?:s|ed)? up|under way|underway"
    r"|conduct(?:s|ed|ing)?|held|hold|holds|holding|host(?:s|ed|ing)?|takes? place|took place"
    r"|taking place|staged?|carried out|carry out|launch(?:es|ed)?"
    r"|will be|runs?|running|got|gets|participat\w+|took part|tak(?:e|ing) part|joined|culminated"
    r"|scheduled|completed)\b"
)


def _tells_of_exercise(story: Story, frame: Frame, named: set[str]) -> bool:
    if frame.date and (len(named) > 1 or frame.named or frame.place or (named and "/" in frame.date.edtf)):
        return True
    happens = _TAKES_PLACE.search(story.low, *frame.clause)
    return bool(happens and len(named) > 1 and (frame.place or frame.named) and not frame.wished)


def date_of_stay(story: Story, event: Event, events: list[Event]) -> DateFact | None:
    """Return the days of a visit, or the month where it is under way and the text gives no limits."""
    if whole := period(event.begun, event.ended, event.length):
        return whole
    if event.begun:
        return event.begun
    if event.ended and (not event.date or event.date.edtf == event.ended.edtf):
        return month_of(event.ended)
    if (
        event.date
        and "/" not in event.date.edtf
        and is_day(event.date.edtf)
        and under_way(story, event.first)
    ):
        return month_of(event.date)
    if event.date:
        return event.date
    inside = [
        other.date
        for other in events
        if other.date
        and other.family in ("meeting", "award", "ceremony")
        and set(event.people) & set(other.people)
        and other.status == event.status
    ]
    if not inside:
        return None
    short = any(_ONE_DAY.search(story.low, *frame.sentence.span) for frame in event.frames)
    return inside[0] if short else month_of(inside[0])
