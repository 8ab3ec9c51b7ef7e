"""On which day an event took place, where its own sentence does not say."""

import re

from articles.extraction.engagements.events import Event
from articles.extraction.engagements.stays import period
from articles.extraction.engagements.story import Story
from articles.extraction.engagements.times import is_day, month_of, parts
from articles.extraction.engagements.visits import under_way
from articles.extraction.facts import DateFact

_PERSONAL = ("meeting", "remote", "award", "ceremony")
_MARGINS = re.compile(r"\b(?:sidelines?|margins?)\b")
_THAT_DAY = re.compile(
    r"\b(?:in the (?:morning|afternoon|evening)|at noon|then|later|earlier(?: in the day)?"
    r"|afterwards?|after (?:that|the)"
    r"|following the|before the)\b"
)
_AGO = re.compile(
    r"\b(?:last (?:month|year)|previous\w*|earlier this (?:year|month)|in the past|ago|first meeting"
    r"|since)\b"
)
_ONE_DAY = re.compile(
    r"\b(?:one-day|day-long|daylong|day trip|less than a day|a few hours|hours-long|whirlwind)\b"
)


def give_dates(story: Story, events: list[Event]) -> None:
    """Give an event without a day that of the one it is told with; a visit its month."""
    _begin_with_ceremonies(story, events)
    for number, event in enumerate(events):
        if event.kind in ("visit", "port_call"):
            event.date = _date_of_stay(story, event, events)
        elif whole := period(event.begun, event.ended, event.length):
            event.date = whole
        elif event.date is None and event.family in _PERSONAL:
            event.date = _date_beside(story, event, events[:number] + events[number + 1 :])
    for event in events:
        if event.kind == "visit" and event.date is None:
            event.date = _date_of_stay(story, event, events) or _month_of_lead(story, event)


def _begin_with_ceremonies(story: Story, events: list[Event]) -> None:
    """Let an exercise of which only the end is told have begun with its opening ceremony."""
    for event in events:
        if event.kind != "exercise" or not event.ended or event.begun:
            continue
        for other in events:
            word = story.low[other.first.trigger.span.start : other.first.trigger.span.end]
            if "opening" in word and other.date and is_day(other.date.edtf) and other.family == "ceremony":
                event.begun = other.date


def is_opening_or_closing(story: Story, event: Event) -> bool:
    """Say whether an event is a ceremony that opens or closes an exercise."""
    word = story.low[event.first.trigger.span.start : event.first.trigger.span.end]
    return event.family == "ceremony" and ("opening" in word or "closing" in word)


def _month_of_lead(story: Story, event: Event) -> DateFact | None:
    """Return the month of the main event for a visit told with it, of which no day is given."""
    day = _lead_date(story, event)
    return None if day is None or _AGO.search(story.low, *event.first.sentence.span) else month_of(day)


def _date_of_stay(story: Story, event: Event, events: list[Event]) -> DateFact | None:
    """Return the days of a visit, or the month where it is under way and the text gives no limits."""
    if event.date and "/" in event.date.edtf:
        return event.date
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


def _date_beside(story: Story, event: Event, others: list[Event]) -> DateFact | None:
    around = _opening_or_closing(story, event, others)
    if around:
        return around
    if _AGO.search(story.low, *event.first.sentence.span) or event.off:
        return _month_of_visit(event, others) if event.off else None
    if _MARGINS.search(story.low, *event.first.sentence.span):
        aside = (other.date for other in others if other.date and other.family == "meeting")
        return next(aside, None)
    near = [
        other
        for other in others
        if other.date
        and other.kind != "exercise"
        and together(story, event, other)
        and (other.status == event.status or event.first.same_day)
        and abs(other.first.sentence.paragraph - event.first.sentence.paragraph) < 4
    ]
    for other in near:
        if (
            other.kind == "visit"
            and other.date
            and is_day(other.date.edtf)
            and other.city
            and other.city == event.city
        ):
            return DateFact(other.date.edtf, "worked_out", other.date.spans)
    lead = None if _elsewhere(story, event) else _lead_date(story, event)
    beside = [other for other in near if other.date and is_day(other.date.edtf) and other.kind != "visit"]
    days = [
        other.date
        for other in beside
        if other.first.sentence.paragraph == event.first.sentence.paragraph or not lead
    ]
    days.append(lead)
    stays = [other.date for other in near if other.kind == "visit" and other.date and "/" in other.date.edtf]
    day = next((day for day in days if day), None)
    if not day or (stays and not (lead and _THAT_DAY.search(story.low, *event.first.sentence.span))):
        return None
    return DateFact(day.edtf, "worked_out", day.spans)


def _elsewhere(story: Story, event: Event) -> bool:
    """Say whether an event took place in a country that the day of the story was not spent in."""
    here = story.dateline.country if story.dateline else ""
    return bool(event.country and here and event.country != here and event.country not in story.pair)


def _lead_date(story: Story, event: Event) -> DateFact | None:
    """Return the day that the first sentences give, for an event told soon after them."""
    body = [sentence for sentence in story.sentences if sentence.zone == "body"][:2]
    if (
        not body
        or event.first.sentence.paragraph - body[0].paragraph > 4
        or event.status != "held"
        or event.family == "award"
    ):
        return None
    return story.day_of_lead


def together(story: Story, one: Event, other: Event) -> bool:
    """Say whether two events share people, or else the countries where one of them has no people."""
    if one.people and other.people:
        return bool(set(one.people) & set(other.people))
    ours, theirs = (
        {story.country(key) for key in e.people} | {c.code for c in e.first.countries} | {e.country}
        for e in (one, other)
    )
    return len((ours & theirs) - {""}) > 1


def _opening_or_closing(story: Story, event: Event, others: list[Event]) -> DateFact | None:
    """Return the first or the last day of the exercise that a ceremony opens or closes."""
    if event.family != "ceremony":
        return None
    word = story.low[event.first.trigger.span.start - 10 : event.first.trigger.span.end]
    drills = [other for other in others if other.kind in ("exercise", "training")]
    for other in drills or others:
        if (
            other.kind in ("exercise", "multilateral_meeting", "training")
            and other.date
            and len(other.date.edtf) >= 10
        ):
            first, last = parts(other.date.edtf)
            if "opening" in word or "flag" in word or ("closing" in word and first != last):
                return DateFact(last if "closing" in word else first, other.date.basis, other.date.spans)
    return None


def _month_of_visit(event: Event, others: list[Event]) -> DateFact | None:
    for other in others:
        if other.kind == "visit" and other.date and set(event.people) & set(other.people):
            return DateFact(parts(other.date.edtf)[0][:7], "worked_out", other.date.spans)
    return None
