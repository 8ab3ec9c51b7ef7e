"""The places that a story names: where they are, and what is no place though it has the name of one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.extraction.cities import is_city, localities
from articles.extraction.document import read_document
from articles.extraction.places import find_places

WORDS = "In in at Hanoi , Vietnam province of Camp Umbra district - ( . Paris and 's"


def places(text):
    """Return the places of a text with their countries."""
    return [(place.name, place.country) for place in find_places(read_document(text))]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("They met in Phnom Penh on Monday.", "Phnom Penh", "KH"),
        ("They met in Nay Pyi Taw on Monday.", "Nay Pyi Taw", "MM"),
        ("They met in Hà Nội on Monday.", "Hà Nội", "VN"),
        ("They met in Washington, D.C. on Monday.", "Washington", "US"),
        ("Moscow's offer stands, the envoy said.", "Moscow", "RU"),
        ("They met at Phnom Penh International Airport.", "Phnom Penh", "KH"),
        ("They met in East Jakarta on Monday.", "East Jakarta", "ID"),
    ],
)
def test_a_city_is_found_as_the_text_spells_it(text, name, country):
    assert (name, country) in places(text)


def test_the_dateline_says_where_the_story_is():
    (place,) = find_places(read_document("KYIV, May 3 (NNA) -- The ministers met and spoke for an hour."))
    assert (place.name, place.country, place.dateline) == ("Kyiv", "UA", True)


def test_a_dateline_names_a_place_that_no_list_knows():
    (place,) = find_places(read_document("UMBRAVIK, Norway (NNA) — The ministers met and spoke for an hour."))
    assert (place.name, place.country, place.dateline) == ("Umbravik", "NO", True)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Greta Austin met Paul London. Austin was glad, and London too.",
        "He studied at Hanoi University and reads the Phnom Penh Post.",
        "They signed the Moscow Declaration and the Treaty of Paris.",
        "The Jakarta-based group was not asked.",
        "It was a Nice day, and most of the Reading was done; the Mobile unit left in March.",
        "They met in Parliament in May and spoke in English.",
    ],
)
def test_what_only_has_the_name_of_a_place_is_none(text):
    assert places(text) == []


def test_a_name_that_many_places_bear_goes_to_the_country_after_it():
    assert places("They met in Tripoli on Monday.") == [("Tripoli", "LY")]
    assert places("They met in Tripoli, Lebanon, on Monday.") == [("Tripoli", "LB")]


def test_a_name_that_many_places_bear_goes_to_the_country_of_the_story():
    assert places("Pakistani officers met in Hyderabad. Pakistan was the host.") == [("Hyderabad", "PK")]


def test_a_surname_is_a_place_again_after_in():
    text = "Minister Greta Austin spoke. They met in Austin on Monday."
    assert places(text) == [("Austin", "US")]


@pytest.mark.parametrize(
    ("text", "name", "country", "kind"),
    [
        ("They met in Umbravik, Norway, on Monday.", "Umbravik", "NO", "city"),
        ("They met at Umbravik, Meghalaya, on Monday.", "Umbravik", "IN", "city"),
        ("They met in Moc Umbra district, Vietnam.", "Moc Umbra", "VN", "city"),
        ("They met in the Cambodian province of Umbra.", "Umbra", "KH", "province"),
        ("They met in Umbra province on Monday.", "Umbra", "", "province"),
        ("They met in Umbravik on Monday.", "Umbravik", "", "city"),
        ("They met at Camp Umbra on Monday.", "Camp Umbra", "", "building"),
        ("They landed at Umbra Air Base on Monday.", "Umbra Air Base", "", "building"),
    ],
)
def test_a_frame_tells_a_place_that_no_list_knows(text, name, country, kind):
    place = find_places(read_document(text))[0]
    assert (place.name, place.country, place.kind) == (name, country, kind)
    assert text[slice(*place.span)] == name


def test_a_place_told_once_is_known_again():
    text = "They met in Umbravik, Norway, on Monday. He will come to Umbravik for the closing."
    assert places(text) == [("Umbravik", "NO"), ("Umbravik", "NO")]


def test_the_kremlin_is_a_building():
    (place,) = find_places(read_document("They met at the Kremlin on Monday."))
    assert (place.name, place.country, place.kind) == ("Kremlin", "RU", "building")


def test_places_of_other_stories_do_not_count():
    assert (
        places("The fleet sailed on Monday morning, the ministry said.\nRelated news\n- Fire in Hanoi") == []
    )


def test_every_capital_of_the_list_is_a_city():
    assert all(
        is_city(name) for name in ("Suva", "Ouagadougou", "Ulaanbaatar", "Bandar Seri Begawan", "Dili")
    )
    assert localities() is localities()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS.split()),
        max_size=25,
    ).map(" ".join)
)
def test_the_places_of_any_text_stand_where_they_say(text):
    found = find_places(read_document(text))
    assert [place.span for place in found] == sorted(place.span for place in found)
    assert all(0 <= place.span.start < place.span.end <= len(text) for place in found)
