"""Places."""

import pytest
from django.db.models import ProtectedError

from articles.models import Place
from tests.factories import EngagementFactory, PlaceFactory
from tests.refusals import refusals

pytestmark = pytest.mark.django_db

ON_EARTH = "Latitude is -90 to 90, longitude -180 to 180; give both or neither."


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        ({"kind": "zz"}, "articles_place_kind", "“kind” holds a code that is not in its vocabulary."),
        ({"country": "ZZ"}, "articles_place_country", "“country” is not a country code of ISO 3166-1."),
        ({"country": ""}, "articles_place_somewhere", "A place lies in a country, unless it is virtual."),
        ({"latitude": 91, "longitude": 0}, "articles_place_on_earth", ON_EARTH),
        ({"latitude": -91, "longitude": 0}, "articles_place_on_earth", ON_EARTH),
        ({"latitude": 0, "longitude": 181}, "articles_place_on_earth", ON_EARTH),
        ({"latitude": 0, "longitude": -181}, "articles_place_on_earth", ON_EARTH),
        ({"latitude": 11.5}, "articles_place_on_earth", ON_EARTH),
        ({"longitude": 104.9}, "articles_place_on_earth", ON_EARTH),
    ],
)
def test_the_database_refuses(given, constraint, message):
    assert refusals(PlaceFactory, constraint, **given) == [message]


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(90, 180), (-90, -180), (0, 0), ("11.55", "104.91667"), (None, None)]
)
def test_a_place_lies_on_earth(latitude, longitude):
    place = PlaceFactory(latitude=latitude, longitude=longitude)
    place.full_clean()
    assert Place.objects.filter(latitude=latitude, longitude=longitude).count() == 1


def test_a_virtual_place_needs_no_country():
    place = PlaceFactory(name="Online", kind="virtual", country="")
    place.full_clean()
    assert str(place) == "Online"


def test_a_country_has_one_place_of_a_name_and_kind():
    PlaceFactory(name="Phnom Penh")
    message = "There is already a place of this name and kind in this country."
    assert refusals(PlaceFactory, name="Phnom Penh") == [message]
    PlaceFactory(name="Phnom Penh", kind="province").full_clean()
    PlaceFactory(name="Phnom Penh", country="VN").full_clean()


@pytest.mark.parametrize(
    ("kind", "name", "shown"),
    [("city", "Phnom Penh", "Phnom Penh, Cambodia"), ("country", "Cambodia", "Cambodia")],
)
def test_a_place_is_shown_with_its_country(kind, name, shown):
    assert str(PlaceFactory(name=name, kind=kind)) == shown


def test_a_place_is_found_by_either_name():
    PlaceFactory(name="Phnom Penh", native_name="ភ្នំពេញ")
    PlaceFactory(name="Hà Nội", country="VN")
    assert [place.name for place in Place.objects.search("ha noi")] == ["Hà Nội"]
    assert [place.name for place in Place.objects.search("ភ្នំពេញ")] == ["Phnom Penh"]


def test_a_place_in_use_cannot_be_deleted():
    place = EngagementFactory(place=PlaceFactory()).place
    with pytest.raises(ProtectedError):
        place.delete()
