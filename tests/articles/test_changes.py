"""When a published record was last changed."""

from datetime import timedelta

import pytest

from articles.changes import last_changes
from tests import factories as made
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_engagement,
    an_institution,
    an_official,
    cite,
)

pytestmark = pytest.mark.django_db


def moment(record):
    """Return when a record was last changed."""
    return last_changes([record])[record.pk]


@pytest.mark.parametrize("make", [an_engagement, an_agreement, an_official, an_institution, an_article])
def test_a_record_was_changed_when_it_was_saved(make):
    record = make()
    record.save()
    assert record.changed_at <= moment(record) < record.changed_at + timedelta(seconds=5)


def test_a_part_that_was_added_changed_or_taken_away_is_a_change():
    engagement = an_engagement("KH")
    side = engagement.sides.get()
    seen = [moment(engagement)]
    side.save()
    seen.append(moment(engagement))
    side.delete()
    seen.append(moment(engagement))
    assert seen == sorted(set(seen))


def test_evidence_of_a_published_article_is_a_change_and_of_a_draft_none():
    engagement = an_engagement("KH")
    before = moment(engagement)
    cite(made.ArticleFactory(), side=engagement.sides.get())
    assert moment(engagement) == before
    cite(an_article(), side=engagement.sides.get())
    assert moment(engagement) > before


def test_a_drafted_appointment_does_not_show_on_the_official():
    official = an_official()
    an_appointment(official, an_institution())
    before = moment(official)
    made.AppointmentFactory(official=official)
    assert moment(official) == before


def test_many_records_take_one_query(django_assert_num_queries):
    agreements = [an_agreement("KH", "VN") for _ in range(3)]
    with django_assert_num_queries(1):
        assert set(last_changes(agreements)) == {agreement.pk for agreement in agreements}
    assert last_changes([]) == {}
