"""Appointments."""

import datetime

import pytest

from people.models import Appointment
from tests.factories import AppointmentFactory, OfficialFactory, PositionFactory
from tests.refusals import database_refuses, refusals

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2022, 6, 1)


@pytest.mark.parametrize(
    ("date", "flags", "standing"),
    [
        ("2018/..", {}, "current"),
        ("2018/..", {"true_start": True}, "current"),
        ("../..", {}, "current"),
        ("2022-06-01/..", {}, "current"),
        ("2022-06-02/..", {}, "unknown"),
        ("2018/", {}, "unknown"),
        ("2018/2021", {}, "unknown"),
        ("2018/2021", {"true_start": True}, "unknown"),
        ("2018/2021", {"true_end": True}, "ended"),
        ("../2021", {"true_end": True}, "ended"),
        ("2018/2022-05-31", {"true_end": True}, "ended"),
        ("2018/2022-06-01", {"true_end": True}, "unknown"),
        ("2018/2023", {"true_end": True}, "unknown"),
        ("2021", {}, "unknown"),
        ("2021", {"true_end": True}, "ended"),
        ("XXXX-03", {"true_end": True}, "unknown"),
        ("", {}, "unknown"),
    ],
)
def test_an_appointment_is_current_ended_or_unknown(date, flags, standing):
    assert AppointmentFactory(date=date, **flags).standing(TODAY) == standing


def test_without_a_day_the_standing_is_that_of_today():
    assert AppointmentFactory(date="2018/..").standing() == "current"
    assert AppointmentFactory(date="9000/..").standing() == "unknown"


def test_every_standing_has_a_word():
    assert {name: str(label) for name, label in Appointment.STANDINGS.items()} == {
        "current": "Current",
        "ended": "Ended",
        "unknown": "Unknown",
    }


@pytest.mark.parametrize(
    ("date", "open_start", "open_end"),
    [("2018/..", False, True), ("../2018", True, False), ("2018/2021", False, False), ("", False, False)],
)
def test_an_appointment_knows_its_open_ends(date, open_start, open_end):
    appointment = AppointmentFactory(date=date)
    assert (appointment.has_open_start, appointment.has_open_end) == (open_start, open_end)


def test_an_official_holds_a_position_once_at_a_time():
    appointment = AppointmentFactory(date="2018/..")
    given = {"official": appointment.official, "position": appointment.position}
    assert refusals(AppointmentFactory, date="2018/..", **given) == [
        "The official has this appointment already."
    ]
    AppointmentFactory(date="2010/2012", **given).full_clean()


def test_an_official_may_hold_two_positions_at_once():
    manet = OfficialFactory(name="Hun Manet")
    for title in ("Commander", "Deputy Commander-in-Chief"):
        AppointmentFactory(official=manet, position=PositionFactory(title=title), date="2018/..")
    AppointmentFactory()
    found = Appointment.objects.of(manet).on(TODAY)
    assert sorted(appointment.position.title for appointment in found) == [
        "Commander",
        "Deputy Commander-in-Chief",
    ]


def test_the_database_refuses_bounds_that_disagree():
    appointment = AppointmentFactory(date="2018")
    with database_refuses("people_appointment_bounds"):
        Appointment.objects.filter(pk=appointment.pk).update(latest=None)
    with database_refuses("people_appointment_bounds"):
        Appointment.objects.filter(pk=appointment.pk).update(latest=datetime.date(2017, 1, 1))


def test_appointments_of_an_official_stand_in_order_of_time_undated_ones_last():
    official = OfficialFactory()
    for date in ("", "2018/..", "2010/2012"):
        AppointmentFactory(official=official, date=date)
    assert [appointment.date for appointment in official.appointments.all()] == ["2010/2012", "2018/..", ""]
