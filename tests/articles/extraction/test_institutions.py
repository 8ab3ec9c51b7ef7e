"""Institutions as texts name them."""

import pytest

from tests.articles.extraction.found import institutions, mentioned


def named(text: str) -> list[str]:
    """Return the institutions of a text with their countries."""
    return [f"{fact.name}, {fact.country}".removesuffix(", ") for fact in institutions(text)]


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("the Portuguese Ministry of National Defence", "Portuguese Ministry of National Defence", "PT"),
        ("the Ministry of Defence of Portugal", "Ministry of Defence of Portugal", "PT"),
        ("Portugal's Ministry of Defence", "Ministry of Defence", "PT"),
        ("the Swedish Armed Forces", "Swedish Armed Forces", "SE"),
        ("the Swedish army", "Swedish army", "SE"),
        ("Sweden's National Defence Council", "National Defence Council", "SE"),
        ("the Portuguese Embassy in Stockholm", "Portuguese Embassy in Stockholm", "PT"),
        ("the Royal Military Academy of Sweden", "Royal Military Academy of Sweden", "SE"),
    ],
)
def test_a_body_is_named_with_its_country(words, name, country):
    assert named(f"Officers of {words} took part in the talks on Monday.") == [f"{name}, {country}"]


def test_a_body_between_states_has_no_country():
    assert named("NATO and the United Nations sent observers to the talks on Monday.") == [
        "NATO",
        "United Nations",
    ]


def test_an_acronym_in_brackets_is_learned_and_found_again():
    text = (
        "The Ministry of National Defence (MND) of Portugal and the Swedish Armed Forces held talks. "
        "The MND was the host on Monday."
    )
    ministry, forces = institutions(text)

    assert (ministry.name, ministry.acronym, ministry.country) == (
        "Ministry of National Defence",
        "MND",
        "PT",
    )
    assert mentioned(text, ministry) == ["Ministry of National Defence", "MND"]
    assert forces.name == "Swedish Armed Forces"


def test_a_part_names_the_body_it_is_within():
    text = "The Political Department of the Portuguese Armed Forces received guests from Sweden on Monday."
    part, whole = institutions(text)

    assert (part.name, whole.name) == ("Political Department", "Portuguese Armed Forces")
    assert part.within == whole.key
    assert part.country == "PT"


def test_a_command_under_a_ministry_is_of_the_same_country():
    text = "The Border Guard Command under the Ministry of Public Security of Vietnam took part on Monday."

    assert named(text) == ["Border Guard Command, VN", "Ministry of Public Security of Vietnam, VN"]


def test_bodies_of_two_countries_with_one_name_stay_two():
    text = "The Swedish Ministry of Defence invited the Portuguese Ministry of Defence to talks on Monday."

    assert named(text) == ["Swedish Ministry of Defence, SE", "Portuguese Ministry of Defence, PT"]


def test_a_body_named_twice_is_one():
    text = "The Swedish Armed Forces took part on Monday. The guests thanked the Swedish Armed Forces for it."
    (fact,) = institutions(text)

    assert mentioned(text, fact) == ["Swedish Armed Forces", "Swedish Armed Forces"]


@pytest.mark.parametrize(
    "words",
    [
        "the Portuguese Football Association",
        "the Lisbon Chamber of Commerce",
        "the University of Lisbon",
        "a ministry",
        "the two armies",
        "the Lisbon Daily Post",
        "the Bank of Portugal",
        "the Defence Cooperation Agreement",
    ],
)
def test_what_is_no_body_of_a_state_is_left_out(words):
    assert named(f"The guests spoke about {words} in the morning and went home at noon.") == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the Ministry of Defence of Portugal", "ministry"),
        ("the Portuguese Army", "army"),
        ("the Portuguese Navy", "navy"),
        ("the Portuguese Air Force", "air_force"),
        ("the Portuguese Armed Forces", "armed_forces"),
        ("the Portuguese Embassy in Stockholm", "embassy"),
        ("the United Nations", "international_organisation"),
    ],
)
def test_the_name_tells_the_kind(words, kind):
    (fact,) = institutions(f"Officers of {words} took part in the talks on Monday.")

    assert fact.kind == kind
