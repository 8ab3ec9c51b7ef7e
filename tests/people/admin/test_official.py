"""The staff's pages of officials."""

import pytest

from people.models import Official
from tests.factories import (
    AppointmentFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    PositionFactory,
)
from tests.posting import add_rows, faults, page, save

pytestmark = pytest.mark.django_db


def found(client, words):
    return [official.name for official in client.get(page(Official), {"q": words}).context["cl"].result_list]


def test_a_coder_adds_an_official_with_aliases_and_appointments(coder):
    position = PositionFactory()
    save(
        coder,
        page(Official, "add"),
        name="  Hun   Manet ",
        country="Cambodia",
        **add_rows("aliases", {"name": "ហ៊ុន ម៉ាណែត", "language": "km", "kind": "native"}),
        **add_rows("appointments", {"position": position.pk, "date": "2018/..", "date_basis": "stated"}),
    )
    official = Official.objects.get()

    assert (official.name, official.country.code) == ("Hun Manet", "KH")
    assert official.aliases.get().kind == "native"
    assert official.appointments.get().drafter == official.drafter
    assert official.drafter.username.startswith("coder")


def test_two_aliases_alike_are_told_beside_the_second(coder):
    row = {"name": "Hun Maneth", "kind": "alias"}
    told = ["The official has this alias already."]
    official = OfficialFactory()
    OfficialAliasFactory(official=official, name="Hun Maneth")

    at_once = save(coder, page(Official, "add"), name="Hun Manet", **add_rows("aliases", row, row))
    assert faults(at_once) == {"aliases-1-name": told}
    spaced = row | {"name": " Hun  Maneth "}
    stored = save(coder, page(official), **add_rows("aliases", spaced, stored=1))
    assert faults(stored) == {"aliases-1-name": told}


def test_one_appointment_twice_is_told_beside_the_second(coder):
    row = {"position": PositionFactory().pk, "date": "2018/..", "date_basis": "stated"}

    assert faults(save(coder, page(OfficialFactory()), **add_rows("appointments", row, row))) == {
        "appointments-1-position": ["The official has this appointment already."]
    }


@pytest.mark.parametrize(
    ("box", "value", "fault"),
    [
        ("wikidata_id", "12345", "A Wikidata id is a Q and a number, such as Q12345."),
        ("country", "Kampuchea Krom", "“Kampuchea Krom” is not a country. Write its name or its ISO code."),
        ("name", "", "This field is required."),
        ("name", "x" * 301, "Ensure this value has at most 300 characters (it has 301)."),
    ],
)
def test_a_faulty_box_is_told_beside_it(coder, box, value, fault):
    assert faults(save(coder, page(OfficialFactory()), **{box: value})) == {box: [fault]}


def test_a_wikidata_id_that_another_official_has_is_told(coder):
    OfficialFactory(wikidata_id="Q1")

    assert faults(save(coder, page(OfficialFactory()), wikidata_id="Q1")) == {
        "wikidata_id": ["Another official has this Wikidata id."]
    }


@pytest.mark.parametrize(
    "words", ["nguyen tan cuong", "Nguyễn Tấn Cương", "CUONG nguyen", "an cuo", "alt name"]
)
def test_an_official_is_found_by_any_name_without_accents(coder, words):
    official = OfficialFactory(name="Nguyễn Tấn Cương")
    OfficialAliasFactory(official=official, name="Ált Námè")
    OfficialFactory(name="Somebody Else")

    assert found(coder, words) == ["Nguyễn Tấn Cương"]


def test_the_list_shows_the_posts_held_last(coder):
    official = OfficialFactory()
    forces = InstitutionFactory(name="Armed Forces")
    for title, seniority, date in (
        ("Deputy Commander", 3, "2018/.."),
        ("Commander", 4, "2018/.."),
        ("Captain", 6, "2001/2005"),
    ):
        position = PositionFactory(title=title, institution=forces, seniority=seniority)
        AppointmentFactory(official=official, position=position, date=date)
    shown = coder.get(page(Official)).content.decode()

    assert "Deputy Commander, Armed Forces; Commander, Armed Forces</td>" in shown


def test_a_country_is_written_as_a_name_or_a_code(coder):
    official = OfficialFactory(country="KH")
    for written, code in (("Viet Nam", "VN"), ("vietnam", "VN"), ("la", "LA"), ("", "")):
        save(coder, page(official), country=written)
        official.refresh_from_db()
        assert official.country.code == code


def test_the_form_shows_the_name_of_the_country(coder):
    shown = coder.get(page(OfficialFactory(country="LA"))).content.decode()

    assert 'name="country" value="Lao PDR"' in shown
    assert '<option value="Lao PDR">LA</option>' in shown
