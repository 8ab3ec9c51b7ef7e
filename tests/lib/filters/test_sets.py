"""All filters of a list, as one form."""

import pytest
from django.http import QueryDict

from articles.filters import EngagementFilter
from articles.models import Engagement
from tests.published import an_official

pytestmark = pytest.mark.django_db


def filters(query):
    """Return the filters of the list of engagements as a query sets them."""
    return EngagementFilter(QueryDict(query), queryset=Engagement.objects.published())


def test_a_time_that_ends_before_it_begins_is_refused():
    assert filters("date_from=2023&date_to=2022-12").errors == {
        "date_from": ["“2023” is later than “2022-12”."]
    }


def test_a_time_within_one_year_is_taken():
    assert filters("date_from=2022&date_to=2022").errors == {}
    assert filters("date_from=2022-06&date_to=2022").errors == {}


def test_each_filter_that_is_set_is_told_in_words_with_the_address_without_it():
    an_official(id="manet", name="Hun Manet")
    asked = filters("q=border guard&country=KH&country=VN&date_from=2019&official=manet&page=2&sort=kind")
    assert asked.errors == {}
    assert [(active.label, active.value) for active in asked.active()] == [
        ("Words", "“border guard”"),
        ("Country", "Cambodia"),
        ("Country", "Viet Nam"),
        ("From", "2019"),
        ("Official", "Hun Manet"),
    ]
    assert asked.active()[1].address == ("?q=border+guard&country=VN&date_from=2019&official=manet&sort=kind")


def test_what_cannot_be_read_can_be_taken_away_too():
    asked = filters("country=ZZ&date_to=soon")
    assert set(asked.errors) == {"country", "date_to"}
    assert [(active.value, active.address) for active in asked.active()] == [
        ("“ZZ”", "?date_to=soon"),
        ("“soon”", "?country=ZZ"),
    ]
