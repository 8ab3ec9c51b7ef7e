"""The dates that a story gives, as far as its text and the day of publication tell them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.extraction.dates import find_dates
from articles.extraction.document import read_document
from articles.extraction.facts import DateFact

WORDS = "on the 15th May 2024 31 Feb . to - Tuesday last year , yesterday ( ) and 29 2023 13/13/2023 ago two"
PUBLISHED = "2024-05-15"  # a Wednesday


def dates(text, published=PUBLISHED, **options):
    """Return the dates of a text with the words that give them."""
    mentions = find_dates(read_document(text), DateFact(published) if published else None, **options)
    return [(text[slice(*mention.span)], mention.edtf) for mention in mentions]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("16 December 2021", "2021-12-16"),
        ("December 16, 2021", "2021-12-16"),
        ("16th July 2024", "2024-07-16"),
        ("the 14th-16th of December 2021", "2021-12-14/2021-12-16"),
        ("14 to 16 December 2021", "2021-12-14/2021-12-16"),
        ("Dec. 14-16, 2021", "2021-12-14/2021-12-16"),
        ("30 November to 2 December 2023", "2023-11-30/2023-12-02"),
        ("November 2019", "2019-11"),
        ("June-July 2023", "2023-06/2023-07"),
        ("2025-2027", "2025/2027"),
        ("2026/27", "2026/2027"),
        ("2023-10-17", "2023-10-17"),
        ("11-Oct-2023", "2023-10-11"),
        ("03/05/2021", "2021-05-03"),
        ("05/20/2021", "2021-05-20"),
        ("1.9.2024", "2024-09-01"),
    ],
)
def test_a_date_that_is_told_in_full_is_stated(words, edtf):
    (mention,) = find_dates(read_document(f"It was signed on {words}, he said."), None)
    assert (mention.edtf, mention.basis) == (edtf, "stated")


def test_the_month_comes_first_where_the_country_writes_it_so():
    assert dates("It was signed on 03/05/2021.", month_first=True) == [("03/05/2021", "2021-03-05")]


@pytest.mark.parametrize(
    ("sentence", "words", "edtf"),
    [
        ("He arrived on Tuesday.", "Tuesday", "2024-05-14"),
        ("He arrived on Wednesday.", "Wednesday", "2024-05-15"),
        ("He will arrive on Friday.", "Friday", "2024-05-17"),
        ("The talks were held last Wednesday.", "last Wednesday", "2024-05-08"),
        ("The two met on Friday night.", "Friday night", "2024-05-10"),
        ("They met on Tuesday last week.", "Tuesday last week", "2024-05-07"),
        ("The ships are in port until Thursday.", "Thursday", "2024-05-16"),
        ("The ships were in port until Thursday.", "Thursday", "2024-05-09"),
        ("He was to have come on Saturday.", "Saturday", "2024-05-18"),
        ("He came yesterday evening.", "yesterday evening", "2024-05-14"),
        ("The forum opens next month.", "next month", "2024-06"),
        ("He is in the country this week.", "this week", "2024-05-13/2024-05-19"),
        ("They met over the weekend.", "the weekend", "2024-05-11/2024-05-12"),
        ("He visited in March last year.", "March last year", "2023-03"),
        ("He left three days ago.", "three days ago", "2024-05-12"),
        ("The exercise is to start early next year.", "early next year", "2025"),
        ("The talks were held in mid-January.", "in mid-January", "2024-01"),
        ("He will visit in January.", "January", "2025-01"),
        ("It was signed on Dec. 20.", "Dec. 20", "2023-12-20"),
        ("The visit will begin on May 20.", "May 20", "2024-05-20"),
        ("The exercise will be held from 30 December to 2 January.", "30 December to 2 January",
         "2024-12-30/2025-01-02"),
        ("They met on Monday (May 13).", "Monday (May 13)", "2024-05-13"),
        ("They met between Monday and Wednesday.", "Monday and Wednesday", "2024-05-13/2024-05-15"),
    ],
)  # fmt: skip
def test_a_date_is_worked_out_from_the_day_of_publication(sentence, words, edtf):
    (mention,) = find_dates(read_document(sentence), DateFact(PUBLISHED))
    assert sentence[slice(*mention.span)] == words
    assert (mention.edtf, mention.basis) == (edtf, "worked_out")


def test_days_are_counted_from_the_last_one_mentioned():
    text = "They signed it on May 3, 2021. The next day they left. Two days later it was published."
    assert dates(text)[1:] == [("The next day", "2021-05-04"), ("Two days later", "2021-05-06")]


def test_a_day_of_the_month_takes_the_month_before_it():
    assert dates("He arrived on 13 May and met the king on the 15th.")[1] == ("the 15th", "2024-05-15")


def test_later_in_the_day_is_the_day_of_the_story_after_a_recollection():
    text = "They met yesterday. It was agreed on Feb. 11, 2020. He left later in the day."
    assert dates(text)[-1] == ("later in the day", "2024-05-14")


def test_a_plan_does_not_turn_the_verb_after_it_into_the_past():
    text = (
        "The ministry said that the drill, which will be held in Arvika, runs from August 25 to September 4."
    )
    assert dates(text) == [("August 25 to September 4", "2024-08-25/2024-09-04")]


def test_a_year_that_the_text_does_not_give_stays_unknown():
    text = "They met on December 16. He came in March. She left yesterday, and he on Monday."
    assert dates(text, published=None) == [("December 16", "XXXX-12-16"), ("March", "XXXX-03")]


def test_a_bare_day_takes_the_year_of_a_dated_one_nearby():
    text = "He was there from December 14-16, 2021. On December 15 they met. They had met on 20 June."
    assert [edtf for _, edtf in dates(text, published=None)] == [
        "2021-12-14/2021-12-16",
        "2021-12-15",
        "XXXX-06-20",
    ]


def test_weekdays_are_counted_from_that_of_a_dateline_without_a_year():
    text = (
        "ARVIKA, Aug. 4 (NNA) -- The minister met his guest on Monday in the palace of the old town.\n"
        "The guest arrived on Sunday. On Tuesday he is to visit a yard."
    )
    assert dates(text, published=None) == [
        ("Monday", "XXXX-08-04"),
        ("Sunday", "XXXX-08-03"),
        ("Tuesday", "XXXX-08-05"),
    ]


def test_weekdays_are_counted_from_a_full_day_in_the_first_sentence():
    text = (
        "The brigade changed hands at a ceremony here on Wednesday, 7 August 2024, before soldiers.\n"
        "The ministers spoke on Tuesday."
    )
    assert dates(text, published=None)[1] == ("Tuesday", "2024-08-06")


def test_a_stay_that_ends_on_a_weekday_ends_after_today():
    assert dates("He is on a visit, which began on Monday and ends on Saturday.")[1] == (
        "Saturday",
        "2024-05-18",
    )


def test_the_same_day_is_not_the_one_on_which_something_had_begun():
    text = "They met on Monday. The exercise, which started on 6 May, ended the same day."
    assert dates(text)[-1] == ("the same day", "2024-05-13")


def test_a_month_may_be_short_and_small():
    assert dates("They met on 15 nov. 2023 in Arvika.") == [("15 nov. 2023", "2023-11-15")]


def test_days_are_counted_from_a_dateline_without_a_year():
    text = "SEOUL, Feb. 10 (NNA) -- The two ministers spoke Thursday. They had met yesterday."
    assert dates(text, published=None) == [("Thursday", "XXXX-02-10"), ("yesterday", "XXXX-02-09")]


@pytest.mark.parametrize(
    "text",
    [
        "The 51 Sub Area has 2.8 billion for the 2030 Agenda and some 2000 soldiers.",
        "In the 1990s the 50th Independence was marked; call +358 295 2020 000.",
        "He may come. May he stay? March on, said June Smith and April Jones.",
        "On 31 June nothing happened, and on Feb 30 neither.",
        "In today's world it matters. On Mondays they rest.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert dates(text) == []


def test_dates_are_read_in_the_story_alone():
    text = """Fleet of Norland sails for Sudmark
Posted on 12 May 2024
The fleet of Norland sailed for Sudmark on Monday morning, the ministry said.
© 2024 Norland News"""
    assert dates(text) == [("Monday morning", "2024-05-13")]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS.split()),
        max_size=25,
    ).map(" ".join),
    st.sampled_from([None, "2024-02-29", "2024", "XXXX-02-29", "0001-01-01", "9998-12-31"]),
)
def test_any_string_of_date_words_is_read(text, published):
    for words, edtf in dates(text, published):
        assert words
        assert edtf
