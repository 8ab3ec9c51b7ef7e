"""The staff's pages of topics."""

import pytest

from articles.models import Engagement, Topic
from tests.factories import EngagementFactory, TopicFactory
from tests.posting import faults, page, save

pytestmark = pytest.mark.django_db


def test_a_topic_is_offered_with_its_group(coder):
    TopicFactory(label="Ski patrols", parent=TopicFactory(label="Winter"))
    query = {"term": "ski", "app_label": "articles", "model_name": "engagement", "field_name": "topics"}

    assert [row["text"] for row in coder.get("/admin/autocomplete/", query).json()["results"]] == [
        "Ski patrols · Winter"
    ]


def test_only_a_group_is_offered_as_a_group(reviewer):
    group = TopicFactory(label="Winter")
    topic = TopicFactory(label="Winter sports", parent=group)
    query = {"term": "winter", "app_label": "articles", "model_name": "topic", "field_name": "parent"}

    assert [row["text"] for row in reviewer.get("/admin/autocomplete/", query).json()["results"]] == [
        "Winter"
    ]
    assert "parent" in faults(save(reviewer, page(TopicFactory()), parent=topic.pk))


def test_a_label_stands_once(reviewer):
    TopicFactory(label="Ski patrols")
    response = save(reviewer, page(Topic, "add"), label="Ski patrols", definition="Patrols on skis.")

    assert faults(response) == {"label": ["Topic with this Label already exists."]}


def test_the_list_of_engagements_offers_the_topics_that_occur_and_none(coder):
    EngagementFactory().topics.add(TopicFactory(label="Ski patrols"))
    cl = coder.get(page(Engagement)).context["cl"]
    (topics,) = [spec for spec in cl.filter_specs if spec.title == "topics"]

    assert [choice["display"] for choice in topics.choices(cl)] == ["All", "Ski patrols", "None"]
