"""Filters of the list of engagements."""

from django.db import connections
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.choices import EngagementKind, EngagementStatus
from articles.counts.chosen import Chosen, chosen
from articles.filters.counted import bodies, pairs_of_sides, participants, places_over
from articles.filters.levels import NO_LEVEL, LevelFilter
from articles.filters.ties import TieFilter
from articles.models import Engagement, Place
from articles.ties.often import take_part_often
from defense_ties.lib.dates import Basis
from defense_ties.lib.facets import Glance
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


def _gone_through(engagements: QuerySet, *countries: str) -> bool:
    """Return whether a list is best gone through in its order; PostgreSQL finds that out by itself."""
    return connections[engagements.db].vendor == "sqlite" and take_part_often(*countries)


class BetweenFilter(PairFilter):
    """Engagements in which both countries of one of the pairs take part."""

    def filter(self, qs, value):
        if len(value or ()) == 1 and _gone_through(qs, *value[0]):
            return qs.often_involving(*value[0])
        return super().filter(qs, value)


class EngagementFilter(TieFilter):
    """Published engagements by words, date, countries, kind, topic, and who took part where."""

    country = CountriesFilter(label=_("Country"), method="of_countries", pairs="sides__country")
    pair = BetweenFilter(label=_("Pair of countries"), pairs=pairs_of_sides)
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

    def of_countries(self, queryset, name, countries):
        """Return the records in which one of the countries takes part."""
        if len(countries) == 1 and _gone_through(queryset, *countries):
            return queryset.often_involving(*countries)
        return super().of_countries(queryset, name, countries)

    def kept_counts(self, *without: str) -> Chosen | None:
        """Return the numbers kept of the list, as all filters but some leave it; None where none are kept."""
        self.form.is_valid()
        cleaned = self.form.cleaned_data.items()
        return chosen({name: value for name, value in cleaned if value and name not in without})

    def at_a_glance(self, columns, *without, dated=False):
        kept = self.kept_counts(*without)
        rows = kept.all() if kept else None
        if rows is None:
            return super().at_a_glance(columns, *without, dated=dated)
        return Glance(rows, columns, dated=dated, summed="total")

    def at(self, queryset, name, places):
        """Return the engagements at one of the places, or anywhere in a country that is one of them."""
        return queryset.at(*places)
