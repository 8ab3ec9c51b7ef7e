"""Words to search for."""

import pytest
from django.core.exceptions import ValidationError

from defense_ties.lib.filters.words import WordsField


def fault(text):
    """Return what is said against some words."""
    with pytest.raises(ValidationError) as caught:
        WordsField(required=False).clean(text)
    return caught.value.messages


@pytest.mark.parametrize("words", ["", "Nguyễn Tấn Cương", "刘振立", "a " * 11 + "a", "x" * 200, "2021-12"])
def test_some_words_are_taken_as_they_are(words):
    assert WordsField(required=False).clean(f" {words} ") == words


def test_too_many_letters_are_refused_with_the_limit():
    assert "Ensure this value has at most 200 characters (it has 10000)." in fault("x" * 10_000)


def test_too_many_words_are_refused_with_the_limit():
    assert fault("a " * 13) == ["At most 12 words are searched for; these are 13."]


def test_a_null_character_is_refused():
    assert fault("a\0b") == ["Null characters are not allowed."]


@pytest.mark.parametrize("words", ["?!", "…", "\ufffd"])
def test_words_without_a_letter_or_digit_are_refused(words):
    assert fault(words) == [f"“{words}” holds no letter and no digit to search for."]
