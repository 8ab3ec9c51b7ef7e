"""Positions."""

import pytest
from django.db.models import ProtectedError

from people.models import Position
from tests.factories import (
    AppointmentFactory,
    InstitutionAliasFactory,
    InstitutionFactory,
    ParticipationFactory,
    PositionFactory,
    SignatureFactory,
)
from tests.refusals import refusals

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        ({"country": "ZZ"}, "people_position_country", "“country” is not a country code of ISO 3166-1."),
        (
            {"seniority": 0},
            "people_position_seniority",
            "“seniority” holds a code that is not in its vocabulary.",
        ),
        (
            {"seniority": 7},
            "people_position_seniority",
            "“seniority” holds a code that is not in its vocabulary.",
        ),
        (
            {"institution": None, "country": ""},
            "people_position_whose",
            "A position belongs to an institution or, failing one, to a country.",
        ),
    ],
)
def test_the_database_refuses(given, constraint, message):
    assert refusals(PositionFactory, constraint, **given) == [message]


@pytest.mark.parametrize("seniority", [None, 1, 6])
def test_a_position_has_a_level_or_none_yet(seniority):
    position = PositionFactory(seniority=seniority)
    position.full_clean()
    assert Position.objects.get(seniority=seniority) == position


def test_a_title_stands_once_in_an_institution():
    army = InstitutionFactory()
    PositionFactory(title="Commander", institution=army)
    message = "The institution has a position of this title already."
    assert refusals(PositionFactory, title="Commander", institution=army) == [message]
    assert refusals(PositionFactory, title="Commander", institution=army, country="") == [message]
    PositionFactory(title="Commander").full_clean()


def test_a_title_stands_once_in_a_country_where_no_institution_is_known():
    PositionFactory(title="Prime Minister", institution=None)
    message = "The country has a position of this title already."
    assert refusals(PositionFactory, title="Prime Minister", institution=None) == [message]
    PositionFactory(title="Prime Minister", institution=None, country="VN").full_clean()


def test_a_position_is_shown_with_whose_it_is():
    army = InstitutionFactory(name="Royal Cambodian Army")
    assert str(PositionFactory(title="Commander", institution=army)) == "Commander, Royal Cambodian Army"
    assert str(PositionFactory(title="Prime Minister", institution=None)) == "Prime Minister, Cambodia"


def test_a_position_is_found_by_its_title_and_the_names_of_its_institution():
    army = InstitutionFactory(name="Royal Cambodian Army")
    InstitutionAliasFactory(institution=army, name="the infantry")
    InstitutionAliasFactory(institution=army, name="the Infantry Command")
    PositionFactory(title="Deputy Commander", institution=army)
    PositionFactory(title="Prime Minister", institution=None)
    for words in ("deputy", "deputy royal", "deputy infantry command"):
        assert [position.title for position in Position.objects.search(words)] == ["Deputy Commander"]
    assert [position.title for position in Position.objects.search("prime")] == ["Prime Minister"]


@pytest.mark.parametrize("factory", [AppointmentFactory, ParticipationFactory, SignatureFactory])
def test_a_position_in_use_cannot_be_deleted(factory):
    position = factory(position=PositionFactory()).position
    with pytest.raises(ProtectedError):
        position.delete()
