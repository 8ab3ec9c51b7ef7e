"""Filters of the lists that have no page of their own: positions, appointments and what records refer to."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.choices import PlaceKind, PublisherKind
from articles.models import Topic
from defense_ties.lib.filters import CodesFilter, CountriesFilter, DateFilter, RecordFilter, WordsFilter
from people.choices import NatoCode, RankScheme, Seniority, Service
from people.filters import InstitutionNamedFilter, OfficialNamedFilter, within


class NamesFilter(WordsFilter):
    """Records with each of the words in one of their names."""

    def filter(self, qs: Any, value: str) -> Any:
        return qs.search(value) if value else qs


class OfInstitutionsFilter(InstitutionNamedFilter):
    """Records of one of some institutions, or of what stands under them."""

    def filter(self, qs: Any, value: Any) -> Any:
        return qs.filter(**{f"{self.field_name}__in": within(*value)}) if value else qs


class OfOfficialsFilter(OfficialNamedFilter):
    """Records of one of some officials."""

    def filter(self, qs: Any, value: Any) -> Any:
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs


class PositionFilter(RecordFilter):
    """Positions by title, institution, country and level."""

    q = NamesFilter(label=_("Words"))
    institution = OfInstitutionsFilter()
    country = CountriesFilter(label=_("Country"))
    seniority = CodesFilter(label=_("Level"), choices=Seniority.choices)


class AppointmentFilter(RecordFilter):
    """Appointments by official, institution, level and time."""

    official = OfOfficialsFilter()
    institution = OfInstitutionsFilter("position__institution")
    seniority = CodesFilter("position__seniority", label=_("Level"), choices=Seniority.choices)
    date_from = DateFilter(label=_("From"))
    date_to = DateFilter(label=_("To"))


class PlaceFilter(RecordFilter):
    """Places by name, country and kind."""

    q = NamesFilter(label=_("Words"))
    country = CountriesFilter(label=_("Country"))
    kind = CodesFilter(label=_("Kind"), choices=PlaceKind.choices)


class TopicFilter(RecordFilter):
    """Topics by their words and their group."""

    q = NamesFilter(label=_("Words"))
    parent = CodesFilter(label=_("Group"))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        groups = Topic.objects.groups().values_list("pk", "label")
        self.filters["parent"].extra["choices"] = list(groups)


class PublisherFilter(RecordFilter):
    """Publishers by name, country and kind."""

    q = NamesFilter(label=_("Words"))
    country = CountriesFilter(label=_("Country"))
    kind = CodesFilter(label=_("Kind"), choices=PublisherKind.choices)


class RankFilter(RecordFilter):
    """Ranks by name, country, order and service."""

    q = NamesFilter(label=_("Words"))
    country = CountriesFilter(label=_("Country"))
    scheme = CodesFilter(label=_("Scheme"), choices=RankScheme.choices)
    service = CodesFilter(label=_("Service"), choices=Service.choices)
    nato_code = CodesFilter(label=_("NATO code"), choices=NatoCode.choices)
