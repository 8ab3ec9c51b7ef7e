"""The vocabulary of topics: the file that the migration loads and that coders extend."""

import re

import pytest

from articles.models import Topic
from defense_ties.lib.names import fold

pytestmark = pytest.mark.django_db

CODES = {
    *("policy_consultation", "exercises", "training_education", "peacekeeping", "research_development"),
    *("defence_industry", "arms_equipment", "intelligence", "counter_terrorism", "border_security"),
    *("transnational_crime", "maritime_security", "cyber", "disaster_relief", "military_medicine"),
    *("logistics_access", "legal_status", "remains_recovery", "demining_cbrn", "political_security"),
    *("exchange_visits", "protocol_ceremonial", "other"),
}


def test_the_migration_loads_the_topics_of_the_codebook():
    assert set(Topic.objects.filter(parent__isnull=False).values_list("id", flat=True)) == CODES


def test_there_are_two_levels():
    assert Topic.objects.groups().count() == 6
    assert Topic.objects.filter(parent__parent__isnull=False).count() == 0
    assert [group.id for group in Topic.objects.groups() if not group.children.exists()] == []


def test_every_topic_has_a_label_and_a_definition_of_one_sentence():
    for topic in Topic.objects.all():
        topic.full_clean()
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", topic.id)
        assert re.fullmatch(r"[A-Z][^.]*\.", topic.definition), topic.id


def test_topics_stand_in_the_order_of_the_file_each_after_its_group():
    topics = list(Topic.objects.all())
    assert [topic.sequence for topic in topics] == list(range(1, 30))
    assert (topics[0].id, topics[-1].id) == ("policy_and_dialogue", "other")
    group = None
    for topic in topics:
        group = topic if topic.parent is None else group
        assert topic.parent in (None, group), topic.id


def test_topics_can_be_searched_as_soon_as_they_are_loaded():
    assert [topic.id for topic in Topic.objects.search("peacekeeping united")] == ["peacekeeping"]
    assert [
        topic.id for topic in Topic.objects.all() if topic.folded != fold(f"{topic.label} {topic.definition}")
    ] == []


def test_a_topic_can_be_told_from_every_other_by_its_label():
    labels = [topic.label.casefold() for topic in Topic.objects.all()]
    assert len(set(labels)) == 29
