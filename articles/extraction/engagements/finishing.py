"""What can be said of the events once all are known: days, places, sides, and which of them are none."""

from articles.extraction.engagements.days import give_dates, is_opening_or_closing, together
from articles.extraction.engagements.events import Event
from articles.extraction.engagements.places import of_embassy, spoken_about
from articles.extraction.engagements.sides import is_international, sides_of
from articles.extraction.engagements.status import by_date
from articles.extraction.engagements.story import Story
from articles.extraction.engagements.times import compatible, parts
from articles.extraction.facts import Span
from articles.extraction.reading import within

_REMOTE = ("call", "video_conference")


def finish(story: Story, events: list[Event]) -> list[Event]:
    """Return the events that are engagements, with all that follows from the others."""
    events = _without_signings(story, events)
    give_dates(story, events)
    for event in events:
        event.status = by_date(event.status, event.date, story.today)
        _give_place(story, event, events)
        event.sides = sides_of(story, event)
    for event in events:
        if event.kind == "visit" and not event.city:
            _give_city_of_meetings(event, events)
    for event in events:
        if event.kind in ("meeting", "talks") and len(event.sides) > 2 and not event.people:
            event.kind = "multilateral_meeting"
    for number, event in enumerate(events):
        _give_sides_of_series(story, event, events[:number])
    return [event for event in events if _is_tie(story, event)]


def _give_sides_of_series(story: Story, event: Event, before: list[Event]) -> None:
    """Give another meeting of a series, of which no two sides are named, those of the main event."""
    named = {country.code for frame in event.frames for country in frame.countries}
    shared = event.first.another or event.kind in ("exercise", "ceremony")
    opens = len(event.sides) < 2 and is_opening_or_closing(story, event)
    if not shared or (not opens and (event.people or len(named) > 1)):
        return
    main = [other for other in before if len(other.sides) > 1 and other.kind not in ("visit", "port_call")]
    beside = [other for other in main if other.first.sentence is event.first.sentence]
    same = [other for other in main if other.family == event.family]
    for other in [*beside, *same, *main][:1]:
        if not named:
            event.sides = {code: [] for code in other.sides}
        elif set(event.sides) <= set(other.sides) | {event.country}:
            event.sides = {code: event.sides.get(code, []) for code in [*other.sides, *event.sides]}


def _without_signings(story: Story, events: list[Event]) -> list[Event]:
    """Leave out a signing at a meeting that is an event already."""
    kept = []
    for event in events:
        signing = event.first.trigger.grammar == "sign"
        if signing and event.status == "planned" and _in_view(event, events):
            continue
        holding = [other for other in events if other is not event and _holds(story, other, event)]
        if signing and holding:
            _pass_on(event, holding)
            continue
        if signing and len(event.people) < 2:
            continue
        if event.family == "meeting" and any(_gave(other, event) for other in events):
            continue
        kept.append(event)
    return kept


def _pass_on(signing: Event, holding: list[Event]) -> None:
    """Let the meeting at which something was signed have been where that was."""
    for event in holding:
        if set(event.people) & set(signing.people) and not event.city and signing.city:
            event.city, event.place_span = signing.city, signing.place_span
            event.country = event.country or signing.country


def _in_view(signing: Event, events: list[Event]) -> bool:
    """Say whether something is to be signed at an event of the same sentence: to visit for the signing."""
    return any(other is not signing and other.first.sentence is signing.first.sentence for other in events)


def _gave(award: Event, meeting: Event) -> bool:
    """Say whether a meeting is only that at which a medal was given: "met X and gave him the order"."""
    same = award.kind == "award" and award.first.sentence is meeting.first.sentence
    return same and len(meeting.frames) == 1 and set(award.people) == set(meeting.people)


def _holds(story: Story, event: Event, signing: Event) -> bool:
    if event.family not in ("meeting", "remote", "ceremony") or event.first.trigger.grammar == "sign":
        return False
    if event.date and signing.date and not compatible(event.date.edtf, signing.date.edtf):
        return False
    if event.status != signing.status:
        return False
    if event.family == "ceremony":
        return True
    if set(event.people) & set(signing.people):
        return len(signing.people) < 2 or set(signing.people) <= set(event.people)
    sides = {story.country(key) for key in signing.people}  # aides of the two ministers sign
    return event.first.another is False and sides <= {story.country(key) for key in event.people}


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
    drill = next((e for e in events if e.kind == "exercise" and e.city and not e.first.another), None)
    if drill and is_opening_or_closing(story, event):
        event.city, event.country, event.place_span = drill.city, drill.country, drill.place_span
        return
    beside = _beside(story, event, events)
    here = story.dateline
    for other in beside:
        if here and here.country == other.country and other.first.sentence.span > event.first.sentence.span:
            continue  # what comes later in the day may be elsewhere
        if (
            other.city
            and (other.kind == "visit" or other.status == event.status)
            and event.country in ("", other.country)
        ):
            event.city, event.country, event.place_span = other.city, other.country, other.place_span
            return
    if here and (visit := _visit_of_host(story, event, events)) and visit.country != here.country:
        event.country = visit.country  # told at home, when the guest is back
        return
    if event.status == "planned":
        return
    old = event.date and here and event.date.edtf[:4].isdigit() and _long_ago(story, event)
    if here and event.country in ("", here.country) and not old and event.family != "exchange":
        event.city, event.country, event.place_span = here.name, here.country, here.span
        return
    if not here and event.first.sentence.paragraph < 6 and not old and _give_only_town(story, event):
        return
    for other in beside:
        if other.kind == "visit" and other.country:
            event.country = event.country or other.country


def _visit_of_host(story: Story, event: Event, events: list[Event]) -> Event | None:
    """Return the visit on which those who take part were received by a host of the country visited."""
    hosts = {story.country(key) for key, role in event.people.items() if role == "host"}
    for visit in events:
        if visit.kind == "visit" and visit.country in hosts and set(visit.people) & set(event.people):
            return visit
    return None


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
        or spoken_about(story, place, lead.start)
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
        and together(story, event, other)
        and bool(event.date) == bool(other.date)
        and (
            not event.date
            or not other.date
            or compatible(event.date.edtf, other.date.edtf)
            or other.lasts_on(event.date.edtf)
        )
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


def _give_city_of_meetings(visit: Event, events: list[Event]) -> None:
    """Give a visit the only town in which the visitor met somebody."""
    met = [e for e in events if e is not visit and e.city and set(e.people) & set(visit.people)]
    places = {e.city: e for e in met if e.country == visit.country and e.status == visit.status}
    if len(places) == 1:
        visit.city, visit.place_span = next((city, e.place_span) for city, e in places.items())


def _is_tie(story: Story, event: Event) -> bool:
    """Say whether an event is one between countries, or of a country with an international organisation."""
    if len(event.sides) > 1:
        return True
    if event.family in ("exercise", "exchange", "other", "training"):
        return False
    return len(event.sides) == 1 and is_international(story, event)
