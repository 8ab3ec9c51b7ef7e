"""The ways back, as functions."""

import pytest

from articles.models import Engagement, Side
from defense_ties.lib.history import Refused, erase, last_publication, parts_of, revert, tried, undelete
from tests.factories import EngagementFactory, EvidenceFactory, OfficialFactory, SideFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_the_parts_of_a_record_are_what_goes_with_it_and_has_a_history():
    found = {(part.model._meta.model_name, part.depth) for part in parts_of(Engagement)}

    assert found == {("side", 1), ("participation", 1), ("evidence", 1), ("evidence", 2)}


def test_what_is_erased_says_who_did_it_at_one_moment():
    user, engagement = UserFactory(), EngagementFactory()
    side = SideFactory(engagement=engagement)
    passage = EvidenceFactory(engagement=None, side=side)
    histories = [one.history for one in (engagement, side, passage)]
    erase(record=engagement, user=user, reason="A slip")
    last = [history.model.objects.filter(history_type="-").get() for history in histories]

    assert {one.history_user for one in last} == {user}
    assert {one.history_change_reason for one in last} == {"A slip"}
    assert len({one.history_date for one in last}) == 1


def test_a_record_that_was_not_there_yet_is_refused():
    official = OfficialFactory()
    before = official.created_at.replace(year=2000)

    with pytest.raises(Refused, match="It did not exist at that moment"):
        revert(record=official, moment=before, user=None)


def test_what_is_not_deleted_is_refused():
    with pytest.raises(Refused, match="It is not deleted"):
        undelete(model=Engagement, key=EngagementFactory().pk, user=None)


def test_what_is_tried_lasts_no_longer_than_the_trial():
    engagement = EngagementFactory()
    moment = engagement.history.first().history_date
    SideFactory(engagement=engagement)
    plan = tried(revert, record=engagement, moment=moment, user=None)

    assert [(one.noun, one.done) for one in plan.changes] == [("side", "removed")]
    assert Side.objects.count() == 1
    assert Side.history.count() == 1


def test_the_last_publication_is_the_last_time_that_a_record_became_public():
    engagement = EngagementFactory(published=True, title="First")
    for status, title in (
        ("published", "Second"),
        ("draft", "Third"),
        ("published", "Fourth"),
        ("published", "Fifth"),
    ):
        engagement.review_status, engagement.title = status, title
        engagement.save()

    assert last_publication(engagement).title == "Fourth"
