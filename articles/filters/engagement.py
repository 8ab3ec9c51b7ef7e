"""Filters of the list of engagements."""

from django.db.models import QuerySet

from articles.choices import EngagementKind, EngagementStatus
from articles.filters.ties import TieFilter
from articles.models import Engagement, Place
from articles.ties import engagement_ties
from defense_ties.lib.dates import Basis
from defense_ties.lib.filters import CodesFilter, CountriesFilter, DateFilter, NamedFilter, PairFilter


def places() -> QuerySet:
    """Return the places of published engagements."""
    return Place.objects.filter(pk__in=Engagement.objects.published().order_by().values("place"))


def names_of(place: Place) -> list[str]:
    """Return every name of a place."""
    return [place.name, place.native_name]


class EngagementFilter(TieFilter):
    """Engagements by words, date, countries, kind, topic, and who took part where."""

    country = CountriesFilter(label="Country", method="of_countries", occurs="sides__country")
    pair = PairFilter(label="Pair of countries", pairs=lambda: [tie.code for tie in engagement_ties()])
    date_from = DateFilter(label="From")
    date_to = DateFilter(label="To")
    kind = CodesFilter(label="Kind", choices=EngagementKind.choices)
    status = CodesFilter(label="Status", choices=EngagementStatus.choices)
    basis = CodesFilter("date_basis", label="Certainty of the date", choices=Basis.choices)
    place = NamedFilter(label="Place", method="at", records=places, names=names_of, noun="place")

    def at(self, queryset, name, place):
        """Return the engagements at the place, or anywhere in the country it stands for."""
        return queryset.at(place)
