"""Agreements that two articles report."""

import pytest

from articles.sameness import keep_apart, similar_agreements
from tests.articles.sameness.makers import make_signed
from tests.factories import OfficialFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def signatories():
    return [OfficialFactory(name="Sok Dara"), OfficialFactory(name="Li Wei", country="CN")]


def proposed(agreement):
    return [proposal.agreement for proposal in similar_agreements(agreement)]


def test_the_same_parties_day_and_signatories_are_proposed(signatories):
    first = make_signed(*signatories, kind="mou")
    second = make_signed(*signatories, kind="agreement")

    [proposal] = similar_agreements(second)

    assert proposal.agreement == first
    assert proposal.reasons == (
        "The same parties.",
        "Reported as another kind: Memorandum of understanding.",
        "The same date: 2022-03-31.",
        "Signed in both by Li Wei, Sok Dara.",
        "The reports are near in time.",
    )


@pytest.mark.parametrize(
    "given",
    [
        {"date": "2022-02-01"},
        {"parties": ("KH", "VN")},
        {"kind": "contract"},
        {"covers": "2024"},
        {"review_status": "rejected"},
    ],
)
def test_another_day_party_kind_or_period_is_another_agreement(given):
    make_signed(**{"kind": "plan", "covers": "2023"} | given)

    assert proposed(make_signed(kind="plan", covers="2023")) == []


def test_nobody_is_asked_twice():
    first, second = make_signed(kind="mou"), make_signed(kind="mou")
    assert proposed(second) == [first]

    keep_apart(first=first, second=second, user=UserFactory())

    assert proposed(second) == []
