"""Who met whom."""

import pytest

from articles.package.derived.edges import EDGES
from tests import factories as made
from tests.articles.package.derived.reading import cells, rows_of
from tests.published import an_engagement, an_institution, an_official

pytestmark = pytest.mark.django_db

BOTH = ("first_country", "first_official_id", "second_country", "second_official_id")


def take_part(engagement, official=None, **given):
    made.ParticipationFactory(
        engagement=engagement,
        official=official,
        **({"country": official.country if official else ""} | given),
    )


@pytest.fixture
def talks():
    """Make talks of two Cambodians and a Russian, and somebody who was only mentioned."""
    talks = an_engagement("KH", "RU", id="talks", kind="talks", date="2021-12-16")
    for name, country in (("manet", "KH"), ("sen", "KH"), ("patrushev", "RU")):
        take_part(talks, an_official(id=name, country=country), role="host" if country == "KH" else "guest")
    take_part(talks, an_official(id="putin", country="RU"), role="mentioned")
    return talks


def test_each_two_of_different_countries_met_once(talks):
    rows = rows_of(EDGES)
    assert sorted(cells(rows, *BOTH)) == [
        ("KH", "manet", "RU", "patrushev"),
        ("KH", "sen", "RU", "patrushev"),
    ]
    assert set(cells(rows, "engagement_id", "kind", "status", "earliest", "first_role", "second_role")) == {
        ("talks", "talks", "held", "2021-12-16", "host", "guest")
    }


def test_an_institution_meets_as_an_official_does():
    talks = an_engagement("KH", "VN")
    take_part(talks, institution=an_institution(id="army"), country="KH")
    take_part(talks, an_official(id="giang", country="VN"))
    assert cells(rows_of(EDGES), "first_institution_id", "second_official_id") == [("army", "giang")]


def test_who_is_not_published_meets_nobody():
    talks = an_engagement("KH", "VN")
    take_part(talks, made.OfficialFactory(country="KH"))
    take_part(talks, an_official(country="VN"))
    take_part(made.EngagementFactory(), an_official(country="KH"))
    assert rows_of(EDGES) == []


def test_two_of_one_country_did_not_meet_and_nobody_meets_themselves():
    visit = an_engagement("KH", "RU")
    sen, manet = an_official(id="sen", country="KH"), an_official(id="manet", country="KH")
    take_part(visit, sen, role="host")
    take_part(visit, sen, role="recipient", country="RU")
    take_part(visit, manet, role="witness")
    assert cells(rows_of(EDGES), "first_official_id", "second_official_id") == [("manet", "sen")]


def test_whoever_stands_for_no_country_is_met_too():
    talks = an_engagement("KH")
    take_part(talks, institution=an_institution(id="asean", country=""))
    take_part(talks, an_official(id="manet", country="KH"), country="")
    assert cells(rows_of(EDGES), *BOTH) == [("", "", "KH", "manet")]


def test_a_planned_meeting_is_told_as_planned(talks):
    talks.status = "planned"
    talks.save()
    assert set(cells(rows_of(EDGES), "status")) == {("planned",)}
