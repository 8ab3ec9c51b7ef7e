"""Filters of the list of articles."""

from typing import Any

from articles.models import Agreement, Engagement, Evidence, Publisher
from defense_ties.lib.filters import CodesFilter, CountriesFilter, DateFilter, RecordFilter, WordsFilter
from people.filters import OfficialNamedFilter


class CountriesReportedFilter(CountriesFilter):
    """Articles cited for an engagement or agreement of one of the countries."""

    def filter(self, qs, value):
        if not value:
            return qs
        cited = Evidence.objects.for_published()
        ties = (model.objects.published().involving_any(value) for model in (Engagement, Agreement))
        met, agreed = (cited.about_any(records.order_by()).order_by().values("article") for records in ties)
        return qs.filter(pk__in=met) | qs.filter(pk__in=agreed)

    def occurring(self, records):
        published = Engagement.objects.published(), Agreement.objects.published()
        sides, parties = (
            list(found.order_by().values_list(path, flat=True).distinct())
            for found, path in zip(published, ("sides__country", "parties__country"), strict=True)
        )
        return {*sides, *parties}


class ArticleFilter(RecordFilter):
    """Articles by words, date, publisher, language, and what they are cited for."""

    q = WordsFilter(label="Words")
    date_from = DateFilter(label="From")
    date_to = DateFilter(label="To")
    country = CountriesReportedFilter(label="Reports on")
    publisher = CodesFilter(label="Publisher")
    language = CodesFilter(label="Language")
    official = OfficialNamedFilter(method="on_official")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        publishers = Publisher.objects.filter(articles__in=self.queryset.order_by()).distinct()
        languages = self.queryset.order_by().values_list("language", flat=True).distinct()
        self.filters["publisher"].extra["choices"] = list(publishers.values_list("pk", "name"))
        self.filters["language"].extra["choices"] = [(code, code) for code in sorted(languages)]

    def on_official(self, queryset, name, official):
        """Return the articles cited for the official, or for an appointment or part that was theirs."""
        cited = Evidence.objects.for_published().about(official)
        return queryset.filter(pk__in=cited.order_by().values("article"))
