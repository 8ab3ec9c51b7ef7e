"""The parts of a text: what is of the story, where its sentences end, what its dateline says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.extraction.document import read_document
from articles.extraction.sentences import split_sentences

PAGE = """Home > News > Defence
Norland, Sudmark agree on border patrols
12 May 2024 | 10:30
By Ilka Brenner
Colonel Mats Ober (left) greets his guest at the port. NORLAND NEWS
ARVIKA, May 12 (NNA) -- Norland and Sudmark will patrol their border, the two ministers said on Sunday.
"It was time," said Lt. Gen. Hugo Vann. The U.S. and the E.U. had asked for it.
READ MORE: Sudmark buys three tugs
Patrols are to begin in June and will be led by Maj. P. Lind, named last week.
Related news
- Minister Ada Lund opens a bridge
- Tugs for Sudmark
© 2024 Norland News Agency. All rights reserved.
"""


def zones(text):
    """Return the zone of each line with its first words."""
    return [(line.zone, " ".join(text[slice(*line.span)].split()[:2])) for line in read_document(text).lines]


def sentences(text):
    return [text[slice(*sentence.span)] for sentence in read_document(text).sentences]


def test_a_page_falls_into_its_parts():
    assert zones(PAGE) == [
        ("header", "Home >"),
        ("headline", "Norland, Sudmark"),
        ("header", "12 May"),
        ("byline", "By Ilka"),
        ("caption", "Colonel Mats"),
        ("body", "ARVIKA, May"),
        ("body", '"It was'),
        ("sidebar", "READ MORE:"),
        ("body", "Patrols are"),
        ("sidebar", "Related news"),
        ("sidebar", "- Minister"),
        ("sidebar", "- Tugs"),
        ("footer", "© 2024"),
    ]


def test_the_sentences_are_those_of_the_story_without_the_dateline():
    assert sentences(PAGE) == [
        "Norland, Sudmark agree on border patrols",
        "Colonel Mats Ober (left) greets his guest at the port.",
        "NORLAND NEWS",
        "Norland and Sudmark will patrol their border, the two ministers said on Sunday.",
        '"It was time," said Lt. Gen. Hugo Vann.',
        "The U.S. and the E.U. had asked for it.",
        "Patrols are to begin in June and will be led by Maj. P. Lind, named last week.",
    ]


def test_a_paragraph_is_counted_by_the_lines_that_are_not_blank():
    document = read_document(
        "Fleet sails\n\n\nThe fleet of Norland sailed on Monday. It will be back in a month.\n"
    )
    assert [(sentence.paragraph, sentence.zone) for sentence in document.sentences] == [
        (0, "headline"),
        (1, "body"),
        (1, "body"),
    ]


def test_a_headline_that_is_repeated_counts_once():
    text = """Norland Daily - Fleet of Norland sails for Sudmark
Fleet of Norland sails for Sudmark
Staff Reporter
The fleet of Norland sailed for Sudmark on Monday morning, the ministry said.
Fleet of Norland sails for Sudmark"""
    assert [zone for zone, _ in zones(text)] == ["header", "headline", "byline", "body", "header"]


def test_the_list_of_other_stories_takes_their_teasers_too():
    text = """The fleet of Norland sailed for Sudmark on Monday morning, the ministry said.
MOST READ
  • Minister Ada Lund opens a bridge
    Minister Ada Lund opened a bridge over the Ober on Tuesday. It took nine years to build.
  • Tugs for Sudmark
    Three tugs were handed over to Sudmark at a ceremony in the port of Arvika on Friday."""
    assert [zone for zone, _ in zones(text)] == ["body"] + ["sidebar"] * 5


def test_the_story_goes_on_after_a_list_of_other_stories_in_its_middle():
    text = """The fleet of Norland sailed for Sudmark on Monday morning, the ministry said.
