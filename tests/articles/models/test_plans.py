"""By which index SQLite finds what lists and pages ask for most.

What PostgreSQL does depends on how much there is: its plans over a million engagements stand in
tests/benchmarks/PLANS.md.
"""

import pytest
from django.db import connection

from tests.benchmarks.plans import questions

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.mark.parametrize("place", range(10))
def test_what_pages_ask_for_is_found_by_an_index(place):
    assert connection.vendor == "sqlite"
    question = questions()[place]

    assert question.index in question.query().explain(), question.words


def test_every_question_is_asked():
    assert len(questions()) == 10
