"""The staff's pages of institutions."""

import pytest

from people.models import Institution
from tests.factories import InstitutionAliasFactory, InstitutionFactory, PositionFactory
from tests.posting import faults, page, save

pytestmark = pytest.mark.django_db


def offered(client, words):
    response = client.get(
        "/admin/autocomplete/",
        {"term": words, "app_label": "people", "model_name": "position", "field_name": "institution"},
    )
    return [result["text"] for result in response.json()["results"]]


def test_an_institution_is_told_apart_by_acronym_parent_and_country(coder):
    forces = InstitutionFactory(name="Royal Cambodian Armed Forces", acronym="RCAF")
    InstitutionFactory(name="Royal Cambodian Army", acronym="RCA", parent=forces)

    assert offered(coder, "rcaf") == ["Royal Cambodian Armed Forces · RCAF · Cambodia"]
    assert offered(coder, "cambodian army") == [
        "Royal Cambodian Army · RCA · Royal Cambodian Armed Forces · Cambodia"
    ]


def test_an_institution_is_offered_by_its_alias(coder):
    army = InstitutionFactory(name="Royal Cambodian Army")
    InstitutionAliasFactory(institution=army, name="Quân đội Hoàng gia")

    assert offered(coder, "quan doi hoang gia") == ["Royal Cambodian Army · Cambodia"]


def test_an_institution_cannot_stand_under_what_stands_under_it(coder):
    forces = InstitutionFactory(name="Armed Forces")
    army = InstitutionFactory(parent=forces)

    assert faults(save(coder, page(forces), parent=army.pk)) == {
        "parent": ["“Armed Forces” cannot be its own parent, even through others."]
    }
    assert list(faults(save(coder, page(forces), parent=forces.pk))) == ["parent"]


def test_a_second_institution_of_one_name_and_country_is_told(coder):
    InstitutionFactory(name="Army", country="KH")
    response = save(coder, page(Institution, "add"), name="Army", country="Cambodia", kind="army")

    assert faults(response) == {"name": ["There is already an institution of this name, country and parent."]}


def test_the_page_of_an_institution_leads_to_what_stands_under_it(coder):
    forces = InstitutionFactory(name="Armed Forces")
    army = InstitutionFactory(name="Army", parent=forces)
    PositionFactory(institution=forces)
    links = {link.label: link.url for link in coder.get(page(forces)).context["links"]}

    assert list(coder.get(links["Institutions under it"]).context["cl"].result_list) == [army]
    assert coder.get(links["Positions"]).context["cl"].result_count == 1
    assert "Armed Forces · Cambodia</option>" in coder.get(links["Add a position"]).content.decode()


def test_an_institution_with_others_under_it_is_not_deleted(reviewer):
    forces = InstitutionFactory()
    InstitutionFactory(parent=forces)

    assert (
        "while 1 record names it" in reviewer.post(page(forces, "delete"), {"post": "yes"}).content.decode()
    )
    assert Institution.objects.count() == 2
