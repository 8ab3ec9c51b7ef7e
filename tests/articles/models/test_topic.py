"""Topics and their groups."""

import pytest
from django.db.models import ProtectedError

from articles.models import Topic
from tests.factories import TopicFactory
from tests.refusals import database_refuses, faults

pytestmark = pytest.mark.django_db

LEVELS = "There are two levels: a topic belongs to a group, and no group does."


def test_a_label_stands_once():
    TopicFactory(label="Mountain warfare")
    with database_refuses():
        TopicFactory(label="Mountain warfare")
    assert faults(TopicFactory.build(label="Mountain warfare")) == ["Topic with this Label already exists."]


def test_a_topic_is_not_its_own_group():
    topic = TopicFactory()
    with database_refuses("articles_topic_parent"):
        Topic.objects.filter(pk=topic.pk).update(parent=topic)
    topic.parent = topic
    assert LEVELS in faults(topic) or "A topic cannot be its own group." in faults(topic)


def test_there_is_no_third_level_below():
    topic = TopicFactory(parent=TopicFactory())
    assert LEVELS in faults(TopicFactory.build(parent=topic))


def test_there_is_no_third_level_above():
    group = TopicFactory()
    TopicFactory(parent=group)
    group.parent = TopicFactory()
    assert faults(group) == [LEVELS]


def test_a_group_with_topics_cannot_be_deleted():
    group = TopicFactory()
    TopicFactory(parent=group)
    with pytest.raises(ProtectedError):
        group.delete()


def test_a_topic_is_found_by_label_and_definition():
    TopicFactory(label="Mountain warfare", definition="Fighting above the snow line.")
    assert [topic.label for topic in Topic.objects.search("snow mountain")] == ["Mountain warfare"]
    assert list(Topic.objects.search("snow beach")) == []
