"""Signatures under an agreement."""

import pytest

from tests.factories import AgreementFactory, OfficialFactory, PartyFactory, SignatureFactory
from tests.refusals import faults, refusals

pytestmark = pytest.mark.django_db


def test_the_database_refuses_a_signature_of_nobody():
    assert refusals(SignatureFactory, "articles_signature_somebody", official=None) == [
        "Give an official or at least the name as written."
    ]


def test_an_official_signs_an_agreement_once():
    agreement, official = AgreementFactory(), OfficialFactory()
    SignatureFactory(agreement=agreement, official=official)
    assert refusals(SignatureFactory, agreement=agreement, official=official) == [
        "The official has signed this agreement already."
    ]
    SignatureFactory(official=official).full_clean()


def test_signatories_who_are_only_named_may_be_many():
    agreement = AgreementFactory()
    for _twice in range(2):
        SignatureFactory(agreement=agreement, official=None, name_as_written="Gen. X").full_clean()
    assert [str(signature) for signature in agreement.signatures.all()] == ["Gen. X", "Gen. X"]


def test_one_signs_for_a_party_to_the_agreement():
    party = PartyFactory(country="VN")
    SignatureFactory(agreement=party.agreement, party=party).full_clean()
    elsewhere = SignatureFactory.build(agreement=AgreementFactory(), official=OfficialFactory(), party=party)
    assert faults(elsewhere) == ["“Viet Nam” is not a party to this agreement."]
