"""Filters of the list of agreements."""

import pytest
from django.http import QueryDict

from articles.filters import AgreementFilter
from articles.models import Agreement
from tests import factories as made
from tests.published import an_agreement, an_institution, an_official, listed

pytestmark = pytest.mark.django_db


def found(client, query):
    """Return the ids of the agreements that a query finds, in the order of the alphabet."""
    return sorted(listed(client, f"/agreements/?{query}"))


@pytest.fixture(autouse=True)
def agreements():
    """Make a memorandum that was announced and signed, and a plan that is being carried out."""
    memorandum = an_agreement(
        "KH",
        "CN",
        id="memorandum",
        title="Memorandum",
        events=(("announced", "2021-12-17"), ("signed", "2022-03-31")),
    )
    made.SignatureFactory(agreement=memorandum, official=an_official(id="manet", name="Hun Manet"))
    plan = an_agreement("KH", "VN", id="plan", kind="plan", events=(("in_force", ""),), covers="2023")
    plan.topics.set(["border_security"])
    ministry = an_institution(id="ministry", name="Ministry of National Defence", country="VN")
    made.PartyFactory(
        agreement=plan,
        country="VN",
        institution=an_institution(id="guard", name="Border Guard", parent=ministry),
    )


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ["memorandum", "plan"]),
        ("q=manet", ["memorandum"]),
        ("q=border guard", ["plan"]),
        ("country=CN", ["memorandum"]),
        ("country=CN&country=VN", ["memorandum", "plan"]),
        ("pair=KH-VN", ["plan"]),
        ("kind=plan", ["plan"]),
        ("status=signed", ["memorandum"]),
        ("status=announced", []),
        ("topic=security_threats", ["plan"]),
        ("official=Hun Manet", ["memorandum"]),
        ("institution=ministry", ["plan"]),
        ("date_from=2021-12&date_to=2021-12", ["memorandum"]),
        ("date_from=2022-01&date_to=2022-02", []),
        ("date_from=2023-06&date_to=2023-06", ["plan"]),
    ],
)
def test_a_query_finds(client, query, ids):
    assert found(client, query) == ids


def test_only_what_occurs_is_on_offer():
    made.AgreementEventFactory(kind="terminated")
    facets = AgreementFilter(QueryDict(""), queryset=Agreement.objects.published().with_status()).facets(2)
    offered = {
        name: [(choice.value, choice.count) for choice in facet.choices] for name, facet in facets.items()
    }
    assert offered["status"] == [("signed", 1), ("in_force", 1)]
    assert offered["country"] == [("KH", 2), ("CN", 1), ("VN", 1)]
    assert offered["pair"] == [("CN-KH", 1), ("KH-VN", 1)]
    assert offered["institution"] == [("guard", 1), ("ministry", 1)]


def test_an_agreement_counts_in_each_year_of_an_event_and_of_the_period_covered():
    years = AgreementFilter(QueryDict(""), queryset=Agreement.objects.published().with_status()).years()
    assert [bar.words for bar in years.bars] == ["2021: 1", "2022: 1", "2023: 1"]


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("newest", ["memorandum", "plan"]),
        ("oldest", ["memorandum", "plan"]),
        ("kind", ["memorandum", "plan"]),
        ("title", ["memorandum", "plan"]),
    ],
)
def test_one_without_a_date_comes_last(client, sort, ids):
    assert listed(client, f"/agreements/?sort={sort}") == ids


def test_the_names_of_drafts_are_not_searched(client):
    agreement = an_agreement("KH", id="a")
    made.SignatureFactory(agreement=agreement, official=made.OfficialFactory(name="Sok Dara"))
    made.PartyFactory(agreement=agreement, institution=made.InstitutionFactory(name="Secret Unit"))
    assert found(client, "q=sok dara") == []
    assert found(client, "q=secret unit") == []
    assert list(Agreement.objects.search("secret dara")) == [agreement]
