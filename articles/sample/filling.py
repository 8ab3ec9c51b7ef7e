"""Filling an empty database with made-up records."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db import connection, models, transaction

from articles.counts import COUNTS
from articles.data_version import DATA_VERSION
from articles.finding.index import INDEX
from articles.models import (
    Agreement,
    AgreementEvent,
    Article,
    Engagement,
    Evidence,
    Participation,
    Party,
    Place,
    Publisher,
    Side,
    Signature,
    Topic,
)
from articles.sample.agreements import agreements
from articles.sample.bodies import establish
from articles.sample.chance import Chance, Skewed
from articles.sample.engagements import Country, Stories, Story
from articles.sample.officials import Career, Ranks, careers
from articles.sample.sources import Newsroom, places, publishers
from articles.sample.telling import Teller
from articles.sample.words import LANDS
from defense_ties.lib.bulk import copy_in
from people.models import Appointment, Institution, Official, OfficialAlias, Position

# Every relation finds its record where the tables are written in this order.
TABLES: tuple[type[models.Model], ...] = (
    Institution,
    Position,
    Official,
    OfficialAlias,
    Appointment,
    Publisher,
    Place,
    Article,
    Engagement,
    Engagement.topics.through,
    Side,
    Participation,
    Agreement,
    Agreement.topics.through,
    AgreementEvent,
    Party,
    Signature,
    Evidence,
)
MUST_BE_EMPTY = (Institution, Official, Article, Engagement, Agreement, Publisher, Place)
# How many stories are held in memory before they are written.
TOGETHER = 5_000
FEWEST_OFFICIALS = 3
Note = Callable[[int], None]


class SampleRefused(Exception):
    """The database is not to be filled; the message says why."""


class _Rows:
    """Rows of several tables, written together in the order of their relations."""

    def __init__(self) -> None:
        self._waiting: dict[type[models.Model], list[models.Model]] = {table: [] for table in TABLES}
        self.written: Counter[str] = Counter()

    def add(self, rows: Iterable[models.Model]) -> None:
        """Keep rows until they are written."""
        for row in rows:
            self._waiting[type(row)].append(row)

    def write(self) -> None:
        """Write what is waiting."""
        for table, rows in self._waiting.items():
            if rows:
                self.written[str(table._meta.verbose_name_plural)] += copy_in(table, rows)
                rows.clear()


def make_sample(*, engagements: int, seed: int, note: Note = lambda made: None) -> dict[str, int]:
    """Fill a database without records with made-up ones, all or none, and return how many of each kind.

    The same number and seed give the same records. `note` is told how many engagements there are so far.
    Raises SampleRefused where there are records already, or for less than one engagement.
    """
    if engagements < 1:
        raise SampleRefused("There has to be at least one engagement.")
    for model in MUST_BE_EMPTY:
        if model._base_manager.exists():
            raise SampleRefused(
                f"There are {model._meta.verbose_name_plural} in the database already; name an empty one."
            )
    rows = _Rows()
    with transaction.atomic():
        INDEX.let_go()
        DATA_VERSION.let_go()
        COUNTS.let_go()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:  # or else millions of checks are kept waiting for the end
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _fill(Chance(seed), engagements, rows, note)
        INDEX.keep()
        INDEX.rebuild()
        COUNTS.keep()
        DATA_VERSION.keep()
    # PostgreSQL counts by an index alone where it has noted that all rows of a page are to be seen.
    can_note = connection.vendor == "postgresql" and not connection.in_atomic_block
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)" if can_note else "ANALYZE")
    return dict(rows.written)


def _fill(chance: Chance, engagements: int, rows: _Rows, note: Note) -> None:
    made = publishers(chance)
    rows.add(made)
    countries = list(_countries(chance, engagements, rows))
    rows.write()
    topics = list(Topic.objects.filter(parent__isnull=False))
    stories = Stories(chance, countries, topics).until(engagements)
    teller = Teller(chance, Newsroom(chance, made))
    done = 0
    while some := list(islice(stories, TOGETHER)):
        for story in some:
            rows.add(_told(chance, teller, story))
            done += len(story.told)
        rows.write()
        note(done)
    everybody = (career for country in countries for career in country.careers.things)
    rows.add(teller.appointments(everybody))
    rows.write()


def _countries(chance: Chance, engagements: int, rows: _Rows) -> Iterator[Country]:
    ranks, cities = Ranks(), places(chance)
    shares = [1 / rank**0.8 for rank in range(1, len(LANDS) + 1)]
    regions = min(40, engagements // 25_000)
    for share, (establishment, institutions, positions) in zip(
        shares, establish(chance, regions), strict=True
    ):
        number = max(FEWEST_OFFICIALS, round(engagements / 10 * share / sum(shares)))
        found: list[Career] = []
        rows.add([*institutions, *positions, *cities[establishment.land.code]])
        for career, aliases in careers(chance, establishment, number, ranks):
            rows.add([career.official, *(held.appointment for held in career.held), *aliases])
            found.append(career)
        cities_of = Skewed(cities[establishment.land.code])
        yield Country(establishment, Skewed(found), cities_of)


def _told(chance: Chance, teller: Teller, story: Story) -> Iterator[models.Model]:
    agreed = list(agreements(chance, story))
    yield from teller.report(story, [each for _, each in agreed])
    for told in story.told:
        yield told.engagement
        yield from told.sides
        yield from told.participations
        for topic in told.topics:
            yield Engagement.topics.through(engagement=told.engagement, topic=topic)
    for _, each in agreed:
        yield each.agreement
        yield from (*each.events, *each.parties, *each.signatures)
        for topic in each.topics:
            yield Agreement.topics.through(agreement=each.agreement, topic=topic)
