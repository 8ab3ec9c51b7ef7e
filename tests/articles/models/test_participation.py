"""Participations, and whether they fit the appointments."""

import pytest
from django.db.models import ProtectedError

from articles.models import Participation
from tests.factories import (
    AppointmentFactory,
    EngagementFactory,
    InstitutionFactory,
    OfficialFactory,
    ParticipationFactory,
    PositionFactory,
)
from tests.refusals import refusals

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        (
            {"country": "ZZ"},
            "articles_participation_country",
            "“country” is not a country code of ISO 3166-1.",
        ),
        ({"role": "zz"}, "articles_participation_role", "“role” holds a code that is not in its vocabulary."),
        (
            {"official": None},
            "articles_participation_somebody",
            "Give an official, an institution or at least the name as written.",
        ),
    ],
)
def test_the_database_refuses(given, constraint, message):
    assert refusals(ParticipationFactory, constraint, **given) == [message]


def test_an_official_takes_part_once_in_a_role():
    first = ParticipationFactory(role="host")
    given = {"engagement": first.engagement, "official": first.official}
    message = "The official takes part in this engagement in this role already."
    assert refusals(ParticipationFactory, role="host", **given) == [message]
    assert refusals(ParticipationFactory, role="host", institution=InstitutionFactory(), **given) == [message]
    ParticipationFactory(role="signatory", **given).full_clean()


def test_an_institution_takes_part_once_in_a_role_beside_its_people():
    engagement, army = EngagementFactory(), InstitutionFactory()
    ParticipationFactory(engagement=engagement, official=None, institution=army, role="host")
    assert refusals(
        ParticipationFactory, engagement=engagement, official=None, institution=army, role="host"
    ) == ["The institution takes part in this engagement in this role already."]
    for _twice in range(2):
        ParticipationFactory(engagement=engagement, institution=army, role="host").full_clean()


def test_people_who_are_only_named_may_be_many():
    engagement = EngagementFactory()
    for _twice in range(2):
        ParticipationFactory(engagement=engagement, official=None, name_as_written="An officer").full_clean()
    assert engagement.participations.count() == 2


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"role": "host"}, "Hun Manet (host)"),
        ({"official": None, "name_as_written": "Gen. X", "role": "co_chair"}, "Gen. X (co-chair)"),
    ],
)
def test_a_participation_is_shown_with_its_role(given, shown):
    assert str(ParticipationFactory(**{"official": OfficialFactory(name="Hun Manet")} | given)) == shown


def test_those_who_were_only_mentioned_did_not_take_part():
    ParticipationFactory(role="mentioned")
    guest = ParticipationFactory(role="guest")
    assert list(Participation.objects.taking_part()) == [guest]


def test_participations_stand_by_the_date_of_the_engagement_undated_ones_last():
    for date in ("2021", "", "2022"):
        ParticipationFactory(engagement=EngagementFactory(date=date))
    found = [participation.engagement.date for participation in Participation.objects.in_order_of_date()]
    assert found == ["2022", "2021", ""]


def test_a_participation_that_is_cited_by_position_keeps_the_official():
    participation = ParticipationFactory(institution=InstitutionFactory())
    with pytest.raises(ProtectedError):
        participation.official.delete()
    with pytest.raises(ProtectedError):
        participation.institution.delete()


@pytest.mark.parametrize(
    ("held", "appointed", "conflict"),
    [
        ("2021-12-16", ["2018/.."], False),
        ("2021-12-16", ["2018/2020"], True),
        ("2021-12-16", ["2022/.."], True),
        ("2021-12-16", ["2018/2020", "2021/.."], False),
        ("2021", ["2021-12/.."], False),
        ("2021-12-16", [], True),
        ("", [], False),
        ("", ["2018/2020"], False),
    ],
)
def test_a_position_that_no_appointment_covers_is_a_conflict(held, appointed, conflict):
    official, position = OfficialFactory(), PositionFactory()
    for date in appointed:
        AppointmentFactory(official=official, position=position, date=date)
    ParticipationFactory(engagement=EngagementFactory(date=held), official=official, position=position)
    assert [found.conflict for found in Participation.objects.with_conflicts()] == [conflict]


def test_an_appointment_of_another_or_to_something_else_covers_nothing():
    official, position = OfficialFactory(), PositionFactory()
    AppointmentFactory(official=official, date="2018/..")
    AppointmentFactory(position=position, date="2018/..")
    AppointmentFactory(official=official, position=position, date="2018/..", review_status="rejected")
    ParticipationFactory(official=official, position=position)
    assert [found.conflict for found in Participation.objects.with_conflicts()] == [True]


@pytest.mark.parametrize("missing", ["official", "position"])
def test_without_official_or_position_there_is_nothing_to_check(missing):
    given = {"official": OfficialFactory(), "position": PositionFactory(), "name_as_written": "Gen. X"}
    ParticipationFactory(**given | {missing: None})
    assert [found.conflict for found in Participation.objects.with_conflicts()] == [False]


def test_conflicts_are_counted_in_one_query(django_assert_num_queries):
    for _number in range(3):
        ParticipationFactory(position=PositionFactory())
    with django_assert_num_queries(1):
        assert Participation.objects.with_conflicts().filter(conflict=True).count() == 3
