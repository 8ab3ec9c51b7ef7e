"""Filling the empty boxes of participations."""

import pytest

from articles.models import Participation
from articles.posts import fill_posts
from people.models import Rank
from tests.factories import (
    AgreementEventFactory,
    AppointmentFactory,
    CoderFactory,
    EngagementFactory,
    InstitutionFactory,
    OfficialFactory,
    ParticipationFactory,
    PositionFactory,
    SignatureFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    """Make a bare participation of an official who held one post then."""
    official = OfficialFactory(name="Hun Manet", country="KH")
    AppointmentFactory(official=official, position=PositionFactory(title="Commander"), date="2018/..")
    return ParticipationFactory(
        official=official, country="", rank_as_written="Lt. Gen.", engagement=EngagementFactory(date="2021")
    )


def test_empty_boxes_are_filled_and_it_is_said_which(row):
    user = CoderFactory()
    told = fill_posts(rows=[row], user=user)
    filled = Participation.objects.get()

    assert told == ["Hun Manet: filled in rank, position, institution, country."]
    assert (filled.position.title, filled.rank.title) == ("Commander", "Lieutenant General")
    assert (filled.institution, filled.country.code) == (filled.position.institution, "KH")
    assert filled.history.first().history_user == user


def test_what_is_there_stays(row):
    row.rank = Rank.objects.get(country="KH", service="army", title="General")
    row.institution, row.country = InstitutionFactory(), "VN"
    row.save()
    fill_posts(rows=[row], user=CoderFactory())
    filled = Participation.objects.get()

    assert (filled.rank, filled.institution, filled.country.code) == (row.rank, row.institution, "VN")
    assert filled.position.title == "Commander"


def test_between_several_posts_nothing_is_chosen(row):
    AppointmentFactory(
        official=row.official, position=PositionFactory(title="Chief of Staff"), date="2018/.."
    )
    told = fill_posts(rows=[row], user=CoderFactory())

    assert Participation.objects.get().position is None
    assert told[0] == "Hun Manet: filled in rank, country."
    assert told[1].startswith("Hun Manet: held several posts then. Choose one: ")


def test_nothing_is_told_of_a_row_that_is_full_or_has_no_official(row):
    fill_posts(rows=[row], user=CoderFactory())
    nobody = ParticipationFactory(official=None, name_as_written="A general")
    number = Participation.history.count()

    assert fill_posts(rows=[row, nobody], user=CoderFactory()) == []
    assert Participation.history.count() == number


def test_a_signature_is_filled_in_as_of_the_day_of_signing(row):
    signed = AgreementEventFactory(date="2021-12-16")
    signature = SignatureFactory(agreement=signed.agreement, official=row.official)
    AgreementEventFactory(agreement=signed.agreement, kind="in_force", date="1999")

    assert fill_posts(rows=[signature], user=CoderFactory()) == ["Hun Manet: filled in position."]
    signature.refresh_from_db()
    assert signature.position.title == "Commander"
