"""Pairs of countries."""

import pytest

from articles.ties import Tie, agreement_ties, engagement_ties
from tests import factories as made
from tests.published import an_agreement, an_engagement, an_institution

pytestmark = pytest.mark.django_db


def test_each_pair_of_an_engagement_is_a_tie_the_most_frequent_first():
    an_engagement("VN", "KH")
    an_engagement("KH", "VN", "LA")
    an_engagement("RU")
    made.SideFactory(engagement=made.SideFactory(country="US").engagement, country="KH")
    assert engagement_ties() == [Tie("KH", "VN", 2), Tie("KH", "LA", 1), Tie("LA", "VN", 1)]
    assert engagement_ties()[0].code == "KH-VN"


def test_two_parties_of_one_country_make_no_tie_of_their_own():
    agreement = an_agreement("KH", "VN")
    made.PartyFactory(agreement=agreement, country="VN", institution=an_institution())
    made.PartyFactory(agreement=agreement, country="", institution=an_institution(country=""))
    assert agreement_ties() == [Tie("KH", "VN", 1)]
