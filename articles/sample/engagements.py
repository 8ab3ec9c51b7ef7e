"""Made-up engagements: stories of one or several, each told by a report."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.choices import EngagementKind, EngagementStatus, Mode, ParticipantRole, SideRole
from articles.models import Engagement, Participation, Place, Side, Topic
from articles.sample.bodies import Establishment
from articles.sample.chance import Chance, Skewed, Weighted
from articles.sample.officials import Career
from articles.sample.reviewed import FIRST, TODAY, published
from articles.sample.scenes import ALONE, DIALOGUE, DRILL_OF_MANY, OF_MANY, PARTS, VISIT, Scene
from defense_ties.lib.countries import country_name
from defense_ties.lib.dates import Basis
from people.models import Appointment

PLANNED_UNTIL = TODAY + datetime.timedelta(days=240)
LENGTHS = Weighted({1: 42, 2: 10, 3: 14, 4: 14, 5: 10, 6: 6, 8: 4})
FATES = Weighted({EngagementStatus.HELD: 97, EngagementStatus.CANCELLED: 2, EngagementStatus.POSTPONED: 1})


@dataclass(frozen=True, eq=False)
class Country:
    """A country of the sample, with those who act for it."""

    establishment: Establishment
    careers: Skewed
    places: Skewed

    @property
    def code(self) -> str:
        """Its ISO 3166 code."""
        return self.establishment.land.code


@dataclass
class Told:
    """An engagement with all that belongs to it."""

    engagement: Engagement
    scene: Scene
    day: datetime.date
    sides: list[Side] = field(default_factory=list)
    participations: list[Participation] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)


@dataclass
class Story:
    """Engagements that one report tells of; of several, the first is a visit and the rest are part of it."""

    countries: list[Country]
    day: datetime.date
    draft: bool
    told: list[Told] = field(default_factory=list)


class Stories:
    """Makes up what happened between the countries."""

    def __init__(self, chance: Chance, countries: Sequence[Country], topics: Sequence[Topic]):
        self._chance, self._topics = chance, Skewed(topics)
        self._countries = Skewed(countries)
        self._parts, self._alone = Weighted(PARTS), Weighted(ALONE)

    def until(self, engagements: int) -> Iterator[Story]:
        """Yield stories until there are so many engagements."""
        left = engagements
        while left:
            story = self._story(min(LENGTHS.draw(self._chance), left))
            left -= len(story.told)
            yield story

    def _story(self, length: int) -> Story:
        chance = self._chance
        many = length == 1 and chance.happens(0.1)
        countries = self._countries.draw_some(chance, chance.randrange(3, 9) if many else 2)
        chance.shuffle(countries)
        story = Story(countries, chance.day(FIRST, PLANNED_UNTIL, lean=2.5), chance.happens(0.02))
        place = countries[0].places.draw(chance)
        if length == 1:
            scene = chance.choice((OF_MANY, DRILL_OF_MANY)) if many else self._alone.draw(chance)
            scene = DIALOGUE if scene.kind == EngagementKind.TALKS and chance.happens(0.3) else scene
            story.told.append(self._tell(story, scene, place, None))
            return story
        visit = self._tell(story, VISIT, place, None)
        story.told.append(visit)
        for _ in range(length - 1):
            story.told.append(self._tell(story, self._parts.draw(chance), place, visit))
        return story

    def _tell(self, story: Story, scene: Scene, place: Place, whole: Told | None) -> Told:
        chance = self._chance
        day = story.day + datetime.timedelta(days=chance.randrange(3) if whole else 0)
        engagement = Engagement(
            kind=scene.kind,
            status=whole.engagement.status if whole else self._fate(day),
            mode=Mode.IN_PERSON if scene.in_person else Mode.REMOTE,
            place=place if scene.in_person else None,
            part_of=whole.engagement if whole else None,
            **self._dated(day, scene, whole),
            **published(chance, after=day, draft=story.draft),
        )
        told = Told(engagement, scene, day)
        for number, country in enumerate(story.countries):
            self._take_part(told, country, number)
        engagement.title = self._title(told, story, place)
        if chance.happens(0.6):
            told.topics = self._topics.draw_some(chance, chance.choice((1, 1, 2, 3)))
            engagement.summary = f"On {' and '.join(topic.label.lower() for topic in told.topics)}."
        return told

    def _fate(self, day: datetime.date) -> str:
        return EngagementStatus.PLANNED if day > TODAY else FATES.draw(self._chance)

    def _dated(self, day: datetime.date, scene: Scene, whole: Told | None) -> dict[str, Any]:
        chance = self._chance
        text, share = day.isoformat(), chance.random()
        if whole is None and (scene is VISIT or scene.forces) and share < 0.8:
            text += f"/{(day + datetime.timedelta(days=chance.randrange(2, 6))).isoformat()}"
        elif share > 0.96:
            text = text[:7]
        elif share > 0.94:
            text = text[:4]
        if chance.happens(0.03):
            return {"date": text.replace("/", "?/") + "?", "date_basis": Basis.INFERRED}
        return {"date": text, "date_basis": Basis.WORKED_OUT if chance.happens(0.3) else Basis.STATED}

    def _take_part(self, told: Told, country: Country, number: int) -> None:
        chance, scene, engagement = self._chance, told.scene, told.engagement
        of_many = scene in (OF_MANY, DRILL_OF_MANY)
        role = SideRole.HOST if number == 0 else SideRole.PARTY if of_many else SideRole.VISITOR
        role = role if scene.in_person else SideRole.PARTY
        made = published(chance, after=told.day, reviewed=False)
        told.sides.append(Side(engagement=engagement, country=country.code, role=role, **made))
        for place, career in enumerate(country.careers.draw_some(chance, chance.randint(*scene.each))):
            part = scene.roles[min(number, 1)] if place == 0 else ParticipantRole.MEMBER
            told.participations.append(self._official(told, country, career, part))
        if scene.forces:
            told.participations.append(self._force(told, country))

    def _official(self, told: Told, country: Country, career: Career, role: str) -> Participation:
        held, official = career.on(told.day), career.official
        if held:
            told.appointments.append(held.appointment)
        return Participation(
            engagement=told.engagement,
            official=official,
            country=country.code,
            role=role,
            sequence=len(told.participations) + 1,
            name_as_written=official.name,
            rank=held.rank if held else None,
            rank_as_written=held.rank.title if held and held.rank else "",
            position=held.post.position if held else None,
            title_as_written=held.post.words if held else "",
            **published(self._chance, after=told.day, reviewed=False),
        )

    def _force(self, told: Told, country: Country) -> Participation:
        post = self._chance.choice(country.establishment.posts)
        return Participation(
            engagement=told.engagement,
            institution=post.position.institution,
            country=country.code,
            role=ParticipantRole.MEMBER,
            sequence=len(told.participations) + 1,
            **published(self._chance, after=told.day, reviewed=False),
        )

    def _title(self, told: Told, story: Story, place: Place) -> str:
        lands = [country_name(country.code) for country in story.countries]
        first, second = (self._who(told, country) for country in story.countries[:2])
        return told.scene.title.format(
            host=first,
            guest=second,
            host_land=lands[0],
            guest_land=lands[1],
            city=place.name,
            number=len(lands),
        )

    def _who(self, told: Told, country: Country) -> str:
        for each in told.participations:
            if each.country == country.code and each.official:
                return each.official.name
        return f"a delegation of {country_name(country.code)}"
