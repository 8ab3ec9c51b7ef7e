"""From the events of a text to facts with their passages."""

from articles.extraction.engagements.events import Event
from articles.extraction.engagements.sides import role_of
from articles.extraction.engagements.story import Story
from articles.extraction.engagements.times import compatible
from articles.extraction.facts import EngagementFact, ParticipantFact, SideFact, Span

_REMOTE = ("call", "video_conference")


def write(story: Story, events: list[Event]) -> list[EngagementFact]:
    """Return the facts for the events, in the order of the text."""
    events = sorted(events, key=lambda event: event.first.trigger.span.start)
    keys = {id(event): f"engagement-{number}" for number, event in enumerate(events, start=1)}
    return [_fact(story, event, keys[id(event)], _visit_around(event, events, keys)) for event in events]


def _visit_around(event: Event, events: list[Event], keys: dict[int, str]) -> str:
    """Return the key of the visit that an event is part of: same visitor, same country, a day within."""
    if event.kind in ("visit", *_REMOTE):
        return ""
    for visit in events:
        if (
            visit.kind not in ("visit", "port_call")
            or visit is event
            or not set(visit.people) & set(event.people)
        ):
            continue
        if (event.country and visit.country and event.country != visit.country) or visit.off != event.off:
            continue
        if event.date and visit.date and visit.lasts_on(event.date.edtf):
            return keys[id(visit)]
        if (event.date and visit.date and compatible(event.date.edtf, visit.date.edtf)) or not event.date:
            return keys[id(visit)]
    return ""


def _fact(story: Story, event: Event, key: str, part_of: str) -> EngagementFact:
    return EngagementFact(
        key=key,
        kind=event.kind,
        status=event.status,
        mode="remote" if event.kind in _REMOTE else "in_person",
        date=event.date,
        city=event.city,
        country=event.country,
        sides=tuple(
            SideFact(code, role_of(event, code), tuple(spans)) for code, spans in event.sides.items()
        ),
        participants=_participants(story, event),
        part_of=part_of,
        evidence=_evidence(event),
        confidence=0.9 if event.people and event.date else 0.7,
    )


def _participants(story: Story, event: Event) -> tuple[ParticipantFact, ...]:
    people = {key: _role(story, event, key, role) for key, role in event.people.items()}
    for key, role in event.witnesses.items():
        people.setdefault(key, role)
    return tuple(
        ParticipantFact(key, role, tuple(sorted(set(event.spans.get(key, ())))))
        for key, role in people.items()
    )


def _role(story: Story, event: Event, key: str, role: str) -> str:
    """Return host or guest for someone whose part is not told but whose country is."""
    if (
        role != "member"
        or not event.country
        or event.kind in ("exercise", "exchange", "multilateral_meeting")
    ):
        return role
    if event.country not in {story.country(other) for other in event.people}:
        return role
    return "host" if story.country(key) == event.country else "guest"


def _evidence(event: Event) -> dict[str, tuple[Span, ...]]:
    told = [frame for frame in event.frames if frame.kind != "attach"] or event.frames
    sentences = list(dict.fromkeys(frame.sentence.span for frame in told))
    evidence = {
        "": tuple(sentences[:3]),
        "kind": tuple(dict.fromkeys(frame.trigger.span for frame in told[:3])),
    }
    if event.date and event.date.spans:
        evidence["date"] = event.date.spans
    if event.place_span:
        evidence["place"] = (event.place_span,)
    return evidence
