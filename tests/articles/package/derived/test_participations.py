"""Participants as written and as resolved."""

import pytest

from articles.package.derived.participations import RESOLVED
from tests import factories as made
from tests.articles.package.derived.reading import cells, rows_of
from tests.published import an_appointment, an_engagement, an_institution, an_official

pytestmark = pytest.mark.django_db


@pytest.fixture
def army():
    """Make a published institution."""
    return an_institution(id="army")


def take_part(**given):
    """Take part in talks of December 2021."""
    talks = an_engagement("KH", id="talks", date="2021-12-16")
    return made.ParticipationFactory(engagement=talks, **given)


def test_names_ranks_and_titles_stand_as_written_and_as_resolved(army):
    official = an_official(id="manet", name="Hun Manet", country="KH")
    post = made.PositionFactory(id="commander", institution=army, title="Commander", seniority=4)
    take_part(
        official=official,
        country="",
        name_as_written="Gen. Manet",
        rank_as_written="Gen.",
        title_as_written="army chief",
        rank=made.RankFactory(id="general", title="Highest General"),
        position=post,
    )
    an_appointment(official, position=post, date="2018/2023")
    (row,) = rows_of(RESOLVED)
    assert cells([row], "country", "official_name", "name_as_written", "rank_as_written", "rank_title") == [
        ("KH", "Hun Manet", "Gen. Manet", "Gen.", "Highest General")
    ]
    assert cells([row], "title_as_written", "position_title", "position_seniority", "is_conflict") == [
        ("army chief", "Commander", "4", "false")
    ]
    assert cells([row], "engagement_id", "earliest", "level") == [("talks", "2021-12-16", "4")]


def test_the_level_is_that_of_the_highest_post_held_on_that_date(army):
    official = an_official()
    an_appointment(official, army, title="Minister", seniority=2, date="2020/2022")
    an_appointment(official, army, title="Head of government", seniority=1, date="2023")
    take_part(official=official)
    assert cells(rows_of(RESOLVED), "level", "position_seniority", "is_conflict") == [("2", "", "")]


def test_a_position_that_no_appointment_covers_is_a_conflict(army):
    official, post = an_official(), made.PositionFactory(institution=army)
    an_appointment(official, position=post, date="2010/2012")
    take_part(official=official, position=post)
    assert cells(rows_of(RESOLVED), "is_conflict") == [("true",)]


def test_who_is_not_published_is_only_a_name_as_written():
    hidden = made.OfficialFactory(name="Hidden", country="VN")
    made.AppointmentFactory(official=hidden, published=True, date="2021")
    take_part(official=hidden, name_as_written="An officer", country="")
    (row,) = rows_of(RESOLVED)
    assert cells([row], "official_id", "official_name", "country", "level", "name_as_written") == [
        ("", "", "", "", "An officer")
    ]


def test_a_position_in_an_institution_that_is_not_published_is_not_told():
    secret = made.PositionFactory(institution=made.InstitutionFactory(name="Secret bureau"), country="")
    take_part(official=an_official(), position=secret)
    assert cells(
        rows_of(RESOLVED), "position_id", "position_title", "position_institution_name", "level"
    ) == [("", "", "", "")]
