"""What disagrees in the rows of an engagement."""

import pytest

from articles.posts import marks_of
from people.models import Appointment, Rank
from tests.factories import (
    AppointmentFactory,
    EngagementFactory,
    OfficialFactory,
    ParticipationFactory,
    PositionFactory,
    RankFactory,
)

pytestmark = pytest.mark.django_db


def row_of(date="2021-12-16", held="2018/..", **more):
    """Make a participation in a position, and an appointment to it of the date that was held."""
    official = OfficialFactory(name="Hun Manet", country="KH")
    position = PositionFactory(title="Commander")
    if held is not None:
        AppointmentFactory(official=official, position=position, date=held)
    return ParticipationFactory(
        engagement=EngagementFactory(date=date), official=official, position=position, **more
    )


def marks(row):
    engagement = row.engagement
    found = marks_of([row], date=engagement.date, apart_from=engagement.pk)
    return found.get(row.pk, [])


def sentences(row):
    return [mark.sentence for mark in marks(row)]


@pytest.mark.parametrize(
    ("date", "held", "sentence"),
    [
        ("2021-12-16", "2018/..", None),
        ("2021-12-16", "2021", None),
        ("2021", "2021-12-31", None),
        ("2021-12-16", None, "No appointment to this position on that date."),
        ("2021-12-16", "2018/2020", "No appointment to this position on that date. On record: 2018 – 2020."),
        ("", None, None),
        ("", "2018", None),
    ],
)
def test_a_position_that_no_appointment_covers_is_marked(date, held, sentence):
    assert sentences(row_of(date, held)) == ([sentence] if sentence else [])


def test_a_rejected_appointment_covers_nothing():
    row = row_of()
    Appointment.objects.update(review_status="rejected")

    assert sentences(row) == ["No appointment to this position on that date."]


@pytest.mark.parametrize(
    ("held", "flags", "widened"),
    [
        ("2018/2020", {}, True),
        ("2022-05", {}, True),
        ("2018/2020", {"true_end": True}, False),
        ("2022-05", {"true_start": True}, False),
        ("1999/2001", {}, False),
        ("2025/..", {}, False),
    ],
)
def test_an_appointment_that_nearly_reaches_the_date_can_be_widened(held, flags, widened):
    row = row_of(held=held)
    Appointment.objects.update(**flags)
    (mark,) = marks(row)

    assert (mark.widens is not None) == widened
    assert mark.can_add
    assert mark.offer.startswith("Widen the appointment of" if widened else "Add the appointment, with this")


def test_another_rank_on_the_very_date_is_marked_and_says_who_says_it():
    row = row_of(rank=Rank.objects.get(country="KH", service="army", title="Lieutenant General"))
    general = Rank.objects.get(country="KH", service="army", title="General")
    other = EngagementFactory(title="Call on the king", date="2021-12")
    ParticipationFactory(official=row.official, rank=general, engagement=other)
    ParticipationFactory(official=row.official, rank=RankFactory(), engagement=EngagementFactory(date="2019"))

    assert sentences(row) == [
        "This says Lieutenant General (KH); on that date others say General (KH) (Call on the king)."
    ]


def test_a_rank_that_one_of_the_others_says_too_is_no_conflict():
    row = row_of(rank=RankFactory())
    for rank in (row.rank, RankFactory()):
        ParticipationFactory(
            official=row.official, rank=rank, engagement=EngagementFactory(date="2021-12-16")
        )

    assert sentences(row) == []


def test_a_country_that_the_official_does_not_serve_is_marked():
    assert sentences(row_of(country="VN")) == ["Hun Manet serves Cambodia, by the record of officials."]


def test_a_row_of_an_institution_alone_says_nothing():
    row = ParticipationFactory(official=None, name_as_written="A delegation")

    assert sentences(row) == []


def test_fifty_rows_take_as_many_queries_as_one(django_assert_num_queries):
    engagement = EngagementFactory()
    for _ in range(50):
        ParticipationFactory(engagement=engagement, position=PositionFactory(), rank=RankFactory())
    rows = list(engagement.participations.select_related("official", "rank", "position"))

    with django_assert_num_queries(2):
        assert len(marks_of(rows, date=engagement.date, apart_from=engagement.pk)) == 50
