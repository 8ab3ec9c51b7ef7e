"""The time of an appointment in words."""

import pytest

from people.periods import End, ends
from tests.factories import AppointmentFactory


@pytest.mark.parametrize(
    ("date", "true_start", "true_end", "words"),
    [
        ("2021-12-16/2023", False, False, [End("first cited", "2021-12-16"), End("last cited", "2023")]),
        ("2018/2023", True, True, [End("began", "2018"), End("ended", "2023")]),
        ("2018/..", True, False, [End("began", "2018")]),
        ("2018/..", False, False, [End("first cited", "2018")]),
        ("../2023", False, True, [End("ended", "2023")]),
        ("/2023", False, False, [End("last cited", "2023")]),
        ("2021-12-15?", False, False, [End("cited", "2021-12-15?")]),
        ("2021", True, False, [End("began", "2021")]),
        ("2021", False, True, [End("ended", "2021")]),
        ("2021", True, True, [End("held", "2021")]),
        ("", False, False, []),
    ],
)
def test_where_a_post_is_only_cited_that_is_what_is_said(date, true_start, true_end, words):
    assert ends(AppointmentFactory.build(date=date, true_start=true_start, true_end=true_end)) == words
