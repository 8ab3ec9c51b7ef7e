"""Names of persons: where they begin and end, and which of them mean one person."""

import pytest

from tests.articles.extraction.found import mentioned, names, official, officials


@pytest.mark.parametrize(
    "name",
    [
        "Aron Velt",
        "Aron J. Velt",
        "Aron van der Velt",
        "Nguyen Van Binh",
        "Nguyễn Văn Bình",
        "Étienne Ménard",
        "Abdul Rahman bin Said",
        "Said al-Harthi",
        "José de la Cruz Ríos",
        "Mary-Ann O'Velt",
        "Velt",
        "Aron Velt Jr",
    ],
)
def test_a_name_is_taken_whole(name):
    assert names(f"Admiral {name} arrived in Lisbon for talks on Monday.") == [name]


def test_honorifics_are_no_part_of_a_name():
    text = "His Excellency General Dr. Aron Velt met H.E. Mrs. Mira Solano, Minister of Defence of Portugal."

    assert names(text) == ["Aron Velt", "Mira Solano"]


def test_the_possessive_is_no_part_of_a_name():
    assert names("General Aron Velt's visit to Lisbon began on Monday morning.") == ["Aron Velt"]


def test_a_later_mention_by_surname_is_joined():
    text = "General Aron Velt received guests. Velt said that ties were strong. They thanked General Velt."

    assert mentioned(text, official(text)) == ["Aron Velt", "Velt", "Velt"]


def test_a_fuller_mention_later_is_joined_to_the_first():
    text = "Minister Solano met General Velt in Lisbon. Mira Solano said that Aron Velt had asked for it."

    assert names(text) == ["Mira Solano", "Aron Velt"]


def test_a_later_mention_by_given_name_is_joined_where_names_are_so_used():
    text = "General Sok Pisen arrived in Lisbon on Monday. Pisen said that ties were strong."

    assert mentioned(text, official(text)) == ["Sok Pisen", "Pisen"]


def test_one_name_with_and_without_a_space_is_one_person():
    text = "Admiral Liu Zhen Po arrived on Monday in Lisbon for talks. Liu Zhenpo said that he was pleased."

    assert mentioned(text, official(text)) == ["Liu Zhen Po", "Liu Zhenpo"]


def test_accents_make_no_second_person():
    text = "General Étienne Ménard arrived in Lisbon on Monday. Etienne Menard said that ties were strong."

    assert names(text) == ["Étienne Ménard"]


def test_two_who_share_a_surname_stay_two():
    text = "General Amy Velt met General Aron Velt on Monday in Lisbon. Amy Velt spoke first, then Aron Velt."

    assert [len(fact.mentions) for fact in officials(text)] == [2, 2]


def test_names_that_differ_in_one_letter_stay_two():
    assert names("General Bo Mannet met General Bo Mannit on Monday in Lisbon.") == ["Bo Mannet", "Bo Mannit"]


def test_two_names_joined_by_and_are_two():
    text = "Ministers Mira Solano and Aron Velt arrived in Lisbon for talks on Monday."

    assert names(text) == ["Mira Solano", "Aron Velt"]


def test_a_town_is_no_name():
    assert names("The minister of defence in Lisbon received General Velt on Monday.") == ["Velt"]


def test_nobody_is_taken_from_a_headline_alone():
    text = (
        "General Visit Opens New Chapter\n\nGeneral Aron Velt arrived in Lisbon for talks on Monday, "
        "the Portuguese navy said."
    )

    assert names(text) == ["Aron Velt"]
