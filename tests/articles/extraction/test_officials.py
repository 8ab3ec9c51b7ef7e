"""Who is an official, and for which country."""

import pytest

from articles.extraction.reading import Known
from tests.articles.extraction.found import names, official, officials


def countries(text: str, **options) -> dict[str, str]:
    """Return the country of each official of a text."""
    return {fact.name: fact.country for fact in officials(text, **options)}


@pytest.mark.parametrize(
    "text",
    [
        "Mira Solano, an analyst at a think tank in Lisbon, said that the visit was a success.",
        "Mira Solano, a lecturer at the University of Lisbon, said that the visit was a success.",
        "Political analyst Mira Solano said that the visit was a success for the two armies.",
        "Journalist Mira Solano asked about the visit, and nobody in the hall gave an answer.",
        "The delegation laid a wreath at the monument to President Mira Solano in Lisbon on Monday.",
        "The delegation walked down Mira Solano Avenue and looked at the old harbour on Monday.",
        "Mira Solano watched the parade from her window on Monday and liked the music a lot.",
    ],
)
def test_who_holds_no_office_is_no_official(text):
    assert names(text) == []


def test_a_reporter_and_a_photographer_are_no_officials():
    text = (
        "Talks held in Lisbon\n\nBy Lena Fuchs\n\nGeneral Aron Velt of the Swedish army arrived in Lisbon on "
        "Monday for talks.\n\nPhoto: Karl Brandt\n\nEditor: Ida Holm"
    )

    assert names(text) == ["Aron Velt"]


def test_the_people_of_another_story_beside_this_one_are_left_out():
    text = (
        "Talks held in Lisbon\n\nGeneral Aron Velt of the Swedish army arrived on Monday for talks in Lisbon."
        "\n\nRelated news\n\nMinister Karl Brandt opens new bridge\n\nGeneral Ida Holm retires\n"
    )

    assert names(text) == ["Aron Velt"]


def test_an_adjective_before_the_title_gives_the_country():
    text = "Portuguese Defence Minister Mira Solano met Swedish General Aron Velt on Monday."

    assert countries(text) == {"Mira Solano": "PT", "Aron Velt": "SE"}


def test_the_owner_before_the_title_gives_the_country():
    assert official("Portugal's defence minister, Mira Solano, spoke on Monday.").country == "PT"


def test_the_body_of_the_post_gives_the_country():
    text = "Mira Solano, Commander of the Portuguese Navy, arrived in Stockholm on Monday."

    assert official(text).country == "PT"


def test_an_ambassador_stands_for_the_country_that_sent_her():
    text = "Mira Solano, the Portuguese ambassador to Sweden, met officials in Stockholm on Monday."

    assert official(text).country == "PT"


def test_the_counterpart_stands_for_the_other_country():
    text = "Portuguese Defence Minister Mira Solano received her Swedish counterpart Aron Velt on Monday."

    assert countries(text) == {"Mira Solano": "PT", "Aron Velt": "SE"}


def test_two_countries_after_two_names_belong_to_one_each():
    text = "Defence Ministers Mira Solano and Aron Velt of Portugal and Sweden met in Lisbon on Monday."

    assert countries(text) == {"Mira Solano": "PT", "Aron Velt": "SE"}


def test_where_nothing_else_is_said_the_report_is_about_its_own():
    text = "LISBON, May 3 - Defence Minister Mira Solano received the guests on Monday."

    assert official(text).country == "PT"


def test_the_country_of_the_publisher_counts_where_the_text_says_nothing():
    text = "The defence minister, Mira Solano, received the guests in the great hall on Monday."

    assert official(text, known=Known(country="PT")).country == "PT"


def test_an_official_of_an_organisation_has_no_country():
    text = "NATO Secretary General Aron Velt arrived in Lisbon for talks with the minister on Monday."

    assert official(text).country == ""


def test_a_key_belongs_to_one_official():
    text = "General Aron Velt met Colonel Dan Ilves and Defence Minister Mira Solano in Lisbon on Monday."
    keys = [fact.key for fact in officials(text)]

    assert len(keys) == len(set(keys)) == 3


def test_the_country_after_a_name_is_the_officials():
    text = "General Aron Velt of Sweden met Admiral Mira Solano of the Republic of Korea in Lisbon on Monday."

    assert countries(text) == {"Aron Velt": "SE", "Mira Solano": "KR"}


def test_a_state_of_a_federation_is_no_country():
    text = "LAGOS, May 3 - Governor Aron Velt of Niger State met Nigerian General Bo Ilves on Monday."

    assert countries(text) == {"Aron Velt": "NG", "Bo Ilves": "NG"}
