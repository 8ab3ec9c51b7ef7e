"""Engagements that two articles report."""

import pytest

from articles.sameness import keep_apart, similar_engagements
from tests.articles.sameness.makers import make_reported
from tests.factories import OfficialFactory, PlaceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def dara():
    return OfficialFactory(name="Sok Dara")


@pytest.fixture
def orlov():
    return OfficialFactory(name="Ivan Orlov", country="RU")


def proposed(engagement):
    return [proposal.record for proposal in similar_engagements(engagement)]


def test_the_same_people_and_day_are_proposed_with_reasons(dara, orlov):
    town = PlaceFactory(name="Rivertown")
    first = make_reported(dara, orlov, kind="meeting", date="2021-12-16", place=town)
    second = make_reported(dara, orlov, kind="talks", date="2021-12-16", place=town)

    [proposal] = similar_engagements(second)

    assert (proposal.engagement, proposal.score) == (first, 0.96)
    assert proposal.reasons == (
        "The same countries.",
        "Reported as another kind: Meeting.",
        "The same date: 2021-12-16.",
        "In both: Ivan Orlov, Sok Dara.",
        "The same place: Rivertown, Cambodia.",
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2021-12-14/2021-12-16", "2021-12-16"),
        ("2021-12-15", "2021-12-16"),
        ("XXXX-12-16", "2021-12-16"),
        ("XXXX-12-14/XXXX-12-16", "XXXX-12-15"),
        ("", "2021-12-16"),
    ],
)
def test_dates_that_may_be_one_do_not_stand_in_the_way(dara, orlov, first, second):
    one = make_reported(dara, orlov, date=first)
    two = make_reported(dara, orlov, date=second)

    assert proposed(two) == [one]
    assert proposed(one) == [two]


@pytest.mark.parametrize(
    ("first", "second"),
    [("2021-12-10", "2021-12-16"), ("XXXX-12-10", "2021-12-16"), ("2019", "2021-12-16")],
)
def test_other_dates_are_another_event(dara, orlov, first, second):
    make_reported(dara, orlov, date=first)

    assert proposed(make_reported(dara, orlov, date=second)) == []


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "award"},
        {"sides": ("KH", "VN")},
        {"review_status": "rejected"},
    ],
)
def test_another_kind_or_country_or_a_rejected_record_is_not_proposed(dara, orlov, given):
    make_reported(dara, orlov, **{"kind": "meeting", "date": "2021-12-16"} | given)

    assert proposed(make_reported(dara, orlov, kind="meeting", date="2021-12-16")) == []


def test_other_people_are_another_event(dara, orlov):
    make_reported("Sok Mara", orlov, date="2021-12-16")
    make_reported("Sok Mara", "Sok Vanna", date="2021-12-16")

    found = similar_engagements(make_reported(dara, orlov, date="2021-12-16"))

    assert [proposal.reasons[3] for proposal in found] == ["In both: Ivan Orlov."]


def test_a_person_left_open_counts_by_the_name_as_written(dara, orlov):
    first = make_reported(dara, orlov, date="2021-12-16")
    first.participations.filter(official=dara).update(official=None)

    assert similar_engagements(make_reported(dara, orlov, date="2021-12-16"))[0].score == 0.95


def test_events_of_one_article_are_two(dara, orlov):
    first = make_reported(dara, orlov, date="2021-12-16")
    article = first.evidence.first().article

    assert proposed(make_reported(dara, orlov, date="2021-12-16", article=article)) == []


def test_whole_and_part_are_two(dara, orlov):
    visit = make_reported(dara, orlov, date="2021-12-16")

    assert proposed(make_reported(dara, orlov, date="2021-12-16", part_of=visit)) == []


def test_nobody_is_asked_twice(dara, orlov):
    first = make_reported(dara, orlov, date="2021-12-16")
    second = make_reported(dara, orlov, date="2021-12-16")

    keep_apart(first=second, second=first, user=UserFactory(), reason="One in the morning, one at night.")

    assert proposed(second) == []
    assert proposed(first) == []


def test_proposals_take_few_queries_however_many_there_are(dara, orlov, django_assert_max_num_queries):
    for _ in range(12):
        make_reported(dara, orlov, date="2021-12-16")
    engagement = make_reported(dara, orlov, date="2021-12-16")

    with django_assert_max_num_queries(16):
        assert len(similar_engagements(engagement)) == 5
