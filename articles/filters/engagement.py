"""Filters of the list of engagements."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.choices import EngagementKind, EngagementStatus
from articles.filters.counted import bodies, pairs_of_sides, participants, places_over
from articles.filters.levels import NO_LEVEL, LevelFilter
from articles.filters.ties import TieFilter
from articles.models import Engagement, Place
from defense_ties.lib.dates import Basis
from defense_ties.lib.filters import (
    CodesFilter,
    CountriesFilter,
    DateFilter,
    NamedFilter,
    PairFilter,
    WhenFilter,
)
from people.choices import Seniority
from people.filters import InstitutionNamedFilter, OfficialNamedFilter


def places() -> QuerySet:
    """Return the places of published engagements."""
    return Place.objects.filter(pk__in=Engagement.objects.published().order_by().values("place"))


def names_of(place: Place) -> list[str]:
    """Return every name of a place."""
    return [place.name, place.native_name]


class EngagementFilter(TieFilter):
    """Engagements by words, date, countries, kind, topic, and who took part where."""

    country = CountriesFilter(label=_("Country"), method="of_countries", pairs="sides__country")
    pair = PairFilter(label=_("Pair of countries"), pairs=pairs_of_sides)
    date_from = DateFilter(label=_("From"))
    date_to = DateFilter(label=_("To"))
    kind = CodesFilter(label=_("Kind"), choices=EngagementKind.choices)
    status = CodesFilter(label=_("Status"), choices=EngagementStatus.choices)
    official = OfficialNamedFilter(method="with_officials", pairs=participants)
    institution = InstitutionNamedFilter(method="with_institutions", pairs=bodies)
    place = NamedFilter(
        label=_("Place"),
        method="at",
        records=places,
        names=names_of,
        noun=_("place"),
        pairs="place_id",
        above=places_over,
    )
    basis = CodesFilter("date_basis", label=_("Certainty of the date"), choices=Basis.choices)
    when = WhenFilter(label=_("Dated"))
    level = LevelFilter(label=_("Highest level"), choices=[*Seniority.choices, (NO_LEVEL, _("Not known"))])

    told_apart = "status"
    # What took place stands at the foot of a bar.
    told_labels = {"held": EngagementStatus.HELD.label} | dict(EngagementStatus.choices)

    def at(self, queryset, name, places):
        """Return the engagements at one of the places, or anywhere in a country that is one of them."""
        return queryset.at(*places)
