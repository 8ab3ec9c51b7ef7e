"""Institutions, their tree and their aliases."""

import pytest
from django.db.models import ProtectedError

from people.models import Institution, InstitutionAlias, Official
from tests.factories import (
    AppointmentFactory,
    InstitutionAliasFactory,
    InstitutionFactory,
    ParticipationFactory,
    PartyFactory,
    PositionFactory,
)
from tests.refusals import faults, refusals

pytestmark = pytest.mark.django_db


@pytest.fixture
def forces():
    """Make the tree of the Royal Cambodian Armed Forces, with a ministry beside it."""
    forces = InstitutionFactory(name="Royal Cambodian Armed Forces", acronym="RCAF", kind="armed_forces")
    army = InstitutionFactory(name="Royal Cambodian Army", parent=forces)
    InstitutionFactory(name="Royal Cambodian Navy", parent=forces, kind="navy")
    InstitutionFactory(name="Brigade 70", parent=army)
    InstitutionFactory(name="Ministry of National Defence", kind="ministry")
    return forces


def names(queryset):
    return sorted(institution.name for institution in queryset)


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        ({"kind": "zz"}, "people_institution_kind", "“kind” holds a code that is not in its vocabulary."),
        ({"kind": ""}, "people_institution_kind", "“kind” holds a code that is not in its vocabulary."),
        ({"country": "ZZ"}, "people_institution_country", "“country” is not a country code of ISO 3166-1."),
        (
            {"wikidata_id": "12345"},
            "people_institution_wikidata",
            "A Wikidata id is a Q and a number, such as Q12345.",
        ),
    ],
)
def test_the_database_refuses(given, constraint, message):
    assert refusals(InstitutionFactory, constraint, **given) == [message]


def test_two_institutions_of_one_country_and_parent_have_two_names(forces):
    message = "There is already an institution of this name, country and parent."
    assert refusals(InstitutionFactory, name="Royal Cambodian Army", parent=forces) == [message]
    assert refusals(InstitutionFactory, name="Ministry of National Defence") == [message]
    assert faults(InstitutionFactory.build(name="Ministry  of National Defence")) == [message]


def test_institutions_of_one_name_stand_under_different_parents_or_in_different_countries(forces):
    InstitutionFactory(name="Ministry of National Defence", country="VN").full_clean()
    InstitutionFactory(name="Ministry of National Defence", parent=forces).full_clean()
    assert Institution.objects.filter(name="Ministry of National Defence").count() == 3


def test_an_institution_of_several_countries_has_none():
    asean = InstitutionFactory(name="ASEAN", kind="international_organisation", country="")
    asean.full_clean()
    assert asean.country.code == ""


def test_two_aliases_of_one_institution_are_not_alike():
    army = InstitutionFactory()
    InstitutionAliasFactory(institution=army, name="the infantry")
    message = "The institution has this alias already."
    assert refusals(InstitutionAliasFactory, institution=army, name="the infantry") == [message]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("RCAF", ["Royal Cambodian Armed Forces"]),
        ("royal army", ["Royal Cambodian Army"]),
        ("infantry", ["Royal Cambodian Army"]),
        ("infantry royal command", ["Royal Cambodian Army"]),
        ("infantry navy", []),
    ],
)
def test_an_institution_is_found_by_name_acronym_and_alias(forces, words, found):
    army = Institution.objects.get(name="Royal Cambodian Army")
    for name in ("the infantry", "Command of the Royal Cambodian Army", "the Infantry Command"):
        InstitutionAliasFactory(institution=army, name=name)
    assert names(Institution.objects.search(words)) == found


def test_an_institution_holds_all_that_stand_under_it(forces):
    assert names(Institution.objects.within(forces)) == [
        *("Brigade 70", "Royal Cambodian Armed Forces", "Royal Cambodian Army", "Royal Cambodian Navy")
    ]
    army = Institution.objects.get(name="Royal Cambodian Army")
    assert names(Institution.objects.within(army)) == ["Brigade 70", "Royal Cambodian Army"]


def test_what_stands_under_an_institution_can_be_narrowed_and_leaves_the_list_as_it_was(forces):
    Institution.objects.filter(name="Royal Cambodian Army").update(review_status="rejected")
    drafts = Institution.objects.drafts()
    assert names(drafts.within(forces)) == [
        "Brigade 70",
        "Royal Cambodian Armed Forces",
        "Royal Cambodian Navy",
    ]
    assert names(Institution.objects.within(forces).filter(kind="navy")) == ["Royal Cambodian Navy"]
    assert not hasattr(drafts.first(), "tree_path")


def test_people_are_found_by_an_institution_with_all_that_stand_under_it(forces):
    brigade = Institution.objects.get(name="Brigade 70")
    official = AppointmentFactory(position=PositionFactory(institution=brigade)).official
    AppointmentFactory()
    assert list(Official.objects.of_institutions(Institution.objects.within(forces))) == [official]


@pytest.mark.parametrize("factory", [PositionFactory, ParticipationFactory, PartyFactory])
def test_an_institution_in_use_cannot_be_deleted(factory):
    army = factory(institution=InstitutionFactory()).institution
    with pytest.raises(ProtectedError):
        army.delete()
    assert Institution.objects.filter(pk=army.pk).exists()


def test_an_institution_with_others_under_it_cannot_be_deleted(forces):
    with pytest.raises(ProtectedError):
        forces.delete()


def test_aliases_go_with_an_institution():
    InstitutionAliasFactory().institution.delete()
    assert InstitutionAlias.objects.count() == 0
