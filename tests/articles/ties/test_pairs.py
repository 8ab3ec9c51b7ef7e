"""Pairs of countries."""

from datetime import date

import pytest

from articles.ties import count_pairs
from articles.ties.pairs import with_partner_first
from tests import factories as made
from tests.published import an_agreement, an_engagement, an_institution

pytestmark = pytest.mark.django_db


def test_held_planned_and_called_off_are_counted_apart():
    an_engagement("KH", "RU", date="2019")
    an_engagement("KH", "RU", date="2021-12-14/2021-12-16")
    an_engagement("KH", "RU", date="2022", status="planned")
    an_engagement("KH", "RU", date="2018", status="cancelled")
    an_engagement("KH", "RU", date="2023/..")
    an_agreement("KH", "RU")
    made.SideFactory(engagement=made.SideFactory(country="RU").engagement, country="KH")  # a draft
    [pair] = count_pairs()
    assert (pair.first, pair.second, pair.held, pair.planned, pair.called_off) == ("KH", "RU", 3, 1, 1)
    assert (pair.agreements, pair.total, pair.years) == (1, 6, "2019–2021")


def test_the_busiest_pair_comes_first_and_three_countries_are_three_pairs():
    an_engagement("KH", "LA", "VN")
    an_engagement("VN", "KH")
    an_agreement("KH", "CN")
    an_agreement("LA", "VN")
    assert [(pair.code, pair.held, pair.agreements) for pair in count_pairs()] == [
        ("KH-VN", 2, 0),
        ("LA-VN", 1, 1),
        ("KH-LA", 1, 0),
        ("CN-KH", 0, 1),
    ]


def test_the_pairs_of_one_country_are_those_with_its_partners():
    an_engagement("KH", "LA", "VN")
    an_engagement("US", "TH")
    agreement = an_agreement("CN", "KH")
    made.PartyFactory(agreement=agreement, country="", institution=an_institution(country=""))
    made.PartyFactory(agreement=agreement, country="KH", institution=an_institution())
    pairs = count_pairs(country="KH")
    assert [(pair.code, pair.held, pair.agreements) for pair in pairs] == [
        ("KH-LA", 1, 0),
        ("KH-VN", 1, 0),
        ("CN-KH", 0, 1),
    ]
    assert [with_partner_first(pair, "KH").first for pair in pairs] == ["LA", "VN", "CN"]


def test_pairs_are_counted_in_a_time_by_overlap():
    an_engagement("KH", "RU", date="2019")
    an_engagement("KH", "RU", date="2021-12-31/2022-01-02")
    an_engagement("KH", "RU", date="")
    an_agreement("KH", "RU", events=(("signed", "2022-03"),))

    def counted(first, last):
        pairs = count_pairs(first=date.fromisoformat(first), last=date.fromisoformat(last))
        return [(pair.held, pair.agreements) for pair in pairs]

    assert counted("2019-06-01", "2019-06-30") == [(1, 0)]
    assert counted("2022-01-01", "2022-12-31") == [(1, 1)]
    assert counted("2020-01-01", "2020-12-31") == []
    assert [(pair.held, pair.agreements) for pair in count_pairs()] == [(3, 1)]


def test_two_parties_of_one_country_make_no_tie_of_their_own():
    agreement = an_agreement("KH", "VN")
    made.PartyFactory(agreement=agreement, country="VN", institution=an_institution())
    made.PartyFactory(agreement=agreement, country="", institution=an_institution(country=""))
    assert [(pair.code, pair.agreements) for pair in count_pairs()] == [("KH-VN", 1)]
