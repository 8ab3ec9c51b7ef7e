"""Counting, on what the database itself answers."""

import pytest

from articles.models import Engagement
from defense_ties.lib.facets import pairs_of, standing_over, tally
from people.models import Institution
from tests.published import an_engagement, an_institution

pytestmark = pytest.mark.django_db


@pytest.fixture
def pairs():
    """Make three engagements and return each with its countries."""
    for sides in (("KH", "RU"), ("KH", "VN"), ("KH", "RU", "VN")):
        an_engagement(*sides)
    return pairs_of(Engagement.objects.published(), "sides__country")


def test_the_most_frequent_come_first_and_like_ones_in_the_order_of_codes(pairs):
    assert tally(pairs) == [("KH", 3), ("RU", 2), ("VN", 2)]


def test_only_so_many_are_told_those_asked_for_before_others(pairs):
    assert tally(pairs, first=["VN"], most=2) == [("VN", 2), ("KH", 3)]


def test_only_codes_among_which_is_counted_are_told(pairs):
    assert tally(pairs, among=["RU", "FR"]) == [("RU", 2)]
    assert tally(pairs, among=[]) == []


def test_in_nothing_nothing_is_counted():
    assert tally(pairs_of(Engagement.objects.none(), "kind")) == []


def test_a_record_counts_once_for_all_that_it_stands_under():
    forces = an_institution(id="forces")
    army = an_institution(id="army", parent=forces)
    an_institution(id="brigade", parent=army)
    pairs = pairs_of(Institution.objects.published(), "pk")
    for single in (True, False):
        found = tally(pairs, above=standing_over(Institution), single=single)
        assert found == [("forces", 3), ("army", 2), ("brigade", 1)]
    assert tally(pairs, above=standing_over(Institution, itself=False)) == [("forces", 2), ("army", 1)]
