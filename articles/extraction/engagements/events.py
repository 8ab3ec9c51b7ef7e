"""Events gathered from the frames of a text: what is told twice is one event."""

from dataclasses import dataclass, field

from articles.extraction.engagements.frame import Frame
from articles.extraction.engagements.story import Story
from articles.extraction.engagements.times import compatible, days_between, finer, first_day, spanning
from articles.extraction.facts import DateFact, Span

FAMILIES = {
    "multilateral_meeting": "meeting",
    "talks": "meeting",
    "courtesy_call": "meeting",
    "dialogue": "meeting",
    "call": "remote",
    "video_conference": "remote",
}
# Which word for a meeting says more than another.
_STRENGTH = {"courtesy_call": 4, "dialogue": 3, "talks": 2, "multilateral_meeting": 1, "meeting": 0}


_LONGEST_STAY = 10  # days within which another journey to the same country is the same visit


@dataclass(slots=True)
class Event:
    """An event as far as the text has told it."""

    kind: str
    status: str
    first: Frame
    people: dict[str, str] = field(default_factory=dict)
    witnesses: dict[str, str] = field(default_factory=dict)
    spans: dict[str, list[Span]] = field(default_factory=dict)
    date: DateFact | None = None
    begun: DateFact | None = None  # its first day, its last, how many there are
    ended: DateFact | None = None
    length: int = 0
    city: str = ""
    country: str = ""
    sides: dict[str, list[Span]] = field(default_factory=dict)
    frames: list[Frame] = field(default_factory=list)
    place_span: Span | None = None

    @property
    def family(self) -> str:
        """The family of its kind: meetings, remote, visits …"""
        return FAMILIES.get(self.kind, self.kind)

    def lasts_on(self, day: str) -> bool:
        """Say whether a stay of which no end is told can still have lasted on a day."""
        if self.kind not in ("visit", "port_call") or not self.begun or self.ended or len(day) < 10:
            return False
        return self.begun.edtf <= day and self.begun.edtf[:7] == day[:7]

    @property
    def off(self) -> bool:
        """Whether it was put off or called off."""
        return self.status in ("postponed", "cancelled")


def family(kind: str) -> str:
    """Return the family of a kind."""
    return FAMILIES.get(kind, kind)


def is_same(story: Story, event: Event, frame: Frame) -> bool:
    """Say whether a frame tells of an event already found."""
    if (frame.another or event.first.another) and not (frame.date and event.date):
        return False
    if not _kinds_agree(event, frame) or not _places_agree(event, frame):
        return False
    if _is_stop_of_stay(story, event, frame):
        return True
    if (
        frame.date
        and event.date
        and not compatible(frame.date.edtf, event.date.edtf)
        and not _spanning(story, event, frame)
    ):
        return False
    if not _status_agrees(event, frame) and not _is_stop(event, frame):
        return False
    return _people_agree(story, event, frame)


def _is_stop_of_stay(story: Story, event: Event, frame: Frame) -> bool:
    """Say whether a visitor only goes on to another town of the country, a few days after he came."""
    country = frame.country or (frame.place.country if frame.place else "")
    came = event.date or story.day_of_lead
    if not (event.kind == frame.kind == "visit" and event.status == "held" and frame.status == "planned"):
        return False
    if (
        not frame.date
        or not came
        or country not in ("", event.country)
        or not set(event.people) & set(frame.people)
    ):
        return False
    return days_between(first_day(came), first_day(frame.date)) <= _LONGEST_STAY


def _is_stop(event: Event, frame: Frame) -> bool:
    """Say whether a frame tells of a later stop on a visit under way."""
    return event.kind == frame.kind == "visit" and bool(
        frame.date and event.date and set(event.people) & set(frame.people)
    )


def _spanning(story: Story, event: Event, frame: Frame) -> DateFact | None:
    """Return the period of a stay or exercise that began on the one day and ended on the other."""
    if event.kind not in ("exercise", "visit", "port_call") or not frame.date or not event.date:
        return None
    if not frame.definite and not set(event.people) & set(frame.people):
        return None
    return spanning(story.low, frame.clause, frame.date, event.date)


def _kinds_agree(event: Event, frame: Frame) -> bool:
    one, other = event.family, family(frame.kind)
    if one == other:
        return True
    if other == "ceremony" and frame.bare and event.first.sentence is frame.sentence and one != "exercise":
        return True
    if other == "attach":
        return frame.trigger.grammar != "chair" or one in (
            "meeting",
            "remote",
            "ceremony",
            "exercise",
            "exchange",
        )
    if not frame.definite:
        return {one, other} == {"visit", "port_call"} and bool(set(event.people) & set(frame.people))
    return (other, one) in {
        ("meeting", "remote"),
        ("visit", "port_call"),
        ("port_call", "visit"),
        ("ceremony", "award"),
    }


def _places_agree(event: Event, frame: Frame) -> bool:
    country = frame.country or (frame.place.country if frame.place else "")
    if country and event.country and country != event.country:
        return False
    if not frame.place or not event.city or frame.kind == "visit" or frame.place.kind != "city":
        return True
    return frame.place.name == event.city or event.first.sentence is frame.sentence


def _status_agrees(event: Event, frame: Frame) -> bool:
    if frame.status == event.status or frame.definite or (event.off and frame.status != "held"):
        return True
    if frame.sentence.zone == "headline" or event.first.sentence.zone == "headline":
        return True
    if event.kind == frame.kind == "visit" and not frame.date and not event.off:
        return event.country == (frame.country or (frame.place.country if frame.place else ""))
    return bool(frame.status == "postponed" and event.status == "planned")


