"""What is no agreement, however near the words come."""

import pytest

from tests.articles.extraction.readings import told

PHRASES: list[tuple[str, str, list[tuple[str, ...]]]] = [
    (
        "The talks lasted 30 minutes, and the two sides agreed to strengthen cooperation "
        "between India and Oman.",
        "",
        [],
    ),
    (
        "India and Oman reached agreement on holding more joint exercises.",
        "",
        [],
    ),
    (
        "The ceasefire agreement between Israel and Hamas was discussed by the ministers of "
        "Egypt and Jordan.",
        "",
        [],
    ),
    (
        "Under the pact, Danish troops will use Malian bases.",
        "",
        [],
    ),
    (
        "The minister said in a statement that Greece and Cyprus will cooperate.",
        "",
        [],
    ),
    (
        "The air chief denied that an agreement had been signed with Iran. Iraq had no "
        "agreement of that kind.",
        "",
        [],
    ),
    (
        "In a joint statement issued after the talks, Ukraine and Norway said they would meet again.",
        "",
        [],
    ),
    (
        "Uganda's parliament approved the budget agreement. Uganda's army chief met the Kenyan chief.",
        "",
        [],
    ),
    (
        "An analyst, Professor Tomas Weil, said the 2010 Lancaster House Treaties still bind "
        "London and Paris. The defence ministers of France and Britain met on Tuesday.",
        "",
        [],
    ),
]


@pytest.mark.parametrize(("text", "officials", "expected"), PHRASES)
def test_a_promise_or_a_phrase_is_no_agreement(text, officials, expected):
    assert told(text, officials) == expected
