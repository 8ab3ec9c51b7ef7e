"""Made-up publishers and places, and the reports that the records rest on."""

import datetime
from collections.abc import Sequence

from articles.choices import CodingState, PlaceKind, PublisherKind
from articles.models import Article, Place, Publisher
from articles.sample.chance import Chance, Skewed
from articles.sample.reviewed import TODAY, published
from articles.sample.words import LANDS
from defense_ties.lib.countries import country_name
from defense_ties.lib.dates import Basis

PUBLISHERS = (
    ("{land} News Agency", PublisherKind.STATE_AGENCY),
    ("The {city} Post", PublisherKind.NEWSPAPER),
    ("{land} Defence Review", PublisherKind.NEWSPAPER),
    ("Ministry of National Defence of {land}, press office", PublisherKind.MINISTRY),
)
LANGUAGES = {"VN": "vi", "CN": "zh", "RU": "ru", "FR": "fr", "KH": "km"}


def publishers(chance: Chance) -> list[Publisher]:
    """Return the publishers of every country, the busiest countries first."""
    made = []
    for land in LANDS:
        for number, (pattern, kind) in enumerate(PUBLISHERS):
            name = pattern.format(land=country_name(land.code), city=land.cities.partition("|")[0])
            page = f"https://{land.code.lower()}{number}.example.org/"
            values = published(chance, reviewed=False)
            made.append(Publisher(name=name, country=land.code, kind=kind, home_page=page, **values))
    return made


def places(chance: Chance) -> dict[str, list[Place]]:
    """Return the cities of every country, the capital first."""
    return {
        land.code: [
            Place(name=city, country=land.code, kind=PlaceKind.CITY, **published(chance, reviewed=False))
            for city in land.cities.split("|")
        ]
        for land in LANDS
    }


class Newsroom:
    """Writes the reports."""

    def __init__(self, chance: Chance, made: Sequence[Publisher]):
        self._chance, self._publishers = chance, Skewed(made)

    def report(
        self, title: str, lines: Sequence[str], day: datetime.date, *, draft: bool = False, read: bool = True
    ) -> Article:
        """Return an article that tells some lines, a paragraph each, soon after a day."""
        chance = self._chance
        publisher: Publisher = self._publishers.draw(chance)
        printed = min(day + datetime.timedelta(days=chance.randrange(3)), TODAY)
        values = published(chance, after=printed, draft=draft)
        number = values["id"]
        # The line of its own keeps two reports of the same words apart, as texts on record have to be.
        body = "\n\n".join([*lines, f"{publisher.name}, report {number}."])
        return Article(
            title=title,
            publisher=publisher,
            url=f"{publisher.home_page}{printed:%Y/%m}/{number}",
            language=LANGUAGES.get(str(publisher.country), "en") if chance.happens(0.3) else "en",
            date=printed.isoformat(),
            date_basis=Basis.STATED,
            coding_state=CodingState.CODED if read else CodingState.UNCODED,
            body=body,
            **values,
        )
