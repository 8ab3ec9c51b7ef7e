"""Posts as texts word them."""

import pytest

from tests.articles.extraction.found import official, posts


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Defence Minister Mira Solano", "Defence Minister"),
        ("Portuguese Defence Minister Mira Solano", "Defence Minister"),
        ("Portugal's defense minister, Mira Solano,", "Defense minister"),
        ("Minister of National Defence Mira Solano", "Minister of National Defence"),
        ("The visiting Portuguese Deputy Defence Minister Mira Solano", "Deputy Defence Minister"),
        ("The Chief of the General Staff, Mira Solano,", "Chief of the General Staff"),
        ("Mira Solano, the Portuguese ambassador to Sweden,", "Ambassador to Sweden"),
        ("Permanent Secretary Mira Solano", "Permanent Secretary"),
        ("National Security Adviser Mira Solano", "National Security Adviser"),
        ("Mira Solano (Deputy Minister of Defence)", "Deputy Minister of Defence"),
    ],
)
def test_a_post_is_given_as_it_is_worded(text, post):
    assert posts(f"{text} arrived in Stockholm for talks on Monday.") == {"Mira Solano": [post]}


def test_a_post_names_the_body_that_it_belongs_to():
    text = "Mira Solano, Commander of the Portuguese Navy, arrived in Stockholm on Monday."

    assert posts(text) == {"Mira Solano": ["Commander | Portuguese Navy"]}


def test_a_title_before_the_name_and_one_after_it_are_both_posts():
    text = (
        "Deputy Prime Minister Mira Solano, who is also the minister of defence, arrived in Lisbon on Monday."
    )

    assert posts(text)["Mira Solano"][0] == "Deputy Prime Minister"


def test_two_titles_joined_by_and_are_two_posts():
    text = "Deputy Prime Minister and Minister of Defence Mira Solano arrived in Stockholm on Monday."

    assert sorted(posts(text)["Mira Solano"]) == ["Deputy Prime Minister", "Minister of Defence"]


def test_a_plural_title_is_shared_out():
    text = "Defence Ministers Mira Solano and Aron Velt of Portugal and Sweden met in Lisbon on Monday."

    assert posts(text) == {"Mira Solano": ["Defence Minister"], "Aron Velt": ["Defence Minister"]}


def test_a_counterpart_holds_the_same_office():
    text = "Portuguese Defence Minister Mira Solano received her Swedish counterpart Aron Velt on Monday."

    assert posts(text) == {"Mira Solano": ["Defence Minister"], "Aron Velt": ["Defence Minister"]}


def test_who_heads_a_body_is_its_head():
    text = "Aron Velt, who heads the Swedish Defence Staff, arrived in Lisbon on Monday."

    assert posts(text) == {"Aron Velt": ["Head | Swedish Defence Staff"]}


def test_a_spokesman_belongs_to_the_ministry_named_before():
    text = (
        "The Ministry of National Defence of Portugal received guests. The ministry's spokesman, "
        "Colonel Aron Velt, said that all went well."
    )

    assert posts(text) == {"Aron Velt": ["Spokesman | Ministry of National Defence of Portugal"]}


def test_a_former_office_is_known_as_such():
    fact = official("Former Portuguese Defence Minister Mira Solano spoke at the college on Monday.")

    assert [(post.title, post.former) for post in fact.posts] == [("Former Defence Minister", True)]


def test_each_of_two_in_one_sentence_keeps_the_own_title():
    text = (
        "Commander of the Swedish Navy Rear Admiral Aron Velt and Chief of Staff of the Portuguese Navy "
        "Vice Admiral Mira Solano met on Monday."
    )

    assert posts(text) == {
        "Aron Velt": ["Commander | Swedish Navy"],
        "Mira Solano": ["Chief of Staff | Portuguese Navy"],
    }


def test_a_post_told_twice_is_one_post():
    text = "Defence Minister Mira Solano came on Monday. The guests thanked Defence Minister Solano for it."

    assert posts(text) == {"Mira Solano": ["Defence Minister"]}


def test_the_words_of_a_post_stand_in_the_text():
    text = "Mira Solano, the Portuguese ambassador to Sweden, met officials in Stockholm on Monday."
    ((start, end),) = official(text).posts[0].spans

    assert text[start:end] == "Portuguese ambassador to Sweden"
