"""Which agreements were in force at the end of a year, as far as the articles read say."""

import datetime
from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from django.db.models import Prefetch

from articles.choices import AgreementEventKind
from articles.models import Agreement, AgreementEvent
from articles.package.choice import Choice

BEGINS = {AgreementEventKind.IN_FORCE, AgreementEventKind.RENEWED}
ENDS = {AgreementEventKind.EXPIRED, AgreementEventKind.SUSPENDED, AgreementEventKind.TERMINATED}
CHUNK = 500
Day = datetime.date | None
Step = tuple[str, Day, Day]

RULE = (
    "An agreement is in force at the end of a year if by then all days are past that the event may mean by "
    "which it came into force or was renewed, and none that its expiry, suspension or termination may mean; "
    "the end of the period that it covers ends it too. A signature alone says nothing. Where that cannot be "
    "told, as an event has no date, it is counted in the row without a year. Years are told up to the last "
    "in which anything was held or signed, or an article appeared."
)


def in_force(choice: Choice, last_year: int) -> Counter[tuple[str, str, int | None]]:
    """Return how many agreements of a pair of countries were in force at the end of each year."""
    found: Counter[tuple[str, str, int | None]] = Counter()
    steps = Prefetch("events", AgreementEvent.objects.order_by("sequence"), to_attr="steps")
    begun = choice.rows(AgreementEvent).filter(kind__in=BEGINS)
    agreements = choice.rows(Agreement).filter(pk__in=begun.values("agreement")).order_by("pk")
    for agreement in agreements.prefetch_related("parties", steps).iterator(chunk_size=CHUNK):
        countries = sorted({str(party.country) for party in agreement.parties.all() if party.country})
        history = [(step.kind, step.earliest, step.latest) for step in agreement.steps]
        for year in years_in_force(history, agreement.covers_latest, last_year):
            found.update((first, second, year) for first, second in combinations(countries, 2))
    return found


def years_in_force(history: Iterable[Step], covers_latest: Day, last_year: int) -> set[int | None]:
    """Return the years at whose end an agreement was in force; None among them where that cannot be told."""
    years: set[int | None] = set()
    over = (AgreementEventKind.EXPIRED, datetime.date.max, None)
    since: Day = None
    stands = False
    for kind, earliest, latest in (*history, over):
        if kind in BEGINS and not stands:
            stands, since = True, latest
        elif kind in ENDS and stands:
            stands = False
            years |= _between(since, earliest, covers_latest, last_year)
    return years


def _between(since: Day, end: Day, covers_latest: Day, last_year: int) -> set[int | None]:
    if since is None or since == datetime.date.max or end is None:
        return {None}
    return {
        year
        for year in range(since.year, last_year + 1)
        if datetime.date(year, 12, 31) < end
        and (covers_latest is None or datetime.date(year, 12, 31) <= covers_latest)
    }
