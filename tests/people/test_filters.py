"""Filters of the lists of officials and institutions."""

import pytest
from django.http import QueryDict

from people.filters import InstitutionFilter, OfficialFilter
from people.models import Institution, Official
from tests import factories as made
from tests.published import an_appointment, an_institution, an_official

pytestmark = pytest.mark.django_db


def officials(query):
    """Return the ids of the officials that a query finds."""
    found = OfficialFilter(QueryDict(query), queryset=Official.objects.published().order_by("id"))
    assert found.errors == {}
    return [official.pk for official in found.qs]


def institutions(query):
    """Return the ids of the institutions that a query finds."""
    found = InstitutionFilter(QueryDict(query), queryset=Institution.objects.published().order_by("id"))
    assert found.errors == {}
    return [institution.pk for institution in found.qs]


def offered(filters, name):
    """Return the choices of a filter, each with its count."""
    return [(choice.value, choice.count) for choice in filters.facets(100)[name].choices]


@pytest.fixture
def forces():
    """Make the armed forces with their army."""
    forces = an_institution(
        id="forces", name="Royal Cambodian Armed Forces", kind="armed_forces", acronym="RCAF"
    )
    return forces, an_institution(id="army", name="Royal Cambodian Army", parent=forces)


class TestOfficials:
    def test_words_look_into_names_and_aliases_without_accents(self):
        official = an_official(
            id="cuong", name="Nguyen Tan Cuong", native_name="Nguyễn Tân Cương", country="VN"
        )
        made.OfficialAliasFactory(official=official, name="Tướng Cương")
        an_official(id="manet", name="Hun Manet")
        assert officials("q=cương nguyễn") == ["cuong"]
        assert officials("q=tuong") == ["cuong"]
        assert officials("q=zebra") == []

    def test_several_countries_widen_the_list(self):
        for country in ("KH", "VN", "RU"):
            an_official(id=country.lower(), country=country)
        assert officials("country=KH&country=RU") == ["kh", "ru"]

    def test_an_institution_counts_with_what_stands_under_it(self, forces):
        whole, army = forces
        an_appointment(an_official(id="manet"), army)
        an_appointment(an_official(id="pisen"), whole)
        an_official(id="other")
        assert officials("institution=forces") == ["manet", "pisen"]
        assert officials("institution=Royal Cambodian Army") == ["manet"]
        assert officials("institution=rcaf") == ["manet", "pisen"]

    def test_level_and_words_of_a_post_are_asked_of_one_and_the_same_post(self, forces):
        whole, army = forces
        manet = an_official(id="manet")
        an_appointment(manet, army, title="Commander", seniority=4)
        an_appointment(manet, whole, title="Deputy Commander-in-Chief", seniority=3)
        assert officials("seniority=3") == ["manet"]
        assert officials("position=deputy&seniority=3&institution=forces") == ["manet"]
        assert officials("institution=army&seniority=3") == []

    def test_an_appointment_that_is_not_published_is_not_asked(self, forces):
        made.AppointmentFactory(
            official=an_official(id="manet"), position=made.PositionFactory(institution=forces[1])
        )
        assert officials("institution=army") == []

    def test_only_what_occurs_is_on_offer(self, forces):
        an_appointment(an_official(country="VN"), forces[1], seniority=2)
        made.AppointmentFactory(official=an_official(), position=made.PositionFactory(seniority=6))
        made.OfficialFactory(country="FR")
        filters = OfficialFilter(QueryDict("country=US"), queryset=Official.objects.published())
        assert offered(filters, "country") == [("KH", 1), ("VN", 1), ("US", 0)]
        anywhere = OfficialFilter(QueryDict(""), queryset=Official.objects.published())
        assert offered(anywhere, "seniority") == [("2", 1)]
        assert offered(anywhere, "institution") == [("forces", 1), ("army", 1)]

    def test_posts_are_counted_as_one_and_the_same_post(self, forces):
        whole, army = forces
        manet = an_official(id="manet")
        an_appointment(manet, army, title="Commander", seniority=4)
        an_appointment(manet, whole, title="Deputy Commander-in-Chief", seniority=3)
        filters = OfficialFilter(QueryDict("seniority=3"), queryset=Official.objects.published())
        assert offered(filters, "institution") == [("forces", 1)]
        assert offered(filters, "seniority") == [("3", 1), ("4", 1)]


class TestInstitutions:
    def test_words_look_into_acronyms_and_aliases(self, forces):
        made.InstitutionAliasFactory(institution=forces[1], name="the infantry")
        assert institutions("q=rcaf") == ["forces"]
        assert institutions("q=infantry") == ["army"]

    def test_a_kind_narrows_the_list(self, forces):
        assert institutions("kind=army") == ["army"]
        assert institutions("kind=army&kind=armed_forces") == ["army", "forces"]

    def test_what_stands_under_an_institution_is_found_at_any_depth(self, forces):
        an_institution(id="brigade", parent=forces[1])
        an_institution(id="navy")
        assert institutions("parent=forces") == ["army", "brigade"]
        filters = InstitutionFilter(QueryDict(""), queryset=Institution.objects.published())
        assert offered(filters, "parent") == [("forces", 2), ("army", 1)]

    def test_two_of_one_name_are_told_apart(self):
        for country in ("KH", "VN"):
            an_institution(
                id=f"ministry-{country.lower()}", name="Ministry of National Defence", country=country
            )
        filters = InstitutionFilter(
            QueryDict("parent=Ministry of National Defence&kind=army"),
            queryset=Institution.objects.published(),
        )
        assert filters.errors["parent"] == [
            "“Ministry of National Defence” fits more than one institution: ministry-kh, ministry-vn."
        ]
        assert [(str(record.country), address) for record, address in filters.candidates()["parent"]] == [
            ("KH", "?parent=ministry-kh&kind=army"),
            ("VN", "?parent=ministry-vn&kind=army"),
        ]

    def test_a_draft_cannot_be_named(self):
        made.InstitutionFactory(id="secret", name="Secret Service")
        filters = InstitutionFilter(QueryDict("parent=secret"), queryset=Institution.objects.published())
        assert filters.errors["parent"] == ["“secret” is the name or id of no institution here."]
