"""Publishers."""

import pytest
from django.db.models import ProtectedError

from articles.models import Publisher
from tests.factories import ArticleFactory, PublisherFactory
from tests.refusals import faults, refusals

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        ({"kind": "zz"}, "articles_publisher_kind", "“kind” holds a code that is not in its vocabulary."),
        ({"country": "ZZ"}, "articles_publisher_country", "“country” is not a country code of ISO 3166-1."),
    ],
)
def test_the_database_refuses(given, constraint, message):
    assert refusals(PublisherFactory, constraint, **given) == [message]


def test_a_country_has_one_publisher_of_a_name():
    PublisherFactory(name="Khmer Times")
    message = "There is already a publisher of this name in this country."
    assert refusals(PublisherFactory, name="Khmer Times") == [message]
    assert faults(PublisherFactory.build(name=" Khmer  Times")) == [message]
    PublisherFactory(name="Khmer Times", country="US").full_clean()


def test_a_home_page_is_an_address():
    assert faults(PublisherFactory.build(home_page="javascript:alert(1)")) == ["Enter a valid URL."]


def test_a_publisher_is_found_by_its_name():
    PublisherFactory(name="Báo Quân đội nhân dân")
    PublisherFactory(name="TASS")
    assert [publisher.name for publisher in Publisher.objects.search("quan doi")] == ["Báo Quân đội nhân dân"]


def test_a_publisher_with_articles_cannot_be_deleted():
    publisher = ArticleFactory().publisher
    with pytest.raises(ProtectedError):
        publisher.delete()
