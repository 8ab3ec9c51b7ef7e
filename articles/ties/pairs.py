"""Pairs of countries, and how often each occurs."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, F, FilteredRelation, Max, Min, Q, QuerySet

from articles.counts.chosen import Chosen
from articles.models import Agreement, Engagement
from articles.ties.figures import HELD, PLANNED
from articles.ties.kept_pairs import figures_kept
from articles.ties.standing import BEFORE_SIGNATURE
from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY
from defense_ties.lib.filters import pair_code


@dataclass(frozen=True)
class PairCount:
    """What is on record of a pair of countries: engagements held, planned and called off, and agreements."""

    first: str
    second: str
    held: int = 0
    planned: int = 0
    called_off: int = 0
    agreements: int = 0
    since: datetime.date | None = None
    until: datetime.date | None = None

    @property
    def code(self) -> str:
        return pair_code((self.first, self.second))

    @property
    def total(self) -> int:
        """All engagements, whatever became of them, and the agreements."""
        return self.held + self.planned + self.called_off + self.agreements

    @property
    def years(self) -> str:
        """From which year to which engagements are on record as held, as far as their dates say."""
        if self.since is None or self.until is None:
            return ""
        first, last = self.since.year, self.until.year
        return str(first) if first == last else f"{first}–{last}"

    @property
    def order(self) -> tuple:
        """The key by which the busiest pair comes first."""
        return (-self.held, -self.agreements, -self.planned, self.first, self.second)


# Each pair of its sides is one row of an engagement, so that rows need only be counted.
FIGURES: dict[str, Any] = {
    "held": Count("pk", filter=HELD),
    "planned": Count("pk", filter=PLANNED),
    "called_off": Count("pk", filter=~HELD & ~PLANNED),
    "since": Min("earliest", filter=HELD & Q(earliest__gt=NO_FIRST_DAY)),
    "until": Max("latest", filter=HELD & Q(latest__lt=NO_LAST_DAY)),
}


def count_pairs(
    *, first: datetime.date | None = None, last: datetime.date | None = None, country: str = ""
) -> list[PairCount]:
    """Return every pair with something published, the busiest first, if wanted in a time or of one country.

    An engagement of three countries counts in three pairs, and one without a date in no time.
    """
    engagements, agreements = Engagement.objects.published(), Agreement.objects.published()
    if first or last:
        engagements, agreements = engagements.between(first, last), agreements.between(first, last)
    found = {
        tuple(sorted((row.pop("one__country"), row.pop("other__country")))): row
        for row in paired(engagements, "sides", country).annotate(**FIGURES)
    }
    _add_agreements(found, agreements, country)
    return _in_order(found.items())


def _add_agreements(found: dict[tuple[str, str], dict], agreements: Any, country: str) -> None:
    signed = paired(agreements, "parties", country)
    for row in signed.annotate(agreements=Count("pk", distinct=True)):
        pair = row["one__country"], row["other__country"]
        found.setdefault((min(pair), max(pair)), {})["agreements"] = row["agreements"]


def pairs_in_years(
    *, first: datetime.date | None = None, last: datetime.date | None = None, country: str = ""
) -> list[PairCount]:
    """Return the same as `count_pairs`, many times faster; of `since` and `until` only the years are right.

    A time that does not begin and end with a year is counted engagement by engagement.
    """
    rows = Chosen((), {}, first, last).by_pair()
    if rows is None:
        return count_pairs(first=first, last=last, country=country)
    found = figures_kept(rows.of_pairs(country))
    agreements = Agreement.objects.published()
    if first or last:
        agreements = agreements.between(first, last)
    _add_agreements(found, agreements, country)
    return _in_order(found.items())


def pairs_kept(counts: QuerySet) -> list[PairCount]:
    """Return every pair among numbers of pairs, the busiest first; of the days only the years are right."""
    return _in_order(figures_kept(counts).items())


def pairs_of_engagements(engagements: QuerySet) -> list[PairCount]:
    """Return every pair of countries among some engagements, the busiest first."""
    rows = paired(engagements, "sides", "").annotate(**FIGURES)
    return _in_order(((row.pop("one__country"), row.pop("other__country")), row) for row in rows)


def pairs_of_agreements(agreements: QuerySet) -> list[PairCount]:
    """Return every pair among agreements `with_status()`; those still to be signed as planned."""
    open_still = Q(status__in=BEFORE_SIGNATURE)
    rows = paired(agreements, "parties", "").annotate(
        every=Count("pk", distinct=True), planned=Count("pk", distinct=True, filter=open_still)
    )
    found = [(row["one__country"], row["other__country"], row["every"], row["planned"]) for row in rows]
    return _in_order(
        ((first, second), {"held": every - planned, "planned": planned})
        for first, second, every, planned in found
    )


def paired(records: QuerySet, path: str, country: str = "", more: Iterable[str] = ()) -> QuerySet:
    """Return the records by two of their countries: each pair once, or the partners of one country."""
    rows = records.order_by().annotate(one=FilteredRelation(path), other=FilteredRelation(path))
    if country:
        others = Q(other__country__lt=country) | Q(other__country__gt=country)
        rows = rows.filter(others, one__country=country, other__country__gt="")
    else:
        rows = rows.filter(one__country__lt=F("other__country"), one__country__gt="")
    return rows.values("one__country", "other__country", *more)


def _in_order(found: Iterable[tuple[tuple[str, str], dict]]) -> list[PairCount]:
    pairs = [PairCount(*codes, **figures) for codes, figures in found]
    return sorted(pairs, key=lambda pair: pair.order)


def with_partner_first(pair: PairCount, country: str) -> PairCount:
    """Return the pair with the other country as its first."""
    partner = pair.second if pair.first == country else pair.first
    return replace(pair, first=partner, second=country)
