"""Comparing names: what makes two spellings one name, and what never does."""

import pytest

from people.matching.candidates import LINK
from people.matching.names import compare
from people.matching.officials import SAME_NAME


@pytest.mark.parametrize(
    ("written", "recorded", "country", "score"),
    [
        ("Nguyễn Tân Cương", "Nguyen Tan Cuong", "VN", 1.0),
        ("Kishi Nobuo", "Nobuo Kishi", "JP", 0.97),
        ("Liu Zhen Li", "Liu Zhenli", "CN", 0.97),
        ("Zhenli Liu", "Liu Zhen Li", "CN", 0.97),
        ("Khalid bin Saud", "Khalid Saud", "SA", 0.98),
    ],
)
def test_one_name_in_two_spellings_can_be_linked(written, recorded, country, score):
    assert compare(written, recorded, country).score == score
    assert compare(recorded, written, country).score == score
    assert score * SAME_NAME >= LINK


@pytest.mark.parametrize(
    ("written", "recorded", "country", "score"),
    [
        ("Andrey Sokolov", "Andrei Sokolov", "RU", 0.9),
        ("Dmitriy Fyodorov", "Dmitry Fedorov", "RU", 0.9),
        ("No Gwang Chol", "No Kwang-chol", "KP", 0.9),
        ("Mohammed bin Salman", "Muhammad ibn Salman", "SA", 0.9),
        ("John F. Miller III", "John Miller", "US", 0.95),
        ("Andrei Sokolov", "Andrey Petrovich Sokolov", "RU", 0.855),
        ("Nguyen Cuong", "Nguyen Tan Cuong", "VN", 0.82),
        ("A. Sokolov", "Andrei Sokolov", "RU", 0.779),
        ("Kim Jong", "Kim Jong Su", "KP", 0.7),
        ("Sokolov", "Andrei Sokolov", "RU", 0.5),
    ],
)
def test_a_name_that_may_be_another_person_needs_more_than_the_name(written, recorded, country, score):
    assert round(compare(written, recorded, country).score, 3) == score
    assert score * SAME_NAME < LINK


@pytest.mark.parametrize(
    ("written", "recorded", "country"),
    [
        ("Hun Manet", "Hun Manith", "KH"),
        ("Hun Manet", "Hun Sen", "KH"),
        ("Sok Dara", "Sok Darith", "KH"),
        ("Tran Van Anh", "Tran Van An", "VN"),
        ("Nguyen Van Cuong", "Nguyen Tan Cuong", "VN"),
        ("Ben Walker", "John Walker", "GB"),
        ("Kim Tae Sik", "Kim Dae Sik", "US"),
        ("", "Sok Dara", "KH"),
        ("…", "—", ""),
    ],
)
def test_near_and_different_words_are_different_people(written, recorded, country):
    assert compare(written, recorded, country).score == 0.0


def test_a_misprint_is_shown_and_never_decides():
    found = compare("Nikolai Petruchev", "Nikolai Petrushev", "RU")

    assert found.score == 0.6
    assert found.reason == "“Petrushev” is near to “Petruchev”, and may be another person."


def test_the_reason_names_the_name_on_record():
    assert compare("Kishi Nobuo", "Nobuo Kishi").reason == "The same words in another order: Nobuo Kishi."
    assert compare("Nguyen Cuong", "Nguyen Tan Cuong").reason == (
        "The same name without Tan: Nguyen Tan Cuong."
    )
