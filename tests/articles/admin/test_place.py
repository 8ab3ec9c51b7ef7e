"""The staff's pages of places and publishers, the lists that all articles share."""

import pytest

from articles.models import Place, Publisher
from tests.factories import ArticleFactory, EngagementFactory, PlaceFactory, PublisherFactory
from tests.posting import faults, page, save

pytestmark = pytest.mark.django_db


def offered(client, words, **field):
    query = {"term": words, "app_label": "articles"} | field
    return [row["text"] for row in client.get("/admin/autocomplete/", query).json()["results"]]


def test_a_place_is_told_apart_by_kind_and_native_name(coder):
    PlaceFactory(name="Kep", native_name="កែប", kind="province")

    assert offered(coder, "kep", model_name="engagement", field_name="place") == [
        "Kep, Cambodia · កែប · Province"
    ]


def test_a_publisher_is_told_apart_by_country_and_kind(coder):
    PublisherFactory(name="Gazette", country="LA", kind="ministry")

    assert offered(coder, "gazette", model_name="article", field_name="publisher") == [
        "Gazette · Lao PDR · Ministry"
    ]


def test_a_second_place_or_publisher_of_one_name_is_told(coder):
    place, publisher = PlaceFactory(), PublisherFactory()
    again = {"name": place.name, "country": "Cambodia", "kind": place.kind}

    assert "name" in faults(save(coder, page(Place, "add"), **again))
    again = {"name": publisher.name, "country": "Cambodia", "kind": publisher.kind}
    assert "name" in faults(save(coder, page(Publisher, "add"), **again))


def test_a_place_lies_in_a_country(coder):
    assert faults(save(coder, page(Place, "add"), name="Nowhere", kind="city")) == {
        "kind": ["A place lies in a country, unless it is virtual."]
    }


def test_their_pages_lead_to_what_refers_to_them(coder):
    engagement = EngagementFactory(place=PlaceFactory())
    article = ArticleFactory()
    there, merge = coder.get(page(engagement.place)).context["links"]
    articles, merge_too = coder.get(page(article.publisher)).context["links"]

    assert merge.label == merge_too.label == "Merge into…"
    assert list(coder.get(there.url).context["cl"].result_list) == [engagement]
    assert list(coder.get(articles.url).context["cl"].result_list) == [article]


def test_what_is_in_use_is_not_deleted(reviewer):
    engagement = EngagementFactory(place=PlaceFactory())

    answer = " ".join(
        reviewer.post(page(engagement.place, "delete"), {"post": "yes"}).content.decode().split()
    )
    assert "cannot be deleted while 1 record names it:" in answer
    assert f'<a href="/admin/articles/place/merge/?ids={engagement.place.pk}">merge it into' in answer
    assert Place.objects.count() == 1
