"""Turns of phrase that newsrooms have for papers, one or two sentences each."""

import pytest

from articles.extraction.agreements import find_agreements
from tests.articles.extraction.readings import reading, told

PAIR = "Aila Rautio:FI, Tamar Beridze:GE"
STEPS = [
    (
        "Finland's Aila Rautio and Georgia's Tamar Beridze put their names to a letter of intent on Monday.",
        PAIR,
        [("letter_of_intent", "signed", "2026-03-16", "FI GE", "Aila Rautio, Tamar Beridze")],
    ),
    (
        "Georgia invited the Finnish minister to visit Tbilisi in May for the signing of a protocol.",
        "",
        [("protocol", "planned", "2026-05", "FI GE", "")],
    ),
    (
        "The minutes of the joint committee on training, which Aila Rautio and Tamar Beridze signed on "
        "Monday, name six courses for Finland and Georgia.",
        PAIR,
        [("minutes", "signed", "2026-03-16", "FI GE", "Aila Rautio, Tamar Beridze")],
    ),
    (
        "Finland and Georgia met. The pipeline is guarded under a security agreement which the two "
        "governments have still to sign.",
        "",
        [("agreement", "planned", "", "FI GE", "")],
    ),
    (
        "Aila Rautio of Finland and Tamar Beridze of Georgia initialled the minutes on Monday.",
        PAIR,
        [("minutes", "signed", "2026-03-16", "FI GE", "Aila Rautio, Tamar Beridze")],
    ),
    (
        "Finland and Georgia await the new treaty. Signed in Helsinki on 4 May 2025, it will replace the "
        "treaty of 2 June 1999, which remains in force until then.",
        "",
        [("treaty", "signed", "2025-05-04", "FI GE", ""), ("treaty", "in_force", "1999-06-02", "FI GE", "")],
    ),
    (
        "Finland and Georgia signed a framework agreement in July 2022, and the first contract, for "
        "howitzers, followed a month later.",
        "",
        [("agreement", "signed", "2022-07", "FI GE", ""), ("contract", "signed", "2022-08", "FI GE", "")],
    ),
    (
        "Both sides noted the progress under the Framework for Defence Cooperation that Finland and "
        "Georgia signed in May 2021.",
        "",
        [("agreement", "signed", "2021-05", "FI GE", "")],
    ),
    (
        "Under the text of the joint declaration that Finland and Georgia signed on Monday, the two "
        "commanders are to draw up an operational plan.",
        "",
        [("statement", "signed", "2026-03-16", "FI GE", ""), ("plan", "planned", "", "FI GE", "")],
    ),
]

PARTIES = [
    (
        "Finland and Georgia on Monday signed an agreement on fuel, with an eye on Russia's fleet at sea.",
        "",
        [("agreement", "signed", "2026-03-16", "FI GE", "")],
    ),
    (
        "Finland and Georgia agreed to revive the training agreement which lapsed in 2019.",
        "",
        [("agreement", "in_force", "", "FI GE", "")],
    ),
    (
        "Finland and Georgia signed a treaty-level defence agreement on Monday.",
        "",
        [("agreement", "signed", "2026-03-16", "FI GE", "")],
    ),
]

ONE_PAPER = [
    "Finland and Georgia signed an agreement on Monday. They call it the acquisition and cross-servicing "
    "agreement, or ACSA. The ACSA must now be approved.",
    "Finland and Georgia signed a pact on Monday, the Mutual Logistics Agreement. The pact is short.",
]


@pytest.mark.parametrize(("text", "officials", "expected"), STEPS)
def test_what_is_done_with_a_paper_is_told_by_more_than_one_verb(text, officials, expected):
    assert told(text, officials) == expected


@pytest.mark.parametrize(("text", "officials", "expected"), PARTIES)
def test_only_those_who_make_a_paper_are_its_parties(text, officials, expected):
    assert told(text, officials) == expected


@pytest.mark.parametrize("text", ONE_PAPER)
def test_a_paper_and_its_name_are_one(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Finland and Georgia opened exercise Loyal Accord. Loyal Accord ends on Friday.",
        "In the end, the protocol officers of Finland and Georgia exchanged gifts.",
    ],
)
def test_an_exercise_or_a_figure_of_speech_is_no_paper(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Finland and Georgia signed a general security of information agreement.",
            "General security of information agreement",
        ),
        ("Finland and Georgia signed a $12 billion contract for tanks.", "Contract for tanks"),
        (
            "Finland and Georgia signed a Defence Cooperation Agreement on the sidelines of a forum.",
            "Defence Cooperation Agreement",
        ),
        (
            "Finland and Georgia signed the training and exercise plan for approval by both.",
            "Training and exercise plan",
        ),
    ],
)
def test_a_title_is_whole_and_no_longer_than_it_is(text, title):
    (fact,) = find_agreements(reading(text))
    assert fact.title == title


NAMED = [
    (
        "The ministers, Aila Rautio of Finland and Tamar Beridze of Georgia, met. In the end a protocol "
        "was signed by the ministers.",
        [("protocol", "signed", "", "FI GE", "Aila Rautio, Tamar Beridze")],
    ),
    (
        "Aila Rautio met Tamar Beridze. Then the heads of the delegations signed a plan of cooperation.",
        [("plan", "signed", "", "FI GE", "Aila Rautio, Tamar Beridze")],
    ),
    (
        "Finland and Georgia made a protocol. Aila Rautio signed for Finland and Tamar Beridze for Georgia.",
        [("protocol", "signed", "", "FI GE", "Aila Rautio, Tamar Beridze")],
    ),
    (
        "Aila Rautio met Tamar Beridze. The two ministers witnessed the signing of a protocol by two posts.",
        [("protocol", "signed", "", "FI GE", "")],
    ),
    (
        "After a meeting with Tamar Beridze, Aila Rautio said the sides had signed a protocol.",
        [("protocol", "signed", "", "FI GE", "")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_who_signed_is_told_by_office_or_left_open(text, expected):
    assert told(text, PAIR) == expected
