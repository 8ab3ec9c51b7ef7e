"""From the frames of a text to its events, in the order of the text."""

import re

from articles.extraction.document import Sentence
from articles.extraction.engagements.actor import Actor
from articles.extraction.engagements.actors import actors_in, speaks_for_others, spoken_of
from articles.extraction.engagements.events import Event, absorb, begin, is_same
from articles.extraction.engagements.exercises import named_exercises
from articles.extraction.engagements.frame import Frame, Scene
from articles.extraction.engagements.frames import read_frames
from articles.extraction.engagements.story import Story
from articles.extraction.engagements.telling import tells, tells_alone
from articles.extraction.engagements.times import first_day
from articles.extraction.engagements.triggers import Trigger, find_triggers
from articles.extraction.facts import DateFact
from articles.extraction.reading import within

_MOST_EVENTS = 150  # of a text, and words of protocol of a sentence: what has more is no article
_MOST_TRIGGERS = 40
_SERIES = ("meeting", "multilateral_meeting", "talks", "dialogue", "exchange", "exercise", "other")
_ANALYST = re.compile(
    r"\b(?:analysts?|researcher|professor|lecturer|lectures|teaches|co-founder|think[- ]tank|institute"
    r"|expert|observers?|columnist"
    r"|activists?|historian|fellow|political scientist|pundits?)\b"
)
_SPEAKS = re.compile(r"\b(?:said|says|told|argued|noted|believes|added|warned|thinks|explained|commented)\b")
_ADDRESSES = re.compile(
    r"(?:, [^,]{0,50},)? (?:also |for (?:his|her) part,? |in turn )?(?:thanked|said|told|added"
    r"|congratulated|praised|welcomed"
    r"|stressed|noted|spoke|addressed|recalled)\b"
)
_ABOARD = re.compile(
    r"\b(?:mission commander|ship's (?:commander|captain)|commanding officer|commander of the (?:\w+ ){0,2}"
    r"(?:ship|squadron|flotilla|frigate|corvette|destroyer|vessel|task (?:group|force)))\b"
)
_SAME_DAY = re.compile(
    r"\b(?:the same day|that (?:same )?day|(?:earlier|later|earlier on|later on) (?:in|on|that"
    r"|the same)? ?(?:the )?day|also today"
    r"|same evening|that evening|that afternoon|that morning|that night|the same (?:evening|afternoon"
    r"|morning))\b"
)


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
            found = story.reading
            named = (within(items, sentence.span) for items in (found.dates, found.places, found.countries))
            frames = read_frames(Scene(story, sentence, actors, *named), triggers)
            if sentence.zone == "body":
                _place_all(story, events, frames)
            else:
                late += frames
        if sentence.zone == "body" and events:
            _add_named_next(story, events, sentence)
            _add_speaker(story, events[-1], sentence, actors)
            _add_commander(story, events, sentence, actors)
        story.focus = spoken_of(story, sentence, actors)
    for frame in late:
        if not _join(story, events, frame) and (not events or tells_alone(frame)):
            _start(story, events, frame)
    return events


def _add_named_next(story: Story, events: list[Event], sentence: Sentence) -> None:
    """Give an event told without names the people of two sides whom the next sentence names."""
    event = next((e for e in reversed(events) if not e.people and e.first.sentence is not sentence), None)
    if event is None or sentence.paragraph - event.first.sentence.paragraph > 1:
        return
    last = events[-1].first
    told = last.sentence is sentence and last.trigger.grammar != "sign"
    if event.kind != "visit" and (event.status != "held" or told):
        return
    mentions = [m for m in story.mentions(sentence.span) if not speaks_for_others(story, m.key)]
    codes = {story.country(mention.key) for mention in mentions}
    named = {country.code for country in event.first.countries}
    if event.kind == "visit" and event.country:
        mentions = [m for m in mentions if story.country(m.key) in named - {event.country}]
        codes = {story.country(mention.key) for mention in mentions} | {event.country}
    apt = event.family in ("meeting", "remote", "visit", "ceremony", "exchange") and (
        not named or named & codes
    )
    if apt and mentions and (len(codes) > 1 or event.family == "ceremony"):
        for mention in mentions:
            event.people[mention.key] = "member"
            event.spans.setdefault(mention.key, []).append(mention.span)
        _remember(story, event)


