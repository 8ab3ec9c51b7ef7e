"""Filters that lists of ties share: topics, and who and which countries take part."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models import Topic
from defense_ties.lib.among import Few, belonging
from defense_ties.lib.facets import standing_over
from defense_ties.lib.filters import AlsoFilter, CodesFilter, RecordFilter, WordsFilter
from defense_ties.lib.translating import translated
from people.filters import within


class TopicFilter(CodesFilter):
    """Records with one of the topics; a group stands for all topics in it."""

    groups: Mapping[str, str | None] = {}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, pairs=_topics, above=lambda: standing_over(Topic), **kwargs)

    def filter(self, qs, value):
        return qs.about(value) if value else qs

    def arranged(self, choices):
        groups = [choice for choice in choices if self.groups.get(choice.value) is None]
        return [
            shown
            for group in groups
            for shown in (
                group,
                *(
                    replace(choice, lower=True)
                    for choice in choices
                    if self.groups[choice.value] == group.value
                ),
            )
        ]


def _topics(records: QuerySet | Few) -> QuerySet:
    """Return each record with each of its topics."""
    model: Any = records.model
    name = model._meta.model_name
    rows = model.topics.through.objects.filter(belonging(name, records))
    return rows.values_list(f"{name}_id", "topic_id")


class TieFilter(RecordFilter):
    """What engagements and agreements are filtered by alike."""

    q = WordsFilter(label=_("Words"), method="with_words")
    topic = TopicFilter(label=_("Topic"))
    also = AlsoFilter()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        topics = list(Topic.objects.values_list("pk", "label", "parent"))
        topic: Any = self.filters["topic"]
        topic.groups = {code: group for code, label, group in topics}
        topic.extra["choices"] = [(code, translated(label)) for code, label, group in topics]

    def with_words(self, queryset, name, words):
        """Return the records with each of the words, in what the public may see."""
        return queryset.search(words, public=True)

    def of_countries(self, queryset, name, countries):
        """Return the records in which one of the countries takes part."""
        return queryset.involving_any(countries)

    def with_officials(self, queryset, name, officials):
        """Return the records that have to do with one of the officials."""
        return queryset.with_officials(officials)

    def with_institutions(self, queryset, name, institutions):
        """Return the records that have to do with one of the institutions or with what stands under them."""
        return queryset.with_institutions(within(*institutions))
