"""Filters of the lists of officials and institutions."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter

from defense_ties.lib.facets import standing_over
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
    """Records that have to do with one of some published officials, each given by id or name."""

    def __init__(self, *args: Any, **kwargs: Any):
        known = {"records": _officials, "names": names_of, "noun": _("official"), "label": _("Official")}
        super().__init__(*args, **with_defaults(kwargs, **known))


class InstitutionNamedFilter(NamedFilter):
    """Records that have to do with one of some published institutions, each given by id or name."""

    def __init__(self, *args: Any, **kwargs: Any):
        known = {
            "records": _institutions,
            "names": names_of,
            "noun": _("institution"),
            "label": _("Institution"),
        }
        above = partial(standing_over, Institution)
        super().__init__(*args, **with_defaults(kwargs, above=above, **known))


def _officials() -> QuerySet:
    return Official.objects.published().prefetch_related("aliases")


def _institutions() -> QuerySet:
    return Institution.objects.published().prefetch_related("aliases")


class PostWordsFilter(CharFilter):
    """Words of the title of a post."""

    field_class = WordsField


class OfficialFilter(RecordFilter):
    """Officials by name, country and the posts they held; all that is asked of a post holds of one post."""

    q = WordsFilter(label=_("Words"))
    country = CountriesFilter(label=_("Country"))
    institution = InstitutionNamedFilter(label=_("Served in"), method="leave", pairs="appointments__position")
    position = PostWordsFilter(label=_("Post"), method="leave")
    seniority = CodesFilter(
        label=_("Level"), choices=Seniority.choices, method="leave", pairs="appointments__position"
    )

    # What is asked of a post, and where a post says it.
    of_posts = {
        "institution": "position__institution_id",
        "position": "position_id",
        "seniority": "position__seniority",
    }

    def narrowed(self, queryset, *without):
        found = super().narrowed(queryset, *without)
        if not any(self.form.cleaned_data.get(name) for name in self.of_posts if name not in without):
            return found
        return found.filter(pk__in=self._posts(*without).order_by().values("official"))

    def pairs(self, name):
        """Count officials by what one of their posts says, of which all else that is asked holds."""
        if name not in self.of_posts:
            return super().pairs(name)
        others = self.others(*self.of_posts).order_by().values("pk")
        posts = self._posts(name).filter(official__in=others).order_by()
        return posts.values_list("official_id", self.of_posts[name]).distinct()

    def _posts(self, *without: str) -> QuerySet:
        """Return the published appointments of which all that is asked of a post holds."""
        asked = {name: self.form.cleaned_data.get(name) for name in self.of_posts if name not in without}
        held = Appointment.objects.published()
        if asked.get("institution"):
            held = held.filter(position__institution__in=within(*asked["institution"]))
        if asked.get("position"):
            held = held.filter(position__in=Position.objects.search(asked["position"]))
        if asked.get("seniority"):
            held = held.filter(position__seniority__in=asked["seniority"])
        return held

    def leave(self, queryset, name, value):
        """Return the queryset as it is: `narrowed` applies what is asked of a post."""
        return queryset


class InstitutionFilter(RecordFilter):
    """Institutions by name, country, kind and what they stand under."""

    q = WordsFilter(label=_("Words"))
    country = CountriesFilter(label=_("Country"))
    kind = CodesFilter(label=_("Kind"), choices=InstitutionKind.choices)
    parent = InstitutionNamedFilter(
        label=_("Stands under"),
        method="under",
        pairs="pk",
        above=partial(standing_over, Institution, itself=False),
    )

    def under(self, queryset, name, institutions):
        """Return the institutions that stand under one of these, at whatever depth."""
        below = {pk for institution in institutions for pk in within(institution) if pk != institution.pk}
        return queryset.filter(pk__in=below)


def within(*institutions: Institution) -> list[str]:
    """Return the ids of institutions and of all that stand under them."""
    found: set[str] = set()
    for institution in institutions:
        found.update(Institution.objects.within(institution).values_list("pk", flat=True))
    return sorted(found)
