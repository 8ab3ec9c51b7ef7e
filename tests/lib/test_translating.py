"""The language of a page, and what does not follow it."""

import pytest
from django.utils import translation

from defense_ties.lib.countries import country_choices, country_name, parse_country
from defense_ties.lib.date_words import date_words
from defense_ties.lib.dates import Basis
from defense_ties.lib.translating import in_english, number, translated


@pytest.fixture
def vietnamese():
    with translation.override("vi"):
        yield


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "không rõ thời gian"),
        ("2021-12-16", "16 tháng 12, 2021"),
        ("2021-12", "tháng 12, 2021"),
        ("2021", "năm 2021"),
        ("2021~", "khoảng 2021"),
        ("2021?", "năm 2021?"),
        ("202X", "thập niên 2020"),
        ("XXXX", "không rõ năm"),
        ("2021-23", "mùa thu, 2021"),
        ("2021-12-14/2021-12-16", "14–16 tháng 12, 2021"),
        ("2021-11-30/2021-12-02", "30 tháng 11 – 2 tháng 12, 2021"),
        ("2021-11/2021-12", "tháng 11 – tháng 12, 2021"),
        ("2021-12-30/2022-01-03", "30 tháng 12, 2021 – 3 tháng 1, 2022"),
        ("2021/2022", "năm 2021 – 2022"),
        ("2021-12/..", "từ tháng 12, 2021 trở đi"),
        ("../2019", "năm 2019 trở về trước"),
    ],
)
def test_dates_follow_the_language(text, words):
    assert str(date_words(text)) == words


@pytest.mark.usefixtures("vietnamese")
def test_our_part_of_a_date_stands_in_brackets_in_every_language():
    words = date_words("2021-12-16", Basis.INFERRED)
    assert (words.lead, words.year, words.rest) == ("16 tháng 12, ", "[2021?]", "")
    assert words.note == "Do người mã hóa suy luận"


def test_numbers_follow_the_language():
    assert number(1234567) == "1,234,567"
    assert number("more than 5") == "more than 5"
    with translation.override("vi"):
        assert number(1234567) == "1.234.567"
        assert number(12) == "12"


def test_countries_follow_the_language_and_are_understood_in_both():
    assert country_name("KH") == "Cambodia"
    assert parse_country("Nga") is None
    with translation.override("vi"):
        assert country_name("KH") == "Campuchia"
        assert country_name("MM") == "Myanmar"
        assert (parse_country("Nga"), parse_country("an do"), parse_country("Russia")) == ("RU", "IN", "RU")
        assert country_choices()[:3] == [
            ("SA", "Ả Rập Xê Út"),
            ("AF", "Afghanistan"),
            ("EG", "Ai Cập"),
        ]


def test_every_country_has_a_name_in_every_language():
    with translation.override("vi"):
        assert [code for code, name in country_choices() if not name] == []


def test_what_is_the_same_for_all_is_written_in_english():
    @in_english()
    def written():
        return str(date_words("2021-12"))

    with translation.override("vi"):
        assert written() == "2021 Dec"
        assert str(date_words("2021-12")) == "tháng 12, 2021"


def test_what_is_defined_in_english_is_translated_where_that_is_known():
    with translation.override("vi"):
        assert translated("A meeting of two sides.") == "Cuộc gặp của hai bên."
        assert translated("A topic that staff added") == "A topic that staff added"
        assert translated("") == ""
