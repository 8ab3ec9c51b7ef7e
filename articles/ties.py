"""Ties: pairs of countries, and how often each occurs."""

from dataclasses import dataclass

from django.db.models import Count, F, QuerySet

from articles.models import Agreement, Engagement, Party, Side
from defense_ties.lib.filters import pair_code


@dataclass(frozen=True)
class Tie:
    """Two countries in the order of the alphabet, and the number of records in which both take part."""

    first: str
    second: str
    count: int

    @property
    def code(self) -> str:
        return pair_code((self.first, self.second))


def engagement_ties() -> list[Tie]:
    """Return the pairs of countries in published engagements, the most frequent first."""
    sides = Side.objects.filter(engagement__in=Engagement.objects.published().order_by())
    return _ties(sides, "engagement", "engagement__sides__country")


def agreement_ties() -> list[Tie]:
    """Return the pairs of countries in published agreements, the most frequent first."""
    parties = Party.objects.filter(agreement__in=Agreement.objects.published().order_by()).exclude(country="")
    return _ties(parties, "agreement", "agreement__parties__country")


def _ties(rows: QuerySet, record: str, other: str) -> list[Tie]:
    pairs = rows.filter(country__lt=F(other)).values_list("country", other)
    counted = pairs.annotate(count=Count(record, distinct=True)).order_by("-count", "country", other)
    return [Tie(*row) for row in counted]
