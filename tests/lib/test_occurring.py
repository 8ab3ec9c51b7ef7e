"""The values that occur in a column."""

import pytest

from articles.models import Side
from defense_ties.lib.occurring import occurring
from tests.factories import SideFactory

pytestmark = pytest.mark.django_db


def test_each_value_is_found_once_and_in_order():
    for country in ("VN", "KH", "VN", "RU", "KH"):
        SideFactory(country=country)
    assert occurring(Side._meta.get_field("country")) == ["KH", "RU", "VN"]


def test_an_empty_table_has_none():
    assert occurring(Side._meta.get_field("country")) == []


def test_all_of_them_take_one_query(django_assert_num_queries):
    SideFactory(country="KH")
    with django_assert_num_queries(1):
        occurring(Side._meta.get_field("country"))