Related stories
Tugs for Sudmark
The ships carry 400 sailors and will be away for two months, Captain Rolf Aker told reporters.
They call at two ports before they reach the capital, where a reception is planned for them."""
    assert [zone for zone, _ in zones(text)] == ["body", "sidebar", "sidebar", "body", "body"]


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("Source: Norland News Agency", "footer"),
        ("Translated by Ilka Brenner", "footer"),
        ("(END)", "footer"),
        ("NNA/Ilka Brenner", "footer"),
        ("-- NORLANDA", "footer"),
        ("Published in The Arvika Times, June 3rd, 2024", "footer"),
        ("brenner@example.org", "footer"),
        ("Tags: navy, ports", "footer"),
        ("By Ilka Brenner", "byline"),
        ("(Photo: NNA)", "caption"),
        ("Colonel Mats Ober and Major Per Lind shake hands after the talks.", "caption"),
        ("You may also like", "sidebar"),
        ("Comments by the minister were few, and he left the hall by a side door.", "body"),
        ("The two spoke by phone on 12 May 2024 about the 120 tanks of 2019.", "body"),
        ("Press office: Ilka Brenner, tel. +358 295 000 000", "footer"),
        ("PLAN FOR TWO YEARS AND MORE", "body"),
    ],
)
def test_a_line_below_the_story_has_its_zone(line, zone):
    text = f"The fleet of Norland sailed for Sudmark on Monday morning, the ministry said.\n{line}"
    assert read_document(text).lines[-1].zone == zone


@pytest.mark.parametrize(
    ("line", "dateline", "place"),
    [
        ("Havana (NNA) – The talks began.", "Havana (NNA) – ", "Havana"),
        ("SEOUL, Feb. 10 (NNA) -- The talks began.", "SEOUL, Feb. 10 (NNA) -- ", "SEOUL"),
        ("MANILA, Philippines - The talks began.", "MANILA, Philippines - ", "MANILA"),
        ("Phnom Penh: The talks began.", "Phnom Penh: ", "Phnom Penh"),
        ("N'DJAMENA, Nov 29, 2024 - The talks began.", "N'DJAMENA, Nov 29, 2024 - ", "N'DJAMENA"),
        ("MOSCOW, December 3. /NNA/. The talks began.", "MOSCOW, December 3. /NNA/. ", "MOSCOW"),
        ("KYIV, Ukraine (NNA) — The talks began.", "KYIV, Ukraine (NNA) — ", "KYIV"),
        ("ISLAMABAD, May 3 (NNA): The talks began.", "ISLAMABAD, May 3 (NNA): ", "ISLAMABAD"),
        ("Rome, 05 Apr 2024 17:05 - (NNA) - The talks began.", "Rome, 05 Apr 2024 17:05 - (NNA) - ", "Rome"),
        ("Abu Dhabi, 11th June 2021 (NNA)", "Abu Dhabi, 11th June 2021 (NNA)", "Abu Dhabi"),
        ("London | 3 May", "London | 3 May", "London"),
        ("date 2023-10-17 The talks began.", "date 2023-10-17 ", ""),
    ],
)
def test_a_dateline_is_read(line, dateline, place):
    document = read_document(
        f"{line}\nThey went on until late in the night, a spokesman of the ministry said."
    )
    assert document.dateline is not None
    assert document.text[slice(*document.dateline.span)] == dateline
    assert document.dateline.place == place


@pytest.mark.parametrize(
    "line",
    [
        "Minister: no base on our soil, and none will come, he told the house.",
        "The army – long the country's pride – was not asked, its commander said.",
        "Royal Norland Forces (RNF) commander Mats Ober is in Sudmark this week.",
        "By Ilka Brenner | October 14, 2014 - 12:00am",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(line):
    assert read_document(line).dateline is None


@pytest.mark.parametrize(
    "text",
    [
        "He met H.E. Gen. Mats Ober, Sen. Ada Lund and K. Brenner.|They spoke.",
        "It was signed in Washington, D.C. on 18 December.|The U.S. Army was there.",
        "It is in force since Oct. 9 under No. 12 of the list.|No.|He said so.",
        "They called on Brig.Gen. Lind Jr. at 5 p.m. on Monday.|He was glad.",
        "“It is done.”|He left.|“Good!” she said.",
        "The talks ended./.|The guests left.",
        "They met on 1. September in Arvika.|It rained.",
        "Is it done?|Yes...|The ships left.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text):
    expected = text.split("|")
    whole = text.replace("|", " ")
    assert [whole[slice(*span)] for span in split_sentences(whole, 0, len(whole))] == expected


def test_lines_that_were_broken_at_one_width_are_one_paragraph():
    text = """The fleet of Norland sailed for Sudmark on Monday
morning, the ministry of defence said, and will be
away for two months with some four hundred sailors
on board of three ships and one submarine.

It calls at two ports before it reaches the capital
of Sudmark, where the king will come on board to
meet the commander, Captain Rolf Aker."""
    assert len(read_document(text).lines) == 2
    assert len(sentences(text)) == 2


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400) | st.lists(st.sampled_from(PAGE.splitlines()), max_size=12).map("\n".join))
def test_no_line_is_lost_and_offsets_hold(text):
    document = read_document(text)
    assert document.text == text
    covered = "".join(text[slice(*line.span)] for line in document.lines)
    assert "".join(covered.split()) == "".join(text.replace("\ufeff", "").split())
    assert all(text[slice(*sentence.span)].strip() for sentence in document.sentences)


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "(" * 10_000, "A.\n" * 3_000, "- " * 10_000, "\u202e\u0645 " * 5_000]
)
def test_odd_text_is_read_too(text):
    assert read_document(text).text == text
