"""What happened between countries in a year, counted by the database."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, Count, F, FilteredRelation, Min, QuerySet, When
from django.db.models.lookups import Exact

from articles.choices import AgreementEventKind, EngagementStatus
from articles.models import RESTS_ON, AgreementEvent, Engagement, Evidence
from articles.package.choice import Choice, country_of, is_there, shown
from articles.ties.figures import HELD, PLANNED
from articles.ties.pairs import paired
from defense_ties.lib.years import YearOf
from people.models import Appointment, Position

CHUNK = 2000
APPOINTED = "official__appointments__"
# The row of a pair and year that holds all kinds of engagements together.
ALL = "all"
Key = tuple[str, str, int | None, str]
Counts = dict[str, int]
FIGURES: dict[str, Any] = {
    "held": Count("pk", filter=HELD),
    "planned": Count("pk", filter=PLANNED),
    "called_off": Count("pk", filter=~HELD & ~PLANNED),
}


def in_one_year(records: QuerySet, path: str = "") -> QuerySet:
    """Return the dated records with the `year` in which all of their date lies, or none."""
    first, last = YearOf(f"{path}earliest"), YearOf(f"{path}latest")
    return records.annotate(year=Case(When(Exact(first, last), then=first)))


def engagements_by_pair(choice: Choice) -> Iterator[tuple[Key, Counts]]:
    """Yield how many engagements of a kind were held, planned and called off by a pair in a year."""
    rows = paired(in_one_year(choice.rows(Engagement)), "sides", more=("year", "kind")).annotate(**FIGURES)
    for row in rows.iterator(chunk_size=CHUNK):
        yield (row.pop("one__country"), row.pop("other__country"), row.pop("year"), row.pop("kind")), row


def engagements_by_country(choice: Choice) -> Iterator[tuple[tuple[str, int | None, str], Counts]]:
    """Yield how many engagements of a kind a country held, planned and called off in a year."""
    rows = in_one_year(choice.rows(Engagement)).filter(sides__country__gt="")
    for row in rows.values("sides__country", "year", "kind").annotate(**FIGURES).iterator(chunk_size=CHUNK):
        yield (row.pop("sides__country"), row.pop("year"), row.pop("kind")), row


def levels_by_pair(choice: Choice) -> Iterator[tuple[str, str, int | None, str, int]]:
    """Yield the highest level on which one country met another in a year, by kind of what was held.

    As on the page of a tie, the level is that of the post named with the participation, or of one that
    published appointments give the official on that date.
    """
    taking = choice.taking_part().filter(engagement__status=EngagementStatus.HELD)
    met = taking.annotate(own=country_of(), met=F("engagement__sides__country")).exclude(own=F("met"))
    then = is_there(
        Appointment,
        APPOINTED,
        **{f"{APPOINTED}earliest__lte": F("engagement__latest")},
        **{f"{APPOINTED}latest__gte": F("engagement__earliest")},
    )
    dated = in_one_year(met.filter(own__gt="", met__gt=""), "engagement__")
    for rows, level in (
        (dated, shown(Position, "position__", "seniority")),
        (dated.annotate(then=then).filter(then=True), F(f"{APPOINTED}position__seniority")),
    ):
        grouped = rows.values("own", "met", "year", "engagement__kind").annotate(level=Min(level))
        yield from (
            grouped.filter(level__isnull=False)
            .values_list("own", "met", "year", "engagement__kind", "level")
            .iterator(chunk_size=CHUNK)
        )


def articles_by_pair(choice: Choice) -> Iterator[tuple[Any, ...]]:
    """Yield pair, year, kind and article of each passage cited for an engagement, in order, each once."""
    parts = [_cited(path, choice) for path in RESTS_ON[Engagement]]
    columns = ("first", "second", "year", "of_kind", "article_id")
    return parts[0].union(*parts[1:]).order_by(*columns).iterator(chunk_size=CHUNK)


def _cited(path: str, choice: Choice) -> QuerySet:
    cited = choice.rows(Evidence).filter(**{f"{path}__isnull": False})
    sides = cited.annotate(one=FilteredRelation(f"{path}__sides"), other=FilteredRelation(f"{path}__sides"))
    pairs = in_one_year(sides.filter(one__country__lt=F("other__country"), one__country__gt=""), f"{path}__")
    named = {"first": F("one__country"), "second": F("other__country"), "of_kind": F(f"{path}__kind")}
    return pairs.annotate(**named).values_list("first", "second", "year", "of_kind", "article_id")


def signed_by_pair(choice: Choice) -> Iterator[tuple[tuple[str, str, int | None], int]]:
    """Yield how many agreements a pair signed in a year."""
    events = choice.rows(AgreementEvent).filter(kind=AgreementEventKind.SIGNED)
    parties = events.annotate(
        one=FilteredRelation("agreement__parties"), other=FilteredRelation("agreement__parties")
    )
    pairs = in_one_year(parties.filter(one__country__lt=F("other__country"), one__country__gt=""))
    columns = ("one__country", "other__country", "year")
    counted = pairs.values(*columns).annotate(number=Count("agreement", distinct=True))
    for first, second, year, number in counted.values_list(*columns, "number").iterator(chunk_size=CHUNK):
        yield (first, second, year), number
