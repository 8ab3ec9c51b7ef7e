"""What can be said of the events once all are known: days, places, sides, and which of them are none."""

import re
from datetime import date as Day

from articles.extraction.engagements.events import Event
from articles.extraction.engagements.gathering import date_of_stay
from articles.extraction.engagements.places import of_embassy
from articles.extraction.engagements.sides import is_international, sides_of
from articles.extraction.engagements.stays import period
from articles.extraction.engagements.story import Story
from articles.extraction.engagements.times import compatible, is_day, parts
from articles.extraction.facts import DateFact, Span
from articles.extraction.reading import within

_REMOTE = ("call", "video_conference")
_PERSONAL = ("meeting", "remote", "award", "ceremony")
_MARGINS = re.compile(r"\b(?:sidelines?|margins?)\b")
_AGO = re.compile(
    r"\b(?:last (?:month|year)|previous\w*|earlier this (?:year|month)|in the past|ago|first meeting"
    r"|since)\b"
)


def finish(story: Story, events: list[Event]) -> list[Event]:
    """Return the events that are engagements, with all that follows from the others."""
    events = _without_signings(events)
    _give_dates(story, events)
    for event in events:
        _give_status(story, event)
        _give_place(story, event, events)
        event.sides = sides_of(story, event)
        if event.kind in ("meeting", "talks") and len(event.sides) > 2 and not event.people:
            event.kind = "multilateral_meeting"
    return [event for event in events if _is_tie(story, event)]


def _without_signings(events: list[Event]) -> list[Event]:
    """Leave out a signing at a meeting that is an event already."""
    kept = []
    for event in events:
        signing = event.first.trigger.grammar == "sign"
        if signing and (
            len(event.people) < 2 or any(_holds(other, event) for other in events if other is not event)
        ):
            continue
        if event.family == "meeting" and any(_gave(other, event) for other in events):
            continue
        kept.append(event)
    return kept


def _gave(award: Event, meeting: Event) -> bool:
    """Say whether a meeting is only that at which a medal was given: "met X and gave him the order"."""
    same = award.kind == "award" and award.first.sentence is meeting.first.sentence
    return same and len(meeting.frames) == 1 and set(award.people) == set(meeting.people)


def _holds(event: Event, signing: Event) -> bool:
    if event.family not in ("meeting", "remote", "ceremony") or event.first.trigger.grammar == "sign":
        return False
    if event.date and signing.date and not compatible(event.date.edtf, signing.date.edtf):
        return False
    return event.status == signing.status and (
        bool(set(event.people) & set(signing.people)) or event.family == "ceremony"
    )


def _give_dates(story: Story, events: list[Event]) -> None:
    """Give an event without a day that of the one it is told with; a visit its month."""
    for number, event in enumerate(events):
        if event.kind in ("visit", "port_call"):
            event.date = date_of_stay(story, event, events)
        elif whole := period(event.begun, event.ended, event.length):
            event.date = whole
        elif event.date is None and event.family in _PERSONAL:
            event.date = _date_beside(story, event, events[:number] + events[number + 1 :])


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
        and _together(story, event, other)
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
    lead = _lead_date(story, event)
    beside = [other for other in near if other.date and is_day(other.date.edtf) and other.kind != "visit"]
    days = [
        other.date
        for other in beside
        if other.first.sentence.paragraph == event.first.sentence.paragraph or not lead
    ]
    days.append(lead)
    stays = [other.date for other in near if other.kind == "visit" and other.date and "/" in other.date.edtf]
    day = next((day for day in days if day), None)
    if stays or not day:
        return None
    return DateFact(day.edtf, "worked_out", day.spans)


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


def _together(story: Story, one: Event, other: Event) -> bool:
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
    for other in others:
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


def _give_status(story: Story, event: Event) -> None:
    """Take what is told for a day after the article's own as still to come."""
    published = story.reading.published or (
        DateFact(story.reading.known.published) if story.reading.known.published else None
    )
    if event.status != "held" or not event.date or not published or "X" in event.date.edtf + published.edtf:
        return
    start, today = parts(event.date.edtf)[0], parts(published.edtf)[0]
    size = min(len(start), len(today))
    if start[:size] > today[:size] and _is_day(start):
        event.status = "planned"


def _is_day(text: str) -> bool:
    try:
        Day.fromisoformat(text)
    except ValueError:
        return len(text) == 7
    return True


def _give_place(story: Story, event: Event, events: list[Event]) -> None:
    """Give an event without a place that of the day, the visit or the dateline."""
    if event.kind in _REMOTE:
        event.city, event.country, event.place_span = "", "", None
        return
    if event.city:
        return
    if event.kind in ("visit", "port_call"):
        _give_city_of_stay(story, event)
        return
    beside = _beside(story, event, events)
    for other in beside:
        if (
            other.city
            and (other.kind == "visit" or other.status == event.status)
            and event.country in ("", other.country)
        ):
            event.city, event.country, event.place_span = other.city, other.country, other.place_span
            return
    if event.status == "planned":
        return
    here = story.dateline
    old = event.date and here and event.date.edtf[:4].isdigit() and _long_ago(story, event)
    if here and event.country in ("", here.country) and not old and event.family != "exchange":
        event.city, event.country, event.place_span = here.name, here.country, here.span
        return
    if not here and event.first.sentence.paragraph < 6 and not old and _give_only_town(story, event):
        return
    for other in beside:
        if other.kind == "visit" and other.country:
            event.country = event.country or other.country


def _give_only_town(story: Story, event: Event) -> bool:
    """Give an event the only town of the lead."""
    lead = next((sentence.span for sentence in story.sentences if sentence.zone == "body"), Span(0, 0))
    towns = {place.name: place for place in within(story.reading.places, lead) if place.kind == "city"}
    place = next(iter(towns.values()), None)
    if (
        len(towns) != 1
        or place is None
        or event.country not in ("", place.country)
        or of_embassy(story, place)
    ):
        return False
    event.city, event.country, event.place_span = place.name, place.country, place.span
    return True


def _beside(story: Story, event: Event, events: list[Event]) -> list[Event]:
    """Return the other events with one of the people and no other day."""
    return [
        other
        for other in events
        if other is not event
        and other.kind not in _REMOTE
        and _together(story, event, other)
        and (not event.date or not other.date or compatible(event.date.edtf, other.date.edtf))
        and bool(event.date) == bool(other.date)
    ]


def _long_ago(story: Story, event: Event) -> bool:
    """Say whether an event is of another month than the main one of the story."""
    published = story.reading.published
    if not published or not event.date or "X" in published.edtf:
        return False
    return parts(event.date.edtf)[0][:4] != published.edtf[:4] and published.edtf[5:7] != "01"


def _give_city_of_stay(story: Story, event: Event) -> None:
    """Give a visit the only town that the text names in the country visited."""
    towns = {
        place.name: place
        for place in story.reading.places
        if place.country == event.country and place.country and place.kind == "city"
    }
    if len(towns) == 1:
        place = next(iter(towns.values()))
        event.city, event.place_span = place.name, place.span


def _is_tie(story: Story, event: Event) -> bool:
    """Say whether an event is one between countries, or of a country with an international organisation."""
    if len(event.sides) > 1:
        return True
    if event.family in ("exercise", "exchange", "other", "training"):
        return False
    return len(event.sides) == 1 and is_international(story, event)
