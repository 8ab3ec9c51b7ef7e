"""Made-up institutions of each country, with the posts in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.sample.chance import Chance
from articles.sample.reviewed import published
from articles.sample.words import LANDS, Land
from defense_ties.lib.countries import country_name
from people.choices import InstitutionKind, Seniority
from people.models import Institution, Position

LEVELS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


@dataclass(frozen=True)
class Body:
    """A kind of institution that every country has, and who serves in it."""

    kind: InstitutionKind
    name: str
    acronym: str
    posts: tuple[tuple[str, int], ...]
    service: str = "army"


MINISTRY = Body(
    InstitutionKind.MINISTRY,
    "Ministry of National Defence",
    "MOD",
    (
        ("Minister of National Defence", Seniority.MINISTER),
        ("Deputy Minister of National Defence", Seniority.CHIEF),
        ("Secretary of State", Seniority.CHIEF),
        ("Director-General of Policy and Foreign Affairs", Seniority.SERVICE_CHIEF),
        ("Director of International Cooperation", Seniority.SENIOR),
        ("Desk Officer for Bilateral Relations", Seniority.WORKING),
    ),
)
FORCES = Body(
    InstitutionKind.ARMED_FORCES,
    "Armed Forces",
    "AF",
    (
        ("Commander-in-Chief", Seniority.CHIEF),
        ("Deputy Commander-in-Chief", Seniority.SERVICE_CHIEF),
        ("Inspector General", Seniority.SENIOR),
    ),
)
STAFF = Body(
    InstitutionKind.GENERAL_STAFF,
    "General Staff",
    "GS",
    (
        ("Chief of the General Staff", Seniority.CHIEF),
        ("Deputy Chief of the General Staff", Seniority.SERVICE_CHIEF),
        ("Chief of Operations", Seniority.SENIOR),
        ("Chief of Foreign Liaison", Seniority.SENIOR),
    ),
)
ARMY, NAVY, AIR_FORCE = (
    Body(
        kind,
        name,
        acronym,
        (
            (f"{chief} of the {name}", Seniority.SERVICE_CHIEF),
            (f"Deputy {chief} of the {name}", Seniority.SERVICE_CHIEF),
            (f"Chief of Staff of the {name}", Seniority.SENIOR),
        ),
        service,
    )
    for kind, name, acronym, chief, service in (
        (InstitutionKind.ARMY, "Army", "ARMY", "Commander", "army"),
        (InstitutionKind.NAVY, "Navy", "NAVY", "Commander", "navy"),
        (InstitutionKind.AIR_FORCE, "Air Force", "AF", "Commander", "air_force"),
    )
)
BORDER_GUARD = Body(
    InstitutionKind.BORDER_GUARD,
    "Border Guard",
    "BG",
    (("Head of the Border Guard", Seniority.SERVICE_CHIEF), ("Deputy Head", Seniority.SENIOR)),
)
ACADEMY = Body(
    InstitutionKind.ACADEMY,
    "National Defence Academy",
    "NDA",
    (("Commandant", Seniority.SENIOR), ("Head of the Faculty of Strategy", Seniority.WORKING)),
)
BODIES = (MINISTRY, FORCES, STAFF, ARMY, NAVY, AIR_FORCE, BORDER_GUARD, ACADEMY)
REGION_POSTS = (("Commander", Seniority.SENIOR), ("Chief of Staff", Seniority.WORKING))


@dataclass(frozen=True)
class Post:
    """A position that officials of a country can be given."""

    position: Position
    words: str
    service: str
    seniority: int


@dataclass
class Establishment:
    """The institutions of a country, and the posts in them."""

    land: Land
    ministry: Institution
    posts: list[Post] = field(default_factory=list)


def establish(
    chance: Chance, regions: int
) -> Iterator[tuple[Establishment, list[Institution], list[Position]]]:
    """Yield for each country its institutions, so many military regions among them, and their positions."""
    for land in LANDS:
        institutions: list[Institution] = []
        posts: list[Post] = []
        for body in BODIES:
            above = institutions[0] if body is not MINISTRY and institutions else None
            institution = _institution(chance, land, body.name, body.kind, above, body.acronym)
            institutions.append(institution)
            posts += [_post(chance, institution, title, level, body.service) for title, level in body.posts]
        army = institutions[BODIES.index(ARMY)]
        for number in range(1, regions + 1):
            name = f"{_ordinal(number)} Military Region"
            institution = _institution(chance, land, name, InstitutionKind.ARMY, army)
            institutions.append(institution)
            posts += [_post(chance, institution, title, level, "army") for title, level in REGION_POSTS]
        found = Establishment(land, institutions[0], posts)
        yield found, institutions, [post.position for post in posts]


def _institution(
    chance: Chance,
    land: Land,
    name: str,
    kind: InstitutionKind,
    above: Institution | None,
    acronym: str = "",
) -> Institution:
    return Institution(
        name=f"{name} of {country_name(land.code)}",
        acronym=f"{acronym}-{land.code}" if acronym else "",
        kind=kind,
        country=land.code,
        parent=above,
        **published(chance),
    )


def _post(chance: Chance, institution: Institution, title: str, level: int, service: str) -> Post:
    made = published(chance, reviewed=False)
    position = Position(
        title=title, institution=institution, country=institution.country, seniority=level, **made
    )
    return Post(position, f"{title}, {institution.name}", service, level)


def _ordinal(number: int) -> str:
    return LEVELS[number - 1] if number <= len(LEVELS) else f"{number}th"
