"""Which institution is meant."""

import pytest

from people.matching import PresentedInstitution, institution_candidates
from tests.factories import InstitutionAliasFactory, InstitutionFactory

pytestmark = pytest.mark.django_db


def found(name, country="KH", **given):
    candidates = institution_candidates(PresentedInstitution(name, country, **given))
    return [(c.record.name, c.score) for c in candidates]


@pytest.mark.parametrize(
    ("written", "recorded", "country"),
    [
        ("Cambodian Ministry of National Defense", "Ministry of National Defence", "KH"),
        ("Ministry of Defence", "Ministry of National Defence", "VN"),
        ("Russian Security Council", "Security Council of Russia", "RU"),
        ("U.S. Navy", "United States Navy", "US"),
        ("South Korean Navy", "Republic of Korea Navy", "KR"),
        ("Chinese People's Liberation Army", "People's Liberation Army", "CN"),
        ("French Navy", "Navy", "FR"),
    ],
)
def test_one_body_under_two_names_is_found(written, recorded, country):
    InstitutionFactory(name=recorded, country=country, kind="other")

    [(name, score)] = found(written, country)

    assert name == recorded
    assert score >= 0.9


@pytest.mark.parametrize(
    ("written", "recorded"),
    [
        ("Royal Cambodian Army", "Royal Cambodian Navy"),
        ("Royal Cambodian Army", "Royal Cambodian Armed Forces"),
        ("Ministry of National Defence", "Ministry of Foreign Affairs"),
        ("Army", "Navy"),
    ],
)
def test_another_body_of_the_country_is_not(written, recorded):
    InstitutionFactory(name=recorded)

    assert found(written) == []


def test_the_same_name_in_another_country_is_not():
    InstitutionFactory(name="Ministry of National Defence", country="VN")

    assert found("Ministry of National Defence", "KH") == []


def test_an_acronym_or_an_alias_finds_the_body():
    forces = InstitutionFactory(name="Royal Cambodian Armed Forces", acronym="RCAF", kind="armed_forces")
    InstitutionAliasFactory(institution=forces, name="Royal Khmer Forces")

    assert found("RCAF") == [("Royal Cambodian Armed Forces", 0.96)]
    assert found("Royal Khmer Forces") == [("Royal Cambodian Armed Forces", 0.96)]


def test_another_name_that_the_text_gives_proposes_with_less_weight():
    InstitutionFactory(name="Royal Cambodian Army", kind="army")

    assert found("Land Component", aliases=("Royal Cambodian Army",)) == [("Royal Cambodian Army", 0.816)]


def test_the_reasons_say_what_fits_and_what_does_not():
    InstitutionFactory(name="Border Guard", kind="police")
    presented = PresentedInstitution("Border Guard", "KH", kind="border_guard")

    [candidate] = institution_candidates(presented)

    assert candidate.reasons == (
        "The name is the same: Border Guard.",
        "Both are of Cambodia.",
        "On record as another kind of body: Police.",
    )
    assert candidate.score == 0.92
