"""Phrases of a vocabulary in a text: whole words, the first and longest, offsets that hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.phrases import Phrases, level

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


def found(text: str, *phrases: str) -> list[str]:
    """Return the phrases found, each with where it starts."""
    return [f"{value}@{span.start}" for span, value in Phrases((p, p) for p in phrases).find(text)]


def test_a_phrase_is_found_where_it_stands():
    assert found("The navy met the army.", "navy", "army") == ["navy@4", "army@17"]


def test_of_phrases_that_overlap_the_first_and_longest_is_found():
    assert found("the South China Sea", "South China", "China", "China Sea", "South") == ["South China@4"]


def test_a_phrase_inside_a_word_is_not_found():
    assert found("Omani officers, a woman, Oman", "Oman", "man") == ["Oman@25"]


def test_a_phrase_may_end_before_a_mark():
    assert found("(Laos), Laos's; Laos-based", "Laos") == ["Laos@1", "Laos@8", "Laos@16"]


def test_capitals_count():
    assert found("turkey in Turkey", "Turkey") == ["Turkey@10"]


def test_no_phrases_find_nothing():
    assert found("Laos") == []
    assert found("Laos", "") == []


def test_nothing_is_found_in_an_empty_text():
    assert found("", "Laos") == []


def test_letters_with_accents_are_letters():
    assert found("Perú Per é", "Per") == ["Per@5"]


def test_a_text_of_nothing_but_a_phrase_is_found():
    assert found("Laos", "Laos") == ["Laos@0"]


@pytest.mark.parametrize(
    ("text", "levelled"),
    [
        ("the ministry’s “plan”", 'the ministry\'s "plan"'),
        ("Lt.\u00a0Gen.\u202fVelt", "Lt. Gen. Velt"),
        ("Asia\u2011Pacific", "Asia-Pacific"),
        ("a – b — c", "a – b — c"),
        ("plain text", "plain text"),
    ],
)
def test_quotes_hyphens_and_spaces_are_made_plain(text, levelled):
    assert level(text) == levelled


@given(ANY_TEXT)
def test_a_levelled_text_is_as_long_as_it_was(text):
    assert len(level(text)) == len(text)
    assert level(level(text)) == level(text)


@given(ANY_TEXT, st.lists(ANY_TEXT, max_size=5))
def test_what_is_found_is_what_stands_there(text, phrases):
    reached = 0
    for span, value in Phrases((phrase, phrase) for phrase in phrases).find(text):
        assert text[span.start : span.end] == value
        assert span.start >= reached
        reached = span.end
