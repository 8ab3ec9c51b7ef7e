"""Parties to an agreement."""

import pytest
from django.db.models import RestrictedError

from tests.factories import AgreementFactory, InstitutionFactory, PartyFactory, SignatureFactory
from tests.refusals import refusals

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        ({"country": "ZZ"}, "articles_party_country", "“country” is not a country code of ISO 3166-1."),
        ({"country": ""}, "articles_party_somebody", "A party is a country or an institution."),
    ],
)
def test_the_database_refuses(given, constraint, message):
    assert refusals(PartyFactory, constraint, **given) == [message]


def test_a_country_is_a_party_once():
    agreement = AgreementFactory()
    PartyFactory(agreement=agreement)
    message = "The country is a party to this agreement already."
    assert refusals(PartyFactory, agreement=agreement) == [message]


def test_an_institution_is_a_party_once_and_beside_others_of_its_country():
    agreement, army = AgreementFactory(), InstitutionFactory()
    PartyFactory(agreement=agreement, institution=army)
    assert refusals(PartyFactory, agreement=agreement, institution=army) == [
        "The institution is a party to this agreement already."
    ]
    assert refusals(PartyFactory, agreement=agreement, institution=army, country="") == [
        "The institution is a party to this agreement already."
    ]
    PartyFactory(agreement=agreement, institution=InstitutionFactory()).full_clean()
    PartyFactory(agreement=agreement).full_clean()
    assert agreement.parties.count() == 3


def test_an_international_organisation_is_a_party_of_no_country():
    asean = InstitutionFactory(name="ASEAN", kind="international_organisation", country="")
    party = PartyFactory(country="", institution=asean)
    party.full_clean()
    assert str(party) == "ASEAN"


def test_a_party_without_an_institution_is_its_country():
    assert str(PartyFactory(country="VN")) == "Viet Nam"


def test_a_party_for_which_somebody_signed_cannot_be_deleted_alone():
    party = PartyFactory()
    SignatureFactory(agreement=party.agreement, party=party)
    with pytest.raises(RestrictedError):
        party.delete()
