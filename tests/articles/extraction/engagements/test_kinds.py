"""Which kind of engagement the words of protocol show."""

import pytest

from tests.articles.extraction.engagements.told import kinds


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Finnish minister Arvo Lind met Polish minister Marta Sielska on Monday.", "meeting"),
        ("Arvo Lind received Marta Sielska of Poland in Helsinki on Monday.", "meeting"),
        ("General Peter Barasa was received by Lisa Harden on Monday.", "meeting"),
        ("Arvo Lind gave an audience to Marta Sielska on Monday.", "meeting"),
        ("Arvo Lind sat down with Marta Sielska on Monday.", "meeting"),
        ("Arvo Lind and Marta Sielska held talks in Helsinki on Monday.", "talks"),
        ("Talks between Arvo Lind and Marta Sielska took place on Monday.", "talks"),
        ("Arvo Lind called on Marta Sielska on Monday.", "courtesy_call"),
        ("Arvo Lind paid a courtesy call on Marta Sielska on Monday.", "courtesy_call"),
        ("Arvo Lind spoke by phone with Marta Sielska on Monday.", "call"),
        ("Arvo Lind held a telephone conversation with Marta Sielska on Monday.", "call"),
        ("Arvo Lind met Marta Sielska on Monday by videoconference.", "video_conference"),
        ("Arvo Lind and Marta Sielska held a virtual meeting on Monday.", "video_conference"),
        ("Lisa Harden decorated Peter Barasa with the Order of the Lion on Monday.", "award"),
        ("The Order of the Lion was conferred on Peter Barasa by Lisa Harden on Monday.", "award"),
        ("The third Poland-Finland Strategic Dialogue was held in Warsaw on 6 May 2024.", "dialogue"),
        ("Poland and Finland opened the joint exercise Grey Owl in Gdansk on 6 May 2024.", "exercise"),
        ("A Chilean frigate berthed in Manila, Philippines, on 6 May 2024.", "port_call"),
        ("Polish minister Marta Sielska arrived in Helsinki on Monday.", "visit"),
        ("The fifth Poland-Finland border friendship exchange took place on 6 May 2024.", "exchange"),
        ("Arvo Lind and Marta Sielska signed a memorandum in Helsinki on Monday.", "ceremony"),
        ("Arvo Lind handed over two boats to Peter Barasa at a ceremony on Monday.", "ceremony"),
    ],
)
def test_the_words_of_protocol_show_the_kind(sentence, kind):
    assert kinds(sentence) == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "Arvo Lind called on Marta Sielska to stop the build-up on Monday.",
        "Arvo Lind said that the plan met the needs of Poland.",
        "Marta Sielska welcomed the decision of Finland on Monday.",
        "Arvo Lind said at a press conference that Poland is a friend.",
        "No talks between Arvo Lind and Marta Sielska were held.",
        "Arvo Lind did not meet Marta Sielska.",
        "Finland and Poland take part in joint exercises and exchange visits regularly.",
        "Arvo Lind met Karl Ost in Helsinki on Monday.",
        "An analyst in Warsaw said that Arvo Lind met Marta Sielska in April 2023.",
        "Arvo Lind invited Marta Sielska to visit Finland.",
    ],
)
def test_other_uses_of_the_words_show_nothing(sentence):
    assert kinds(sentence) == []


def test_an_opinion_piece_tells_of_no_engagement():
    text = (
        "Opinion: Two neighbours\n\nArvo Lind met Marta Sielska on Monday. I believe they should meet again."
    )
    assert kinds(text) == []


def test_a_meeting_of_officials_of_one_country_is_none():
    assert kinds("Polish president Tomas Reyl met Marta Sielska in Warsaw on Monday.") == []


def test_a_meeting_with_an_international_organisation_has_one_side():
    assert kinds("Nils Berg of NATO met Arvo Lind in Brussels on Monday.") == ["meeting"]
