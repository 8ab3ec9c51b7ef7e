"""Pairs of countries by year."""

import pytest

from articles.package.derived.country_years import COUNTRY_YEARS
from articles.package.derived.dyads import DYAD_YEARS
from tests import factories as made
from tests.articles.package.derived.reading import cells, rows_of
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_engagement,
    an_institution,
    an_official,
    cite,
)

pytestmark = pytest.mark.django_db

KEY = ("first", "second", "year", "kind")


def test_held_planned_and_called_off_are_told_apart_by_kind_and_together():
    for kind, status in (("talks", "held"), ("talks", "planned"), ("visit", "held"), ("visit", "postponed")):
        an_engagement("VN", "KH", kind=kind, status=status, date="2021-12")
    assert cells(rows_of(DYAD_YEARS), *KEY, "held", "planned", "called_off") == [
        ("KH", "VN", "2021", "all", "2", "1", "1"),
        ("KH", "VN", "2021", "talks", "1", "1", "0"),
        ("KH", "VN", "2021", "visit", "1", "0", "1"),
    ]


@pytest.mark.parametrize("date", ["", "2021/2022", "2021-12-30/2022-01-02", "2021/..", "202X"])
def test_what_has_no_single_year_stands_in_a_row_without_one(date):
    an_engagement("KH", "RU", kind="talks", date=date)
    assert cells(rows_of(DYAD_YEARS), *KEY, "held") == [
        ("KH", "RU", "", "all", "1"),
        ("KH", "RU", "", "talks", "1"),
    ]


def test_an_engagement_of_three_countries_is_one_of_three_pairs():
    an_engagement("KH", "VN", "LA", kind="talks", date="2022")
    assert cells(rows_of(DYAD_YEARS), "first", "second")[::2] == [("KH", "LA"), ("KH", "VN"), ("LA", "VN")]
    assert cells(rows_of(COUNTRY_YEARS), "country", "year", "kind", "held", "partners")[::2] == [
        ("KH", "2022", "all", "1", "2"),
        ("LA", "2022", "all", "1", "2"),
        ("VN", "2022", "all", "1", "2"),
    ]


def test_the_level_is_the_highest_on_each_side_in_what_was_held():
    army = an_institution()
    talks = an_engagement("KH", "RU", kind="talks", date="2021")
    planned = an_engagement("KH", "RU", kind="talks", status="planned", date="2021")
    for country, level in (("KH", 4), ("KH", 2), ("RU", 3)):
        post = made.PositionFactory(institution=army, title=f"Post {country} {level}", seniority=level)
        made.ParticipationFactory(
            engagement=talks, official=an_official(country=country), country=country, position=post
        )
    head = an_official(country="RU")
    made.ParticipationFactory(engagement=planned, official=head, country="RU")
    an_appointment(head, army, title="Head", seniority=1, date="2020/2023")
    assert cells(rows_of(DYAD_YEARS), "kind", "first_level", "second_level") == [
        ("all", "2", "3"),
        ("talks", "2", "3"),
    ]


def test_articles_are_counted_once_however_often_they_are_cited():
    one, two = an_article(), an_article()
    talks = an_engagement("KH", "RU", kind="talks", date="2021")
    visit = an_engagement("KH", "RU", kind="visit", date="2021")
    cite(one, engagement=talks)
    cite(one, side=talks.sides.get(country="KH"))
    cite(one, engagement=visit)
    cite(two, engagement=visit)
    cite(made.ArticleFactory(), engagement=visit)
    assert cells(rows_of(DYAD_YEARS), "kind", "articles") == [("all", "2"), ("talks", "1"), ("visit", "2")]


def test_agreements_are_counted_when_signed_and_while_in_force():
    an_engagement("KH", "RU", kind="talks", date="2023")
    events = (("signed", "2020-05"), ("in_force", "2021"), ("terminated", "2023-02"))
    an_agreement("KH", "RU", events=events)
    an_agreement("KH", "RU", events=(("signed", "2020/2021"),))
    assert cells(rows_of(DYAD_YEARS), "year", "kind", "signed", "in_force") == [
        ("", "all", "1", "0"),
        ("2020", "all", "1", "0"),
        ("2021", "all", "0", "1"),
        ("2022", "all", "0", "1"),
        ("2023", "all", "0", "0"),
        ("2023", "talks", "", ""),
    ]


def test_a_period_that_is_over_ends_what_was_in_force():
    an_engagement("KH", "RU", kind="talks", date="2024")
    an_agreement("KH", "RU", events=(("in_force", "2021"),), covers="2021/2022")
    assert cells(rows_of(DYAD_YEARS), "year", "in_force")[:3] == [("2021", "1"), ("2022", "1"), ("2024", "0")]


def test_nothing_on_record_is_no_row():
    made.EngagementFactory()
    assert rows_of(DYAD_YEARS) == rows_of(COUNTRY_YEARS) == []
