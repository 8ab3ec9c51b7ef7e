"""Which publisher a page is from."""

import pytest

from articles.ingest.publishers import publisher_for, publisher_of
from articles.models import Publisher
from tests.factories import PublisherFactory

pytestmark = pytest.mark.django_db


def test_a_publisher_is_known_by_the_name_of_its_site():
    publisher = PublisherFactory(name="Báo Biên phòng")

    assert publisher_of(site="BAO BIEN PHONG", host="") == publisher


def test_a_publisher_is_known_by_its_host():
    publisher = PublisherFactory(name="Riverland Daily", home_page="https://www.riverland-daily.example/")
    PublisherFactory(name="Another", home_page="https://not-riverland-daily.example/")

    assert publisher_of(site="The Daily", host="riverland-daily.example") == publisher


def test_of_two_by_one_name_the_one_of_the_host_is_meant_or_none():
    PublisherFactory(name="The Herald", country="KH", home_page="https://herald.example.kh/")
    second = PublisherFactory(name="The Herald", country="VN", home_page="https://herald.example.vn/")

    assert publisher_of(site="The Herald", host="herald.example.vn") == second
    assert publisher_for(site="The Herald", host="other.example") is None


def test_a_site_that_nobody_knows_becomes_a_publisher_once():
    made = publisher_for(site="Riverland Daily", host="riverland-daily.example")

    assert (made.name, made.kind, made.country) == ("Riverland Daily", "other", "")
    assert made.home_page == "https://riverland-daily.example/"
    assert publisher_for(site="Riverland daily", host="") == made


@pytest.mark.parametrize(("site", "host"), [("", ""), ("", "riverland-daily.example"), ("…", "")])
def test_a_page_that_does_not_name_its_site_makes_none(site, host):
    assert publisher_for(site=site, host=host) is None
    assert not Publisher.objects.exists()
