"""Mentions of one paper are one agreement, and of two papers two."""

import pytest

from tests.articles.extraction.readings import told

ONE = [
    (
        "The documents were exchanged at a ceremony. Rwanda and Qatar signed an agreement on "
        "defence cooperation on Sunday.",
        "",
        [("agreement", "signed", "2026-03-15", "QA RW", "")],
    ),
    (
        "Rwanda and Qatar sign defence pact\n\n"
        "DOHA, March 15 - Rwanda and Qatar on Sunday signed an agreement on defence "
        "cooperation, officials said.\n\n"
        "The agreement was signed by Defence Minister Jean Uwera and Minister of State Khalid "
        "Al Attar. Under the deal, Rwandan officers will train in Doha. It runs for five "
        "years.",
        "Jean Uwera:RW, Khalid Al Attar:QA",
        [("agreement", "signed", "2026-03-15", "QA RW", "Jean Uwera, Khalid Al Attar")],
    ),
    (
        "The memorandum between the Czech Republic and Portugal was approved in January. It "
        "was signed on Friday by General Pavel Novak on behalf of the Czech Republic and "
        "Admiral Joao Pinto for Portugal.",
        "Pavel Novak:CZ, Joao Pinto:PT",
        [("mou", "signed", "2026-03-13", "CZ PT", "Pavel Novak, Joao Pinto")],
    ),
]

TWO = [
    (
        "India and Vietnam signed two MoUs on submarine rescue and defence industry on Thursday.",
        "",
        [("mou", "signed", "2026-03-12", "IN VN", ""), ("mou", "signed", "2026-03-12", "IN VN", "")],
    ),
    (
        "India and Vietnam signed three documents: a memorandum of understanding on submarine "
        "rescue, an agreement on the exchange of classified information and a letter of "
        "intent on shipbuilding.",
        "",
        [
            ("mou", "signed", "", "IN VN", ""),
            ("agreement", "signed", "", "IN VN", ""),
            ("letter_of_intent", "signed", "", "IN VN", ""),
        ],
    ),
    (
        "The navies of Chile and Peru plan to sign an MoU on search and rescue in May. An "
        "earlier MoU, signed in 2012, covered only fisheries.",
        "",
        [("mou", "planned", "2026-05", "CL PE", ""), ("mou", "signed", "2012", "CL PE", "")],
    ),
]


@pytest.mark.parametrize(("text", "officials", "expected"), ONE)
def test_a_paper_named_again_is_one(text, officials, expected):
    assert told(text, officials) == expected


@pytest.mark.parametrize(("text", "officials", "expected"), TWO)
def test_papers_named_together_are_as_many(text, officials, expected):
    assert told(text, officials) == expected
