"""Texts of articles: their normal form, checksum and paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defense_ties.lib.texts import digest, normalise, paragraph_at, paragraphs

MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree"),
        ("one  \n\t\ntwo \n\n", "one\n\ntwo"),
        ("  indented", "  indented"),
        ("\ufeffone", "one"),
        ("\ufeff\ufeffone", "one"),
        ("\0\ufeffo\0ne", "one"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("one\n\n\ntwo", "one\n\n\ntwo"),
        (" \n ", ""),
        ("", ""),
    ],
)
def test_a_text_has_one_normal_form(text, normal):
    assert normalise(text) == normal


@given(st.text())
def test_a_normal_text_stays_as_it_is(text):
    normal = normalise(text)
    assert normalise(normal) == normal
    assert "\r" not in normal
    assert "\0" not in normal


def test_the_checksum_is_the_sha_256_of_the_normal_form():
    abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert digest("abc") == abc
    assert digest("\ufeffabc \r\n") == abc


@pytest.mark.parametrize("text", ["", " \n", "\ufeff"])
def test_an_empty_text_has_no_checksum(text):
    assert digest(text) == ""


def test_a_paragraph_is_a_line_that_is_not_blank():
    text = "Title\n\n  One.\n \nTwo."
    assert paragraphs(text) == [(0, 5), (9, 13), (16, 20)]
    assert [text[start:end] for start, end in paragraphs(text)] == ["Title", "One.", "Two."]
    assert paragraphs("") == []


@pytest.mark.parametrize(
    ("offset", "number"), [(0, 1), (4, 1), (5, None), (8, None), (9, 2), (16, 3), (20, None)]
)
def test_an_offset_lies_in_a_paragraph_or_between_two(offset, number):
    assert paragraph_at("Title\n\n  One.\n \nTwo.", offset) == number


@given(st.text())
def test_paragraphs_follow_one_another_and_hold_every_letter(text):
    normal = normalise(text)
    spans = paragraphs(normal)
    assert " ".join(normal[start:end] for start, end in spans).split() == normal.split()
    assert spans == sorted(spans)


@pytest.mark.parametrize("piece", ["\r", " ", "\n", "a ", "a\n", "\u0301", "\ufeff", "\0"])
def test_a_megabyte_is_read_in_one_go(piece):
    text = piece * (MEGABYTE // len(piece))
    normal = normalise(text)
    assert len(normal) <= MEGABYTE
    assert len(paragraphs(normal)) == (MEGABYTE // 2 if piece == "a\n" else int(bool(normal)))
