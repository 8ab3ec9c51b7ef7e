"""What a reader may know of a record's history."""

import datetime

import pytest

from defense_ties.lib.steps import Step, steps
from tests.factories import EngagementFactory, OfficialFactory, ReviewerFactory

pytestmark = pytest.mark.django_db


def on(day, record, **changes):
    """Change a record on a day."""
    for name, value in changes.items():
        setattr(record, name, value)
    record._history_date = datetime.datetime(2026, 11, day, 12, tzinfo=datetime.UTC)
    record._history_user = ReviewerFactory.create()
    record._change_reason = "For staff only"
    record.save()


def test_changes_of_review_status_are_told_with_their_days():
    official = OfficialFactory.build(name="Hun Manet")
    on(1, official)
    on(2, official, note="Commander.")
    on(3, official, review_status="ready")
    on(4, official, review_status="published", published_at=datetime.datetime.now(datetime.UTC))
    on(5, official, review_status="draft")
    on(6, official, review_status="rejected")
    assert steps(official) == [
        Step(datetime.date(2026, 11, 1), "Drafted"),
        Step(datetime.date(2026, 11, 3), "Marked ready for review"),
        Step(datetime.date(2026, 11, 4), "Published"),
        Step(datetime.date(2026, 11, 5), "Reopened as a draft"),
        Step(datetime.date(2026, 11, 6), "Withdrawn"),
    ]


def test_a_change_of_its_own_status_is_told_once_it_is_public():
    engagement = EngagementFactory.build(status="planned")
    on(1, engagement)
    on(2, engagement, status="postponed")
    on(3, engagement, review_status="published", published_at=datetime.datetime.now(datetime.UTC))
    on(4, engagement, status="held")
    assert [step.words for step in steps(engagement)] == [
        "Drafted",
        "Published",
        "Status: postponed, now held",
    ]


def test_a_record_that_came_in_published_is_simply_published():
    assert [step.words for step in steps(EngagementFactory(published=True))] == ["Published"]


def test_the_history_is_one_query(django_assert_num_queries):
    engagement = EngagementFactory(published=True)
    for title in "abc":
        engagement.title = title
        engagement.save()
    with django_assert_num_queries(1):
        assert len(steps(engagement)) == 1