def _add_speaker(story: Story, event: Event, sentence: Sentence, actors: list[Actor]) -> None:
    """Let those who speak right after a ceremony of one country is told of have been there."""
    near = 0 <= sentence.paragraph - event.first.sentence.paragraph < 2
    if event.kind != "ceremony" or not near or event.first.sentence is sentence or not event.people:
        return
    codes = {story.country(key) for key in event.people}
    speaker = next((actor for actor in actors if actor.named), None)
    if speaker and len(codes) == 1 and story.country(speaker.keys[0]) not in {"", *codes}:
        after = story.low[speaker.span.end : min(sentence.span.end, speaker.span.end + 60)]
        if _ADDRESSES.match(after):
            event.people[speaker.keys[0]] = "member"
            event.spans.setdefault(speaker.keys[0], []).append(speaker.span)


def _add_commander(story: Story, events: list[Event], sentence: Sentence, actors: list[Actor]) -> None:
    """Let the commander of visiting ships take part in their port call."""
    calls = [event for event in events if event.kind == "port_call" and event.country]
    if not calls or not _ABOARD.search(story.low, *sentence.span):
        return
    for actor in actors:
        head = story.low[max(sentence.span.start, actor.span.start - 90) : actor.span.start]
        if actor.named and _ABOARD.search(head) and story.country(actor.keys[0]) != calls[-1].country:
            calls[-1].people.setdefault(actor.keys[0], "member")
            calls[-1].spans.setdefault(actor.keys[0], []).append(actor.span)


def _triggers_by_sentence(story: Story) -> dict[int, list[Trigger]]:
    found: dict[int, list[Trigger]] = {}
    number = 0
    triggers = find_triggers(story.low)
    if names := named_exercises(story):
        triggers = sorted([*triggers, *names], key=lambda trigger: trigger.span)
    for trigger in triggers:
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
_AUTHORS = ("the writer", "the author", "views expressed", " i ", "in my ")  # to look quickly
_AUTHOR = re.compile(
    r"\b(?=[tvi])(?:the (?:writer|author) is|views expressed|i (?:believe|think|would argue|suspect|doubt)"
    r"|in my (?:view|opinion))\b"
)


def _is_opinion(story: Story) -> bool:
    """Say whether a text argues rather than reports."""
    heads = [line.span.start for line in story.reading.document.lines[:4]]
    headed = any(_OPINION.match(story.low, start) for start in heads)
    if not headed and not any(words in story.low for words in _AUTHORS):
        return False
    return (headed and bool(_AUTHOR.search(story.low))) or len(_AUTHOR.findall(story.low)) > 1


def _is_comment(story: Story, sentence: Sentence) -> bool:
    """Say whether a sentence gives the words of an analyst, not an event."""
    return bool(_SPEAKS.search(story.low, *sentence.span)) and bool(
        _ANALYST.search(story.low, *sentence.span)
    )


def _place_all(story: Story, events: list[Event], frames: list[Frame]) -> None:
    """Find the events of the frames of a sentence; what took place "after the ceremony" is of its day."""
    day: DateFact | None = None
    for frame in frames:
        if day and frame.date is None and frame.status == "held":
            frame.date = day
        event = _place(story, events, frame)
        if frame.around and event and event.date and event.status == "held" and len(event.date.edtf) == 10:
            day = DateFact(event.date.edtf, "worked_out", event.date.spans)


def _place(story: Story, events: list[Event], frame: Frame) -> Event | None:
    frame.same_day = frame.date is None and bool(_SAME_DAY.search(story.low, *frame.sentence.span))
    if frame.same_day:
        days = (event.date for event in reversed(events) if event.date and event.status == "held")
        frame.date = next((first_day(day) for day in days if len(day.edtf) >= 10), None)
    if frame.there and frame.place is None:
        frame.place = next((f.place for e in reversed(events) for f in reversed(e.frames) if f.place), None)
    if frame.kind in _SERIES:
        story.last_kind = frame.kind
    return _join(story, events, frame) or _start(story, events, frame)


def _join(story: Story, events: list[Event], frame: Frame) -> Event | None:
    early = frame.sentence.zone == "headline"  # it tells what the story tells first
    for event in events if early else reversed(events):
        if is_same(story, event, frame):
            absorb(story, event, frame)
            _remember(story, event)
            return event
    return None


def _start(story: Story, events: list[Event], frame: Frame) -> Event | None:
    if len(events) >= _MOST_EVENTS or not tells(story, frame):
        return None
    event = begin(story, frame)
    events.append(event)
    _remember(story, event)
    return event


def _remember(story: Story, event: Event) -> None:
    if len(event.people) > 1:
        story.people = list(event.people)
    if event.kind == "visit":
        story.visitors = list(event.people) or story.visitors
    if event.status == "held":
        story.host_country = event.country or story.host_country
