"""Sides of an engagement."""

import pytest

from tests.factories import EngagementFactory, SideFactory
from tests.refusals import refusals

pytestmark = pytest.mark.django_db

COUNTRY = "“country” is not a country code of ISO 3166-1."


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        ({"country": "ZZ"}, "articles_side_country", COUNTRY),
        ({"country": ""}, "articles_side_country", COUNTRY),
        ({"role": "zz"}, "articles_side_role", "“role” holds a code that is not in its vocabulary."),
    ],
)
def test_the_database_refuses(given, constraint, message):
    assert refusals(SideFactory, constraint, **given) == [message]


def test_a_country_is_a_side_once():
    engagement = EngagementFactory()
    SideFactory(engagement=engagement, country="KH", role="host")
    assert refusals(SideFactory, engagement=engagement, country="KH", role="visitor") == [
        "The country is a side of this engagement already."
    ]
    SideFactory(country="KH").full_clean()


def test_a_side_is_shown_with_its_role():
    assert str(SideFactory(country="VN", role="visitor")) == "Viet Nam (visitor)"
