"""No text is refused, and none is read twice with another result."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.agreements import find_agreements, link_signings
from articles.extraction.topics import find_topics
from tests.articles.extraction.readings import reading

WORDS = st.sampled_from(
    [
        *(
            "signed",
            "sign",
            "by",
            "with",
            "between",
            "the",
            "a",
            "two",
            "both",
            "will",
            "be",
            "not",
            "renewed",
        ),
        *(
            "agreement",
            "MoU",
            "(MoU)",
            "(VFA)",
            "plan",
            "treaty",
            "of",
            "on",
            "for",
            "under",
            "training",
            "and",
        ),
        *("2025-2027", "2013", "Fiji", "Peru", "Mali", "Luis", "Araya", ",", ".", ";", "\n", "\n\n"),
        *("İ", "ß", "軍", "العربية", "\u202e", ""),
    ]
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_row_of_words_is_read_the_same_twice(text):
    found = reading(text, "Luis Araya:CL")
    found.agreements = find_agreements(found)
    again = find_agreements(found)
    topics = find_topics(found)
    assert (again, find_topics(found)) == (found.agreements, topics)
    for fact in link_signings(found):
        for spans in fact.evidence.values():
            assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a" * 200_000,
        "(" * 100_000,
        "MoU (MoU) " * 2_000,
        "Signed a treaty and " * 2_000,
        "two pacts, " * 2_000,
    ],
    ids=["empty", "letters", "brackets", "acronyms", "signings", "pacts"],
)
def test_long_and_empty_texts_are_read(text):
    found = reading(text)
    assert isinstance(find_agreements(found), list)
    assert isinstance(find_topics(found), list)
