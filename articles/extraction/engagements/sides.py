"""Which countries take part: those of the people, and those that the clause sets beside them."""

from itertools import pairwise

from articles.extraction.engagements.events import Event
from articles.extraction.engagements.ships import countries_of_ships
from articles.extraction.engagements.story import INTERNATIONAL, Story
from articles.extraction.facts import EngagementFact, SideFact, Span
from articles.extraction.reading import Reading

_IN_LIST = 10  # characters between two countries of a list


def sides_of(story: Story, event: Event) -> dict[str, list[Span]]:
    """Return the countries that take part in an event and the words that show each."""
    sides: dict[str, list[Span]] = {}
    for key in event.people:
        code = story.country(key)
        if code:
            sides.setdefault(code, []).extend(event.spans.get(key, [])[:1])
    if event.kind in ("visit", "port_call") and event.country:
        sides.setdefault(event.country, [])
    if event.kind == "port_call":
        for frame in event.frames:
            for code, span in countries_of_ships(story, frame.sentence):
                sides.setdefault(code, [span])
    foreign = any(not story.country(key) for key in event.people)
    sent_off = event.kind == "ceremony" and len(sides) == 1 and is_international(story, event)
    if (len(sides) < 2 and not foreign and not sent_off) or event.kind in (
        "exercise",
        "exchange",
        "multilateral_meeting",
    ):
        _add_named(event, sides, many=event.kind in ("exercise", "exchange", "multilateral_meeting"))
    if len(sides) == 1 and not foreign and not is_international(story, event):
        _add_partner(story, event, sides)
    if not sides:
        sides = {code: [] for code in story.pair}
    return sides


def _add_named(event: Event, sides: dict[str, list[Span]], many: bool) -> None:
    wanted = 12 if many or (not event.people and _in_a_list(event)) else 2
    for frame in event.frames:
        if frame.kind == "attach":
            continue
        for country in frame.countries:
            if country.code in sides:
                sides[country.code] = sides[country.code] or [country.span]
            elif len(sides) < wanted and not (
                country.kind == "capital" and len(event.frames[0].countries) > 2
            ):
                sides[country.code] = [country.span]
        if len(sides) > 1:
            return


def _in_a_list(event: Event) -> bool:
    """Say whether three countries are named one after the other: of Ruritania, Graustark and Sudmark."""
    spans = [country.span for country in event.first.countries]
    close = [other.start - one.end < _IN_LIST for one, other in pairwise(spans)]
    return any(one and other for one, other in pairwise(close))


def _add_partner(story: Story, event: Event, sides: dict[str, list[Span]]) -> None:
    """Add the other of the two countries that the story is about."""
    own = next(iter(sides))
    if event.country and event.country != own:
        sides[event.country] = []
    elif own in story.pair:
        for code in story.pair:
            sides.setdefault(code, [])


def is_international(story: Story, event: Event) -> bool:
    """Say whether an event of one country is with an international organisation."""
    if any(not story.country(key) for key in event.people):
        return True
    if event.kind == "ceremony" and story.is_international:
        return True
    return any(INTERNATIONAL.search(story.low, *frame.sentence.span) for frame in event.frames)


def role_of(event: Event, code: str) -> str:
    """Return whether a country is host, visitor or party of an event."""
    if (
        event.kind not in ("visit", "port_call", "courtesy_call", "meeting", "talks", "award")
        or not event.country
    ):
        return "party"
    if code == event.country:
        return "host"
    return "visitor" if event.country in event.sides else "party"


def find_sides(
    reading: Reading, engagements: list[EngagementFact] | tuple[EngagementFact, ...]
) -> list[SideFact]:
    """Return the countries that take part in what the text tells of, in the order of its engagements."""
    found: dict[str, SideFact] = {}
    main = [e for e in engagements if e.participants or e.status == "held"] or engagements
    for engagement in main:
        for side in engagement.sides:
            if side.country not in found:
                found[side.country] = SideFact(side.country, "party", side.spans)
    if not found:
        for agreement in [a for a in reading.agreements if a.status != "referenced"][:1]:
            for party in agreement.parties:
                if party.country:
                    found.setdefault(party.country, SideFact(party.country, "party", party.spans))
    return list(found.values())
