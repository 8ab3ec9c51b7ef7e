"""Who held which post on a date."""

import datetime

import pytest

from defense_ties.lib.dates import Span, parse_span
from people.holders import holders_on, is_sure, known_days
from people.models import Appointment
from tests import factories as made
from tests.published import an_appointment, an_institution, an_official

DAY = datetime.date


def appointment(date):
    """Return an appointment of a date, not saved."""
    span = parse_span(date)
    return Appointment(date=date, earliest=span.earliest, latest=span.latest)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2021-12-16", DAY(2021, 12, 16), DAY(2021, 12, 16)),
        ("2018-05-02/2020-03", DAY(2018, 5, 2), DAY(2020, 3, 1)),
        ("2018/2020", DAY(2018, 12, 31), DAY(2020, 1, 1)),
        ("2018/..", DAY(2018, 12, 31), DAY.max),
        ("2018-05-02/", DAY(2018, 5, 2), DAY(2018, 5, 2)),
    ],
)
def test_a_post_is_surely_held_from_the_end_of_the_first_date_to_the_beginning_of_the_last(date, first, last):
    assert known_days(appointment(date)) == Span(first, last)


@pytest.mark.parametrize("date", ["", "2021", "2021-12", "2018?/2020", "../2020", "2021-12-16~"])
def test_of_a_date_that_is_vague_or_doubtful_no_day_is_sure(date):
    assert known_days(appointment(date)) is None


@pytest.mark.parametrize(
    ("date", "asked", "sure"),
    [
        ("2018/2020", "2019-06-01", True),
        ("2018/2020", "2018-06-01", False),
        ("2018/..", "2026-01-01", True),
        ("2018/", "2026-01-01", False),
        ("2021", "2021-06-01", False),
        ("2021", "2021", True),
        ("2021-12-16", "2021-12", True),
        ("2021-12-16", "2021-12-17", False),
        ("2021?", "2021", False),
        ("", "2021", False),
    ],
)
def test_whether_a_post_was_held_then_is_sure_or_only_possible(date, asked, sure):
    assert is_sure(appointment(date), parse_span(asked)) is sure


@pytest.mark.django_db
def test_the_sure_holders_of_a_post_come_before_the_possible_ones():
    army = an_institution()
    possible = an_appointment(an_official(name="Aran"), army, date="2021")
    sure = an_appointment(an_official(name="Zheng"), army, date="2020/2022")
    an_appointment(an_official(), army, date="2010")
    made.AppointmentFactory(official=an_official(), position=sure.position, date="2021")
    an_appointment(made.OfficialFactory(name="Draft"), army, date="2021")

    (post,) = holders_on([sure.position], parse_span("2021-06-01"))

    assert [(holder.appointment, holder.sure) for holder in post.holders] == [(sure, True), (possible, False)]
    assert (post.before, post.after) == (None, None)


@pytest.mark.django_db
def test_of_a_post_that_nobody_is_known_to_hold_the_nearest_holders_are_told():
    army = an_institution()
    an_appointment(an_official(), army, date="2001")
    before = an_appointment(an_official(), army, date="2015")
    after = an_appointment(an_official(), army, date="2023")
    an_appointment(an_official(), army, date="2025")
    made.AppointmentFactory(official=an_official(), position=before.position, date="2019")

    (post,) = holders_on([before.position], parse_span("2020"))

    assert (post.holders, post.before, post.after) == ([], before, after)


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_posts(django_assert_num_queries):
    army = an_institution()
    posts = [
        an_appointment(
            an_official(), army, title=f"Post {number}", date="2021" if number % 2 else "2001"
        ).position
        for number in range(8)
    ]

    with django_assert_num_queries(3):
        holders_on(posts, parse_span("2021-01-01"))
