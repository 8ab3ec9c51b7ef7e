"""Countries as texts name them."""

import pytest

from articles.extraction.countries import country_of, find_countries


def named(text: str) -> list[str]:
    """Return the countries of a text with their words and kinds."""
    return [f"{m.code} {m.kind} {text[m.span.start : m.span.end]}" for m in find_countries(text)]


def test_a_country_is_found_by_its_name():
    assert named("Talks were held in Portugal and Laos.") == ["PT name Portugal", "LA name Laos"]


def test_a_country_is_found_by_its_adjective():
    assert named("Portuguese and Lao officers met.") == ["PT adjective Portuguese", "LA adjective Lao"]


def test_a_name_of_several_words_is_one_country():
    assert named("South Korea and the Republic of Korea") == [
        "KR name South Korea",
        "KR name Republic of Korea",
    ]


def test_the_two_koreas_and_the_two_congos_are_told_apart():
    assert named("North Korea, South Korea") == ["KP name North Korea", "KR name South Korea"]
    assert country_of("Democratic Republic of the Congo") == "CD"
    assert country_of("Republic of the Congo") == "CG"


def test_a_headline_in_capitals_names_countries():
    assert named("SOUTH KOREA AND LAOS HOLD TALKS") == ["KR name SOUTH KOREA", "LA name LAOS"]


def test_an_animal_and_a_plate_are_no_countries():
    assert named("The turkey was served on the best china.") == []


def test_a_country_inside_another_word_is_not_found():
    assert named("The Romanian officers") == ["RO adjective Romanian"]
    assert named("Chinatown, Indianapolis") == []


def test_the_possessive_belongs_to_no_name():
    assert named("Sweden's navy") == ["SE name Sweden"]


@pytest.mark.parametrize("sum_of", ["US$6.5 bln", "US$ 5", "ten US dollars", "a Singapore-dollar loan"])
def test_the_name_of_a_currency_names_no_country(sum_of):
    assert named(f"Poland paid {sum_of}.") == ["PL name Poland"]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Viet Nam", "VN"),
        ("Vietnam", "VN"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Czechia", "CZ"),
        ("Czech Republic", "CZ"),
        ("Burma", "MM"),
        ("Myanmar", "MM"),
        ("UAE", "AE"),
        ("United Arab Emirates", "AE"),
        ("British", "GB"),
        ("American", "US"),
        ("Filipino", "PH"),
        ("Philippine", "PH"),
        ("Atlantis", ""),
        ("", ""),
    ],
)
def test_a_country_has_one_code_by_each_of_its_names(word, code):
    assert country_of(word) == code
