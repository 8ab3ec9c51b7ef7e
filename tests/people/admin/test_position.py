"""The staff's pages of positions."""

import pytest

from people.models import Position
from tests.factories import AppointmentFactory, InstitutionFactory, PositionFactory
from tests.posting import faults, page, save

pytestmark = pytest.mark.django_db


def offered(client, words):
    response = client.get(
        "/admin/autocomplete/",
        {"term": words, "app_label": "people", "model_name": "appointment", "field_name": "position"},
    )
    return [result["text"] for result in response.json()["results"]]


def test_a_position_is_told_apart_by_institution_and_level(coder):
    army = InstitutionFactory(name="Royal Cambodian Army", country="KH")
    PositionFactory(title="Commander", institution=army, seniority=4)
    PositionFactory(title="Prime Minister", institution=None, country="LA", seniority=1)

    assert offered(coder, "commander") == ["Commander, Royal Cambodian Army · Cambodia · 4 · Service chief"]
    assert offered(coder, "prime") == ["Prime Minister, Lao PDR · 1 · Head of state or government"]


def test_a_position_belongs_to_an_institution_or_a_country(coder):
    assert faults(save(coder, page(Position, "add"), title="Commander")) == {
        "institution": ["A position belongs to an institution or, failing one, to a country."]
    }


def test_a_second_position_of_one_title_is_told(coder):
    position = PositionFactory(title="Commander", country="")
    given = {"title": "Commander", "institution": position.institution.pk}

    assert faults(save(coder, page(Position, "add"), **given)) == {
        "title": ["The institution has a position of this title already."]
    }


def test_the_holders_of_a_position_are_on_its_page(coder):
    appointment = AppointmentFactory()

    assert f"{appointment.official.name} · " in coder.get(page(appointment.position)).content.decode()
