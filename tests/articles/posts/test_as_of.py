"""What an official was on a date."""

import pytest

from articles.posts import posts_as_of
from people.models import Rank
from tests.factories import (
    AppointmentFactory,
    EngagementFactory,
    InstitutionFactory,
    OfficialFactory,
    ParticipationFactory,
    PositionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def manet():
    """Make an official who was commander from 2018 on, deputy chief from 2015 to 2019, and cadet in 1995."""
    official = OfficialFactory(name="Hun Manet", country="KH")
    army = InstitutionFactory(name="Royal Cambodian Army", acronym="RCA")
    for title, date, seniority in (
        ("Commander", "2018-06/..", 3),
        ("Deputy Chief of Staff", "2015/2019", 4),
        ("Cadet", "1995", 6),
    ):
        position = PositionFactory(title=title, institution=army, seniority=seniority)
        AppointmentFactory(official=official, position=position, date=date)
    return official


def titles(posts):
    return [post.position.title for post in posts]


@pytest.mark.parametrize(
    ("date", "held"),
    [
        ("2021-12-16", ["Commander"]),
        ("2016", ["Deputy Chief of Staff"]),
        ("2018", ["Commander", "Deputy Chief of Staff"]),
        ("2019-12-31/2020-01-05", ["Commander", "Deputy Chief of Staff"]),
        ("1995-07", ["Cadet"]),
        ("..//2016", None),
        ("2018-05", ["Deputy Chief of Staff"]),
        ("199X", ["Cadet"]),
    ],
)
def test_posts_are_those_whose_time_overlaps_the_date(manet, date, held):
    if held is None:
        with pytest.raises(ValueError, match="is not a date"):
            posts_as_of(official=manet, date=date)
    else:
        assert titles(posts_as_of(official=manet, date=date).posts) == held


def test_where_the_date_is_not_known_the_last_posts_are_told_and_that_they_are(manet):
    then = posts_as_of(official=manet, date="")

    assert titles(then.posts) == ["Commander"]
    assert then.note == "The date is not known: these are the posts held last."


def test_posts_of_other_times_are_offered_where_none_covers_the_date(manet):
    then = posts_as_of(official=manet, date="2001")

    assert (then.posts, then.post) == ([], None)
    assert titles(then.lapsed) == ["Commander", "Deputy Chief of Staff", "Cadet"]
    assert then.note == "No appointment covers that date; these are cited at other times."


@pytest.mark.parametrize(
    ("title", "first", "sure"),
    [
        ("Commander of the Royal Cambodian Army", "Commander", True),
        ("deputy chief of staff", "Deputy Chief of Staff", True),
        ("", "Commander", False),
        ("guest of honour", "Commander", False),
    ],
)
def test_the_post_that_fits_the_title_comes_first_and_decides(manet, title, first, sure):
    then = posts_as_of(official=manet, date="2019", title=title)

    assert titles(then.posts)[0] == first
    assert (then.post is not None) == sure


def test_a_commander_is_not_taken_for_the_deputy(manet):
    army = manet.appointments.first().position.institution
    deputy = PositionFactory(title="Deputy Commander", institution=army, seniority=1)
    AppointmentFactory(official=manet, position=deputy, date="2018/..")

    assert posts_as_of(official=manet, date="2021", title="Commander").post.position.title == "Commander"
    assert posts_as_of(official=manet, date="2021", title="Deputy Commander").post.position == deputy


def test_a_rejected_appointment_does_not_count(manet):
    manet.appointments.update(review_status="rejected")

    assert posts_as_of(official=manet, date="2021").posts == []
    assert posts_as_of(official=manet, date="").posts == []


def report(official, date, title, **more):
    rank = Rank.objects.get(country="KH", service="army", title=title)
    engagement = EngagementFactory(title=f"Talks of {date}", date=date, **more)
    return ParticipationFactory(official=official, rank=rank, engagement=engagement)


def test_the_rank_is_the_one_reported_last_at_or_before_the_date(manet):
    report(manet, "2019", "Major General")
    report(manet, "2022-03-31", "Lieutenant General")
    report(manet, "2023", "General")
    rank = posts_as_of(official=manet, date="2022-04-02").rank

    assert rank.rank.title == "Lieutenant General"
    assert rank.said == "as last reported: Talks of 2022-03-31, 2022 Mar 31"
    assert posts_as_of(official=manet, date="2001").rank is None
    assert posts_as_of(official=manet, date="").rank.rank.title == "General"


def test_the_engagement_itself_and_what_was_rejected_report_no_rank(manet):
    own = report(manet, "2022", "Lieutenant General")
    report(manet, "2021", "General", review_status="rejected")

    assert posts_as_of(official=manet, date="2022", apart_from=own.engagement_id).rank is None


def test_a_rank_as_the_article_writes_it_goes_before_what_was_reported(manet):
    report(manet, "2019", "Major General")
    rank = posts_as_of(official=manet, date="2022", rank_as_written="Lt. Gen.").rank

    assert (rank.rank.title, rank.said) == ("Lieutenant General", "as the article writes it")
    assert posts_as_of(official=manet, date="2022", rank_as_written="Grand Vizier").rank is None


def test_it_takes_as_many_queries_for_many_posts_as_for_one(manet, django_assert_num_queries):
    for _ in range(20):
        AppointmentFactory(official=manet, date="2018/..")

    with django_assert_num_queries(2):  # appointments with their positions, the last report of a rank
        assert len(posts_as_of(official=manet, date="2021").posts) == 21
