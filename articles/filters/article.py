"""Filters of the list of articles."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from articles.filters.counted import countries_reported, officials_reported
from articles.models import Agreement, Engagement, Evidence, Publisher
from defense_ties.lib.filters import CodesFilter, CountriesFilter, DateFilter, RecordFilter, WordsFilter
from people.filters import OfficialNamedFilter
from people.models import Official


class CountriesReportedFilter(CountriesFilter):
    """Articles cited for an engagement or agreement of one of the countries."""

    def filter(self, qs, value):
        if not value:
            return qs
        cited = Evidence.objects.for_published()
        ties = (model.objects.published().involving_any(value) for model in (Engagement, Agreement))
        met, agreed = (cited.about_any(records.order_by()).order_by().values("article") for records in ties)
        return qs.filter(pk__in=met) | qs.filter(pk__in=agreed)


class ArticleFilter(RecordFilter):
    """Articles by words, date, publisher, language, and what they are cited for."""

    q = WordsFilter(label=_("Words"))
    date_from = DateFilter(label=_("From"))
    date_to = DateFilter(label=_("To"))
    country = CountriesReportedFilter(label=_("Reports on"), pairs=countries_reported)
    publisher = CodesFilter(label=_("Publisher"), pairs="publisher_id")
    language = CodesFilter(label=_("Language"))
    official = OfficialNamedFilter(method="on_officials", pairs=officials_reported)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        of_publisher = self.queryset.order_by().filter(publisher=OuterRef("pk"))
        publishers = Publisher.objects.filter(Exists(of_publisher))
        languages = self.queryset.order_by().values_list("language", flat=True).distinct()
        self.filters["publisher"].extra["choices"] = list(publishers.values_list("pk", "name"))
        self.filters["language"].extra["choices"] = [(code, code) for code in sorted(languages)]

    def on_officials(self, queryset, name, officials):
        """Return the articles cited for one of the officials, or for an appointment or part of theirs."""
        known = Official.objects.filter(pk__in=[official.pk for official in officials])
        cited = Evidence.objects.for_published().about_any(known)
        return queryset.filter(pk__in=cited.order_by().values("article"))
