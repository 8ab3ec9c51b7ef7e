"""Institutions that resemble each other."""

import pytest

from people.duplicates import INSTITUTION, resembling_institutions
from people.matching import tell_apart
from people.models import Institution, InstitutionAlias
from tests.factories import InstitutionFactory

pytestmark = pytest.mark.django_db


def found(institution, *parts):
    return [(str(one.record), one.score) for one in resembling_institutions(institution, list(parts))]


def new(name, **given):
    return Institution(**{"name": name, "kind": "ministry", "country": "KH"} | given)


def test_the_same_words_in_another_spelling_are_proposed():
    InstitutionFactory(name="Ministry of National Defence", kind="ministry")

    assert found(new("Cambodian Defense Ministry")) == [("Ministry of National Defence", 0.932)]


def test_an_acronym_is_a_name():
    InstitutionFactory(name="Royal Cambodian Armed Forces", acronym="RCAF", kind="armed_forces")

    assert [name for name, _ in found(new("The Forces", acronym="RCAF", kind="armed_forces"))] == [
        "Royal Cambodian Armed Forces"
    ]


def test_a_typed_alias_is_compared():
    InstitutionFactory(name="Royal Cambodian Army", kind="army")
    alias = InstitutionAlias(name="Royal Cambodian Army")

    assert [name for name, _ in found(new("Land Forces Command", kind="army"), alias)] == [
        "Royal Cambodian Army"
    ]


def test_the_ministry_of_another_country_and_another_service_are_not():
    InstitutionFactory(name="Ministry of Defence", kind="ministry", country="VN")
    InstitutionFactory(name="Royal Cambodian Navy", kind="navy")

    assert found(new("Ministry of Defence")) == []
    assert found(new("Royal Cambodian Army", kind="army")) == []


def test_one_told_apart_is_not_proposed():
    one = InstitutionFactory(name="Ministry of Defence", kind="ministry")
    other = InstitutionFactory(name="Ministry of National Defence", kind="ministry")
    assert [str(likely.record) for likely in resembling_institutions(one)] == [other.name]
    tell_apart(first=one, second=other)

    assert resembling_institutions(one) == []


def test_the_facts_give_kind_parent_country_and_acronym():
    above = InstitutionFactory(name="Royal Cambodian Armed Forces")
    army = InstitutionFactory(name="Royal Cambodian Army", acronym="RCA", kind="army", parent=above)

    assert INSTITUTION.facts([army])[army.pk] == [
        ("Kind", "Army"),
        ("Under", "Royal Cambodian Armed Forces"),
        ("Country", "Cambodia"),
        ("Acronym", "RCA"),
    ]
