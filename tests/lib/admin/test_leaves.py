"""Rows of a record by pages."""

import pytest

from articles.models import Engagement, Participation
from people.models import Appointment
from tests.factories import AppointmentFactory, EngagementFactory, ParticipationFactory, PositionFactory
from tests.posting import faults, page, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def crowded():
    """Make a position that 120 officials have held."""
    position = PositionFactory()
    AppointmentFactory.create_batch(120, position=position)
    return position


def rows(client, url, prefix="appointments"):
    """Return the set of rows on the page at an address."""
    sets = client.get(url).context["inline_admin_formsets"]
    return next(shown.formset for shown in sets if shown.formset.prefix == prefix)


def test_a_form_shows_fifty_rows_at_a_time(coder, crowded):
    shown = rows(coder, page(crowded))
    assert (len(shown.forms), shown.first, shown.last, shown.total) == (50, 1, 50, 120)


def test_the_pages_together_hold_each_row_once(coder, crowded):
    keys = [
        form.instance.pk
        for number in (1, 2, 3)
        for form in rows(coder, f"{page(crowded)}?rows-appointments={number}").forms
    ]
    assert sorted(keys) == sorted(Appointment.objects.values_list("pk", flat=True))


def test_the_last_page_leads_back_and_not_on(coder, crowded):
    shown = rows(coder, f"{page(crowded)}?rows-appointments=3")
    assert (shown.before, shown.after) == ("?rows-appointments=2#appointments-group", "")
    assert (
        "101 to 120 of 120 appointments" in coder.get(f"{page(crowded)}?rows-appointments=3").content.decode()
    )


def test_a_few_rows_have_no_pages(coder):
    position = PositionFactory()
    AppointmentFactory.create_batch(2, position=position)
    assert not rows(coder, page(position)).has_pages
    assert 'class="leaves"' not in coder.get(page(position)).content.decode()


@pytest.mark.parametrize("number", ["0", "-1", "x", "", "9" * 30, "²"])
def test_a_faulty_number_shows_the_first_page(coder, crowded, number):
    assert rows(coder, f"{page(crowded)}?rows-appointments={number}").number == 1


def test_a_page_past_the_end_is_empty_and_leads_back(coder, crowded):
    shown = rows(coder, f"{page(crowded)}?rows-appointments=9")
    assert (len(shown.forms), shown.before) == (0, "?rows-appointments=8#appointments-group")


def test_a_row_of_a_later_page_is_saved_and_the_others_stay(coder, crowded):
    url = f"{page(crowded)}?rows-appointments=2"
    changed = rows(coder, url).forms[3].instance
    assert faults(save(coder, url, appointments__3__note="Seen on the second page.")) == {}
    assert Appointment.objects.get(pk=changed.pk).note == "Seen on the second page."
    assert Appointment.objects.filter(position=crowded).count() == 120


def test_as_many_queries_for_three_pages_as_for_two(coder, crowded, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        coder.get(page(crowded))


def test_an_engagement_of_fifty_participations_and_more_can_be_saved(coder):
    engagement = EngagementFactory()
    ParticipationFactory.create_batch(80, engagement=engagement)
    save(coder, page(engagement), title="A great conference")
    assert Engagement.objects.get(pk=engagement.pk).title == "A great conference"
    assert Participation.objects.filter(engagement=engagement).count() == 80
