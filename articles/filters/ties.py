"""Filters that lists of ties share: topics, and who and which countries take part."""

from collections.abc import Collection
from typing import Any

from django import forms

from articles.models import Topic
from defense_ties.lib.filters import CodesFilter, RecordFilter, WordsFilter
from people.filters import InstitutionNamedFilter, OfficialNamedFilter, within


class TopicOptions(forms.CheckboxSelectMultiple):
    """Topics below their groups; `lower` marks those of a group."""

    def __init__(self, groups: Collection[str] = ()):
        self.groups = groups
        super().__init__()

    def create_option(self, name, value, *args, **kwargs):
        return super().create_option(name, value, *args, **kwargs) | {"lower": value not in self.groups}


class TopicFilter(CodesFilter):
    """Records with one of the topics; a group stands for all topics in it."""

    def filter(self, qs, value):
        return qs.about(value) if value else qs

    def occurring(self, records):
        used = records.order_by().values_list("topics", "topics__parent").distinct()
        return {code for topic_and_group in used for code in topic_and_group}


class TieFilter(RecordFilter):
    """What engagements and agreements are filtered by alike."""

    q = WordsFilter(label="Words", method="with_words")
    topic = TopicFilter(label="Topic")
    official = OfficialNamedFilter(method="with_official")
    institution = InstitutionNamedFilter(method="with_institution")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        topics = list(Topic.objects.values_list("pk", "label", "parent"))
        self.filters["topic"].extra |= {
            "choices": [(code, label) for code, label, _ in topics],
            "widget": TopicOptions({code for code, _, group in topics if group is None}),
        }

    def with_words(self, queryset, name, words):
        """Return the records with each of the words, in what the public may see."""
        return queryset.search(words, public=True)

    def of_countries(self, queryset, name, countries):
        """Return the records in which one of the countries takes part."""
        return queryset.involving_any(countries)

    def with_official(self, queryset, name, official):
        """Return the records that have to do with the official."""
        return queryset.with_official(official)

    def with_institution(self, queryset, name, institution):
        """Return the records that have to do with the institution or one under it."""
        return queryset.with_institutions(within(institution))
