"""Filters of the lists of officials and institutions."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django_filters import CharFilter

from defense_ties.lib.fields import with_defaults
from defense_ties.lib.filters import CodesFilter, CountriesFilter, NamedFilter, RecordFilter, WordsFilter
from defense_ties.lib.filters.words import WordsField
from people.choices import InstitutionKind, Seniority
from people.models import Appointment, Institution, Official, Position


def names_of(record: Official | Institution) -> Iterator[str]:
    """Yield every name of an official or institution."""
    yield from filter(None, (record.name, record.native_name, getattr(record, "acronym", "")))
    for alias in record.aliases.all():
        yield alias.name


class OfficialNamedFilter(NamedFilter):
    """Records that have to do with one published official, given by id or name."""

    def __init__(self, *args: Any, **kwargs: Any):
        known = {"records": _officials, "names": names_of, "noun": "official", "label": "Official"}
        super().__init__(*args, **with_defaults(kwargs, **known))


class InstitutionNamedFilter(NamedFilter):
    """Records that have to do with one published institution, given by id or name."""

    def __init__(self, *args: Any, **kwargs: Any):
        known = {"records": _institutions, "names": names_of, "noun": "institution", "label": "Institution"}
        super().__init__(*args, **with_defaults(kwargs, **known))


def _officials() -> QuerySet:
    return Official.objects.published().prefetch_related("aliases")


def _institutions() -> QuerySet:
    return Institution.objects.published().prefetch_related("aliases")


class PostWordsFilter(CharFilter):
    """Words of the title of a post."""

    field_class = WordsField


class SeniorityFilter(CodesFilter):
    """Levels of posts, those of published appointments on offer."""

    def occurring(self, records):
        held = Appointment.objects.published().filter(official__in=records.order_by())
        return held.order_by().values_list("position__seniority", flat=True).distinct()


class OfficialFilter(RecordFilter):
    """Officials by name, country and the posts they held; all that is asked of a post holds of one post."""

    q = WordsFilter(label="Words")
    country = CountriesFilter(label="Country")
    institution = InstitutionNamedFilter(label="Served in", method="leave")
    position = PostWordsFilter(label="Post", method="leave")
    seniority = SeniorityFilter(label="Level", choices=Seniority.choices, method="leave")

    def filter_queryset(self, queryset):
        found = super().filter_queryset(queryset)
        asked = self.form.cleaned_data
        if not (asked["institution"] or asked["position"] or asked["seniority"]):
            return found
        held = Appointment.objects.published()
        if asked["institution"]:
            held = held.filter(position__institution__in=within(asked["institution"]))
        if asked["position"]:
            held = held.filter(position__in=Position.objects.search(asked["position"]))
        if asked["seniority"]:
            held = held.filter(position__seniority__in=asked["seniority"])
        return found.filter(pk__in=held.order_by().values("official"))

    def leave(self, queryset, name, value):
        """Return the queryset as it is: `filter_queryset` applies what is asked of a post."""
        return queryset


class InstitutionFilter(RecordFilter):
    """Institutions by name, country, kind and what they stand under."""

    q = WordsFilter(label="Words")
    country = CountriesFilter(label="Country")
    kind = CodesFilter(label="Kind", choices=InstitutionKind.choices)
    parent = InstitutionNamedFilter(label="Stands under", method="under")

    def under(self, queryset, name, institution):
        """Return the institutions that stand under one, at whatever depth."""
        return queryset.filter(pk__in=within(institution)).exclude(pk=institution.pk)


def within(institution: Institution) -> list[str]:
    """Return the ids of an institution and of all that stand under it."""
    return list(Institution.objects.within(institution).values_list("pk", flat=True))
