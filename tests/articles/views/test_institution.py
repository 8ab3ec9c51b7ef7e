"""The page of an institution."""

import pytest

from tests import factories as made
from tests.articles.views.test_lists import page
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_engagement,
    an_institution,
    an_official,
    cite,
)

pytestmark = pytest.mark.django_db


def shown(client, institution):
    """Return the page of an institution as text."""
    return page(client, institution.get_absolute_url())


def test_its_place_in_the_tree_is_shown_as_far_as_it_is_public(client):
    ministry = an_institution(id="ministry", name="Ministry")
    hidden = made.InstitutionFactory(name="Hidden level", parent=ministry)
    army = an_institution(id="army", name="Army", parent=hidden)
    an_institution(id="brigade", name="Brigade 70", parent=army)
    made.InstitutionFactory(name="Hidden brigade", parent=army)
    text = shown(client, army)
    assert '<a href="/institutions/ministry/">Ministry</a>' in text
    assert '<a href="/institutions/brigade/">Brigade 70</a>' in text
    assert "Hidden" not in text


def test_its_people_are_those_of_published_appointments(client):
    army = an_institution()
    appointment = an_appointment(an_official(id="manet", name="Hun Manet"), army, date="2018/..")
    an_appointment(made.OfficialFactory(name="Hidden Official"), army)
    made.AppointmentFactory(
        official=an_official(name="Hidden Too"),
        position=made.PositionFactory(institution=army, title="Hidden Post"),
    )
    cite(an_article(), 3, appointment=appointment)
    text = shown(client, army)
    assert '<a href="/officials/manet/">Hun Manet</a>' in text
    assert ">Commander</a></td>" in text
    assert "Current" in text
    assert '<a href="#A">A&#8239;¶3</a>' in text
    assert "Hidden" not in text


def test_engagements_and_agreements_count_those_of_institutions_under_it(client):
    forces = an_institution(id="forces")
    army = an_institution(parent=forces)
    made.ParticipationFactory(
        engagement=an_engagement("KH", id="talks", title="The talks"), official=None, institution=army
    )
    made.PartyFactory(agreement=an_agreement("KH", id="mou", title="The memorandum"), institution=army)
    text = shown(client, forces)
    assert '<a href="/engagements/talks/">The talks</a>' in text
    assert '<a href="/agreements/mou/">The memorandum</a>' in text
    assert '<a href="/engagements/?institution=forces">These engagements as a list' in text
    assert "What institutions under this one did is counted in." in text


def test_names_in_use_are_told(client):
    army = an_institution(name="Royal Cambodian Army", native_name="កងទ័ពជើងគោក", acronym="RCA")
    made.InstitutionAliasFactory(institution=army, name="the infantry", language="en")
    cite(an_article(), 1, institution=army, note="Writes of it as the infantry.")
    text = shown(client, army)
    for part in (
        "កងទ័ពជើងគោក",
        "RCA",
        '<span lang="en">the infantry</span>',
        "¶1: Writes of it as the infantry.",
    ):
        assert part in text


def test_the_page_takes_as_many_queries_for_many_people_as_for_few(client, django_assert_num_queries):
    def institution(size):
        found = an_institution(parent=an_institution())
        for _ in range(size):
            an_institution(parent=found)
            cite(an_article(), appointment=an_appointment(an_official(), found))
            made.ParticipationFactory(
                engagement=an_engagement("KH"), official=an_official(), institution=found
            )
            made.PartyFactory(agreement=an_agreement("KH"), institution=found)
        return found.get_absolute_url()

    for address in (institution(2), institution(20)):
        with django_assert_num_queries(32):
            client.get(address)
