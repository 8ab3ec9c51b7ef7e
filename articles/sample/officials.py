"""Made-up officials, with the posts they held one after another."""

import bisect
import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.sample.bodies import Establishment, Post
from articles.sample.chance import Chance, Skewed
from articles.sample.reviewed import FIRST, TODAY, published
from articles.sample.words import Names
from defense_ties.lib.dates import Basis
from people.choices import AliasKind, RankScheme, Seniority
from people.models import Appointment, Official, OfficialAlias, Rank

# The higher the post, the higher the rank.
CODES = {
    Seniority.MINISTER: ("OF-10", "OF-9"),
    Seniority.CHIEF: ("OF-9", "OF-8"),
    Seniority.SERVICE_CHIEF: ("OF-8", "OF-7"),
    Seniority.SENIOR: ("OF-7", "OF-6", "OF-5"),
    Seniority.WORKING: ("OF-5", "OF-4"),
}


@dataclass(frozen=True)
class Held:
    """A post that an official held from one day to another, with the rank of that time."""

    first: datetime.date
    last: datetime.date
    post: Post
    rank: Rank | None
    appointment: Appointment


@dataclass(eq=False)
class Career:
    """An official with all the posts held."""

    official: Official
    held: list[Held] = field(default_factory=list)

    def on(self, day: datetime.date) -> Held | None:
        """Return the post held on a day."""
        number = bisect.bisect_right([held.first for held in self.held], day) - 1
        return self.held[number] if number >= 0 and day <= self.held[number].last else None


class Ranks:
    """The ranks of a country's services, or the generic ones where it has none on record."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], list[Rank]] = {}
        for rank in Rank.objects.filter(scheme=RankScheme.MILITARY).order_by("pk"):
            self._found.setdefault((str(rank.country), rank.service, rank.nato_code), []).append(rank)

    def fitting(self, chance: Chance, country: str, post: Post) -> Rank | None:
        """Return a rank that somebody in a post could have."""
        for code in chance.sample(CODES[Seniority(post.seniority)], k=len(CODES[Seniority(post.seniority)])):
            for land in (country, ""):
                if found := self._found.get((land, post.service, code)):
                    return found[0]
        return None


def careers(
    chance: Chance, establishment: Establishment, number: int, ranks: Ranks
) -> Iterator[tuple[Career, list[OfficialAlias]]]:
    """Yield so many officials of a country; the first of them will meet the most people."""
    posts = Skewed(establishment.posts, power=0.5)
    for _ in range(number):
        name = full_name(chance, establishment.land.names)
        official = Official(name=name, country=establishment.land.code, **published(chance))
        career = Career(official)
        begun = chance.day(FIRST - datetime.timedelta(days=1_500), TODAY - datetime.timedelta(days=200))
        for _ in range(chance.choice((1, 1, 2, 2, 3))):
            if begun >= TODAY:
                break
            held = _held(chance, official, posts.draw(chance), begun, ranks)
            career.held.append(held)
            begun = held.last + datetime.timedelta(days=1)
        yield career, list(_aliases(chance, official))


def full_name(chance: Chance, names: Names) -> str:
    """Return a name in the order of its language."""
    given = [chance.choice(names.given.split())]
    if names.middle and chance.happens(0.8):
        given.insert(0, chance.choice(names.middle.split()))
    family = chance.choice(names.families.split())
    return " ".join([family, *given] if names.family_first else [*given, family])


def _held(chance: Chance, official: Official, post: Post, begun: datetime.date, ranks: Ranks) -> Held:
    ended = begun + datetime.timedelta(days=chance.randrange(500, 2_000))
    still = ended >= TODAY
    first = begun.isoformat()[: chance.choice((4, 7, 7, 10))]
    date = f"{first}/.." if still else f"{first}/{ended.isoformat()[: len(first)]}"
    appointment = Appointment(
        official=official,
        position=post.position,
        date=date,
        date_basis=Basis.STATED,
        true_start=chance.happens(0.3),
        true_end=not still and chance.happens(0.3),
        **published(chance),
    )
    rank = ranks.fitting(chance, str(official.country), post) if chance.happens(0.8) else None
    return Held(begun, min(ended, TODAY), post, rank, appointment)


def _aliases(chance: Chance, official: Official) -> Iterator[OfficialAlias]:
    words = official.name.split()
    if len(words) > 1 and chance.happens(0.25):
        yield OfficialAlias(official=official, name=" ".join(reversed(words)), kind=AliasKind.ALIAS)
    if len(words) > 2 and chance.happens(0.25):
        yield OfficialAlias(official=official, name=f"{words[0]} {words[-1]}", kind=AliasKind.ALIAS)
