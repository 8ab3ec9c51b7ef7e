"""Officials and their aliases."""

import pytest
from django.db.models import ProtectedError

from people.models import Appointment, Official, OfficialAlias
from tests.factories import (
    AppointmentFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    ParticipationFactory,
    PositionFactory,
    SignatureFactory,
)
from tests.refusals import faults, refusals

pytestmark = pytest.mark.django_db

WIKIDATA = "A Wikidata id is a Q and a number, such as Q12345."


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        ({"country": "ZZ"}, "people_official_country", "“country” is not a country code of ISO 3166-1."),
        ({"wikidata_id": "12"}, "people_official_wikidata", WIKIDATA),
        ({"wikidata_id": "Q0"}, "people_official_wikidata", WIKIDATA),
        ({"wikidata_id": "q1"}, "people_official_wikidata", WIKIDATA),
        ({"wikidata_id": "Q1 "}, "people_official_wikidata", WIKIDATA),
    ],
)
def test_the_database_refuses(given, constraint, message):
    assert refusals(OfficialFactory, constraint, **given) == [message]


def test_two_officials_do_not_share_a_wikidata_id():
    OfficialFactory(wikidata_id="Q12345")
    assert refusals(OfficialFactory, wikidata_id="Q12345") == ["Another official has this Wikidata id."]


def test_namesakes_are_two_officials():
    for _twice in range(2):
        OfficialFactory(name="Hun Manet", country="KH")
    assert Official.objects.filter(name="Hun Manet").count() == 2


def test_an_official_may_serve_no_country():
    official = OfficialFactory(name="António Guterres", country="")
    official.full_clean()
    assert str(official) == "António Guterres"


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        ({"kind": "zz"}, "people_officialalias_kind", "“kind” holds a code that is not in its vocabulary."),
        (
            {"language": "english"},
            "people_officialalias_language",
            "A language is a BCP 47 code such as en, km or zh-Hans.",
        ),
    ],
)
def test_the_database_refuses_an_alias(given, constraint, message):
    assert refusals(OfficialAliasFactory, constraint, **given) == [message]


@pytest.mark.parametrize("language", ["", "en", "km", "zh-Hans", "sr-Latn-RS"])
def test_an_alias_has_a_language_or_none(language):
    alias = OfficialAliasFactory(language=language)
    alias.full_clean()
    assert alias.language == language


def test_two_aliases_of_one_official_are_not_alike():
    liu = OfficialFactory(name="Liu Zhenli")
    OfficialAliasFactory(official=liu, name="Liu Zhen Li")
    message = "The official has this alias already."
    assert refusals(OfficialAliasFactory, official=liu, name="Liu Zhen Li") == [message]
    assert faults(OfficialAlias(official=liu, name=" Liu  Zhen Li ")) == [message]


def test_two_officials_may_have_the_same_alias():
    OfficialAliasFactory(name="The General")
    OfficialAliasFactory(name="The General").full_clean()
    assert OfficialAlias.objects.count() == 2


@pytest.mark.parametrize("factory", [ParticipationFactory, SignatureFactory])
def test_an_official_of_an_engagement_or_agreement_cannot_be_deleted(factory):
    official = factory().official
    with pytest.raises(ProtectedError):
        official.delete()
    assert Official.objects.filter(pk=official.pk).exists()


def test_appointments_and_aliases_go_with_an_official():
    official = AppointmentFactory().official
    OfficialAliasFactory(official=official)
    official.delete()
    assert (Appointment.objects.count(), OfficialAlias.objects.count()) == (0, 0)


def test_officials_are_found_by_the_institutions_they_served_in_each_once():
    army, navy = InstitutionFactory(name="Army"), InstitutionFactory(name="Navy")
    manet, liu = OfficialFactory(name="Hun Manet"), OfficialFactory(name="Liu Zhenli")
    for title in ("Commander", "Deputy Commander"):
        AppointmentFactory(official=manet, position=PositionFactory(title=title, institution=army))
    AppointmentFactory(official=liu, position=PositionFactory(institution=navy))
    assert [official.name for official in Official.objects.of_institutions([army])] == ["Hun Manet"]
    assert Official.objects.of_institutions([army, navy]).count() == 2
    assert Official.objects.of_institutions([]).count() == 0