def _people_agree(story: Story, event: Event, frame: Frame) -> bool:
    ours, theirs = set(event.people), set(frame.people)
    if event.first.sentence is frame.sentence and (frame.bare or (ours == theirs and ours)):
        return True
    if frame.kind == "ceremony" and frame.bare and frame.definite:
        return event.family in ("ceremony", "award")
    if not frame.definite and len(theirs) > 1 and _fewer_lands(story, ours, theirs):
        return False
    if event.kind == frame.kind == "award" and frame.definite:
        return len(ours) < 2
    if family(frame.kind) == "exercise" or frame.kind == "exchange":
        return _sides_agree(event, frame)
    if frame.kind in ("visit", "port_call"):
        return _visitors_agree(story, event, frame)
    if (
        not theirs
        and event.status == frame.status == "planned"
        and not event.date
        and _sides_agree(event, frame)
    ):
        return True
    if not theirs:
        return frame.definite or (
            _sides_agree(event, frame) and (bool(frame.date and event.date) or _early(frame))
        )
    if not ours:
        codes = {story.country(key) for key in theirs} - {""}
        told = {country.code for country in event.first.countries}
        return len(told) < 2 or bool(codes & told)
    if theirs <= ours:
        return len(theirs) > 1 or frame.definite or (len(ours) > 1 and not _other_party(story, event, frame))
    if ours <= theirs:
        return len(ours) > 1 or event.first.sentence.zone == "headline" or _early(event.first)
    if frame.definite and not frame.date and not ours & theirs and _is_session(story, frame):
        return {story.country(key) for key in ours} == {story.country(key) for key in theirs}
    return len(ours & theirs) > 1 or (frame.definite and bool(ours & theirs) and frame.kind != "ceremony")


def _is_session(story: Story, frame: Frame) -> bool:
    """Say whether a frame tells of a part of a meeting: the technical session, chaired by two others."""
    return "session" in story.low[frame.trigger.span.start : frame.trigger.span.end]


def _fewer_lands(story: Story, ours: set[str], theirs: set[str]) -> bool:
    """Say whether two of three sides met by themselves, before or after all three."""
    told, lands = {story.country(key) for key in ours}, {story.country(key) for key in theirs}
    return theirs < ours and len(lands) > 1 and lands < told


def _other_party(story: Story, event: Event, frame: Frame) -> bool:
    """Say whether a frame with one of the people brings in a country that is no side of the event."""
    own = {story.country(key) for key in frame.people}
    named = {country.code for country in frame.countries} - own
    return bool(named) and not named & {story.country(key) for key in event.people}


def _early(frame: Frame) -> bool:
    """Say whether a frame stands in a headline or a caption, which tell the main event again."""
    return frame.sentence.zone != "body"


def _sides_agree(event: Event, frame: Frame) -> bool:
    named = {country.code for country in frame.countries}
    told = {country.code for other in event.frames for country in other.countries}
    return frame.definite or not named or not told or bool(named & told)


def _visitors_agree(story: Story, event: Event, frame: Frame) -> bool:
    ours, theirs = set(event.people), set(frame.people)
    if ours and theirs:
        if ours & theirs:
            return True
        # Two of one delegation, on one visit.
        codes = {story.country(key) for key in ours}
        return frame.definite and codes == {story.country(key) for key in theirs}
    if theirs and event.country in {story.country(key) for key in theirs}:
        return False
    if frame.definite or (not ours and not theirs) or event.kind == frame.kind == "port_call":
        return True
    return bool(frame.date and event.date) or _early(frame) or _early(event.first)


def absorb(story: Story, event: Event, frame: Frame) -> None:
    """Add to an event what a frame tells of it."""
    looks_back = frame.kind == "ceremony" and frame.bare and frame.definite  # "he said after the ceremony"
    for key, role in () if looks_back else frame.people.items():
        if frame.bare and event.kind == "visit" and event.people:
            continue  # others of the delegation, at a stop on the way
        if frame.kind == "attach" and event.kind == "visit":
            event.witnesses.setdefault(key, role)
        elif event.people.get(key, "member") == "member":
            event.people[key] = role
    for key, role in frame.witnesses.items() if not frame.bare or event.kind != "visit" else ():
        event.witnesses.setdefault(key, role)
    for key, spans in frame.spans.items():
        event.spans.setdefault(key, []).extend(spans)
    if frame.kind != "attach" and frame.status != event.status:
        _change_status(event, frame)
    if frame.kind != "attach":
        event.begun, event.ended = event.begun or frame.first, event.ended or frame.last
        event.length = event.length or frame.length
        _sharpen(story, event, frame)
    event.frames.append(frame)


def _change_status(event: Event, frame: Frame) -> None:
    if (
        frame.status in ("postponed", "cancelled") and event.status != "postponed"
    ) or event.first.sentence.zone == "headline":
        event.status = frame.status


def _sharpen(story: Story, event: Event, frame: Frame) -> None:
    stronger = _STRENGTH.get(frame.kind, 0) > _STRENGTH.get(event.kind, 0)
    if stronger and event.family == family(frame.kind) and frame.sentence.zone != "headline":
        event.kind = frame.kind
    if event.kind == "visit" and frame.kind == "port_call":
        event.kind = "port_call"
    event.date = _spanning(story, event, frame) or finer(event.date, frame.date)
    if event.kind == "visit" and frame.status != event.status:
        return  # where the visitor goes on to tells nothing of where he is
    if frame.place and (not event.country or event.country == frame.place.country):
        if not event.city:
            event.city, event.place_span = frame.place.name, frame.place.span
        event.country = event.country or frame.place.country
    event.country = event.country or frame.country


def begin(story: Story, frame: Frame) -> Event:
    """Return the event that a frame tells of first."""
    event = Event(frame.kind, frame.status, frame)
    absorb(story, event, frame)
    return event
