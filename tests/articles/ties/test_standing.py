"""How agreements stand today."""

from datetime import date

import pytest

from articles.models import Agreement
from articles.ties.standing import awaits_signature, is_overdue, notes_on_standing
from tests import factories as made
from tests.published import an_agreement, an_engagement

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 1)
UNSIGNED = "No article read reports a signature."


def notes(*events, **given):
    """Return the notes on an agreement with some events."""
    made_one = an_agreement("KH", "RU", events=events, **given)
    agreement = Agreement.objects.with_status().select_related("signed_at").get(pk=made_one.pk)
    return notes_on_standing(agreement, TODAY)


@pytest.mark.parametrize(
    ("events", "covers", "said"),
    [
        ((("signed", "2022-03-31"),), "", []),
        ((("announced", "2021-12-17"),), "", [UNSIGNED]),
        ((("in_force", "2023"),), "2023", ["The period it covers is over."]),
        ((("in_force", "2023"),), "2023/..", []),
        ((("in_force", "2023"), ("expired", "2023-12-31")), "2023", []),
        ((), "", ["No article read says how it stands."]),
    ],
)
def test_what_a_reader_should_know_is_said(events, covers, said):
    assert notes(*events, covers=covers) == said


def test_an_agreement_that_was_to_be_signed_says_that_the_time_is_past():
    planned = an_engagement("KH", "RU", status="planned", date="2022")
    held = an_engagement("KH", "RU", date="2022")
    hidden = made.EngagementFactory(status="planned", date="2022")
    announced = ("announced", "2021-12-17")
    assert notes(announced, signed_at=planned) == [UNSIGNED, "The time set for it is past."]
    assert notes(announced, signed_at=held) == [UNSIGNED]
    assert notes(announced, signed_at=hidden) == [UNSIGNED]
    agreement = Agreement.objects.with_status().get(signed_at=planned)
    assert awaits_signature(agreement)


@pytest.mark.parametrize(("when", "late"), [("2023", True), ("2024", False), ("2023/..", False), ("", False)])
def test_what_is_planned_is_overdue_when_its_last_day_is_past(when, late):
    assert is_overdue(an_engagement(status="planned", date=when), TODAY) is late
