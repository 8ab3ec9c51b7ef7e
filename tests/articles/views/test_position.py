"""The page of a position."""

import pytest

from people.models import Redirection
from tests import factories as made
from tests.published import an_appointment, an_article, an_engagement, an_institution, an_official, cite

pytestmark = pytest.mark.django_db


def text_of(client, position, query=""):
    """Return the page of a position as text on one line."""
    response = client.get(f"{position.get_absolute_url()}{query}")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_its_holders_are_those_of_published_appointments_the_latest_first(client):
    army = an_institution(name="Army")
    first = an_appointment(an_official(name="Meas Sophea"), army, date="2010/2018")
    second = an_appointment(an_official(name="Hun Manet"), army, date="2018-09/..")
    made.AppointmentFactory(official=an_official(name="Hidden"), position=first.position)
    cite(an_article(), 2, appointment=second)

    text = text_of(client, first.position)

    assert text.index("Hun Manet</a>") < text.index("Meas Sophea</a>")
    assert "Hidden" not in text
    assert '<a href="#A">A&#8239;¶2</a>' in text
    assert '<svg class="time"' in text


def test_times_without_a_holder_and_with_two_are_said(client):
    army = an_institution()
    an_appointment(an_official(name="Aran"), army, date="2010-01-01/2012-01-01")
    an_appointment(an_official(name="Borey"), army, date="2011-01-01/2013-01-01")
    post = an_appointment(an_official(name="Chea"), army, date="2015-01-01").position

    text = text_of(client, post)

    assert "Aran and Borey are on record for the same days." in text
    assert "Nobody is on record from 2013 Jan 2 to 2014 Dec 31." in text


def test_engagements_in_which_somebody_took_part_in_it_are_listed(client):
    post = made.PositionFactory(institution=an_institution())
    made.ParticipationFactory(engagement=an_engagement(title="The talks"), position=post)
    made.ParticipationFactory(engagement=made.EngagementFactory(title="Hidden"), position=post)

    text = text_of(client, post)

    assert "The talks</a>" in text
    assert "Hidden" not in text
    assert "No appointment to it has been published." in text


def test_it_answers_who_held_it_on_a_date(client):
    post = an_appointment(an_official(name="Hun Manet"), an_institution(), date="2018/2023").position
    assert "On 2021 Dec 16" in text_of(client, post, "?on=2021-12-16")


def test_a_position_that_nothing_published_names_has_no_page(client):
    post = made.AppointmentFactory(official=an_official()).position
    assert client.get(post.get_absolute_url()).status_code == 404


def test_a_position_of_an_institution_that_is_not_published_has_no_page_and_is_not_named_with_it(client):
    official = an_official()
    post = an_appointment(official, made.InstitutionFactory(name="Hidden House")).position

    assert client.get(post.get_absolute_url()).status_code == 404
    career = text_of(client, official)
    assert "Commander" in career
    assert "Hidden House" not in career
    assert post.get_absolute_url() not in career


def test_the_address_of_a_merged_position_leads_to_the_one_that_stays(client):
    post = an_appointment(an_official(), an_institution()).position
    Redirection.objects.create(record_type="position", old_id="gone", new_id=post.pk, reason="One post.")
    response = client.get("/positions/gone/")
    assert (response.status_code, response.url) == (301, post.get_absolute_url())


def test_its_citation_can_be_taken_home(client):
    post = an_appointment(an_official(), an_institution(name="Army")).position
    answer = client.get(f"{post.get_absolute_url()}?cite=ris").content.decode()
    assert "Commander, Army" in answer


def test_the_number_of_queries_does_not_grow_with_the_holders(client, django_assert_max_num_queries):
    army = an_institution()
    for number in range(6):
        taken = an_appointment(an_official(), army, date=f"{2010 + number}")
        made.ParticipationFactory(engagement=an_engagement("KH", "VN"), position=taken.position)

    with django_assert_max_num_queries(22):
        client.get(f"{taken.position.get_absolute_url()}?on=2012")
