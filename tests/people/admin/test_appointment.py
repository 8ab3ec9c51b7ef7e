"""The staff's pages of appointments."""

import pytest

from people.models import Appointment
from tests.factories import AppointmentFactory, OfficialFactory
from tests.posting import faults, page, save

pytestmark = pytest.mark.django_db


def test_the_list_shows_whether_the_post_is_held_still(coder):
    AppointmentFactory(date="2018/..")
    AppointmentFactory(date="2010/2012", true_end=True)
    shown = coder.get(page(Appointment)).content.decode()

    assert '<td class="field-standing_now">Current</td>' in shown
    assert '<td class="field-standing_now">Ended</td>' in shown


def test_an_open_end_is_shown_as_open(coder):
    shown = coder.get(page(AppointmentFactory(date="2018/.."))).content.decode()

    assert '<div class="readonly">open</div>' in shown
    assert "9999" not in shown


def test_an_appointment_that_is_there_is_told(coder):
    appointment = AppointmentFactory()
    given = {"official": appointment.official.pk, "position": appointment.position.pk, "date": "2018/.."}

    assert faults(save(coder, page(Appointment, "add"), **given)) == {
        "official": ["The official has this appointment already."]
    }


@pytest.mark.parametrize(
    ("first", "last", "number"),
    [("2018-01-01", "", 1), ("", "2017-12-31", 0), ("2030-01-01", "2030-02-01", 1)],
)
def test_the_list_is_filtered_by_overlap(coder, first, last, number):
    AppointmentFactory(date="2018/..")
    days = {"earliest__range__gte": first, "earliest__range__lte": last}

    assert coder.get(page(Appointment), days).context["cl"].result_count == number


def test_a_day_that_cannot_be_read_is_told_and_finds_nothing(coder):
    AppointmentFactory()
    response = coder.get(page(Appointment), {"earliest__range__gte": "31/02/22"})

    assert "Enter a valid date." in response.content.decode()
    assert response.context["cl"].result_count == 0


def test_the_days_keep_the_other_filters(coder):
    response = coder.get(page(Appointment), {"review_status__exact": "draft", "q": "a b"})

    assert '<input type="hidden" name="review_status__exact" value="draft">' in response.content.decode()
    assert '<input type="hidden" name="q" value="a b">' in response.content.decode()


def test_the_list_is_limited_to_an_official_by_a_link(coder):
    official = OfficialFactory(name="Hun Manet")
    AppointmentFactory(official=official)
    AppointmentFactory()
    (link,) = [link for link in coder.get(page(official)).context["links"] if link.label == "Appointments"]

    assert coder.get(link.url).context["cl"].result_count == 1
