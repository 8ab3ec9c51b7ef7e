"""Who changed what, and the way back."""

import pytest

from tests.factories import EngagementFactory, OfficialFactory, SideFactory, TopicFactory
from tests.posting import form_data, page, save

pytestmark = pytest.mark.django_db


def version_page(record, number):
    """Return the address of a version of a record, 0 the first."""
    version = record.history.order_by("history_id")[number]
    return page(record, "simple_history", version.pk)


def revert(client, record, number=0):
    url = version_page(record, number)
    return client.post(url, form_data(client, url) | {"_save": "1"})


def test_the_history_tells_who_changed_what(coder):
    official = OfficialFactory(name="Hun Manett")
    save(coder, page(official), name="Hun Manet")
    newest = official.history.first()
    shown = coder.get(page(official, "history")).content.decode()

    assert newest.history_user.username.startswith("coder")
    assert "<dt>Name</dt>" in shown
    assert "<del>Hun Manett</del> <ins>Hun Manet</ins>" in shown


def test_columns_that_follow_from_others_are_not_listed_as_changes(coder):
    engagement = EngagementFactory(date="2021")
    save(coder, page(engagement), date="2022")
    shown = coder.get(page(engagement, "history")).content.decode()

    assert shown.count("<dt>") == 1
    assert "<dt>Date</dt>" in shown


def test_the_history_of_a_record_takes_a_bounded_number_of_queries(coder, django_assert_max_num_queries):
    engagement = EngagementFactory(title="0")
    for number in range(1, 20):
        engagement.title = str(number)
        engagement.save()

    with django_assert_max_num_queries(60):
        coder.get(page(engagement, "history"))


def test_a_version_is_brought_back(coder):
    official = OfficialFactory(name="Hun Manet")
    official.name = "Somebody else"
    official.save()
    revert(coder, official)
    official.refresh_from_db()

    assert official.name == "Hun Manet"
    assert official.history.first().history_user.username.startswith("coder")


def test_the_topics_of_a_version_are_brought_back(coder):
    engagement, before, after = EngagementFactory(), TopicFactory(), TopicFactory()
    engagement.topics.set([before])
    engagement.topics.set([after])
    number = [
        [row.topic_id for row in version.topics.all()]
        for version in engagement.history.order_by("history_id")
    ].index([before.pk])
    revert(coder, engagement, number)

    assert list(engagement.topics.all()) == [before]


def test_going_back_does_not_change_the_review_status(reviewer):
    engagement = EngagementFactory(published=True, title="Before")
    engagement.review_status, engagement.title = "draft", "After"
    engagement.save()
    revert(reviewer, engagement)
    engagement.refresh_from_db()

    assert engagement.title == "Before"
    assert engagement.review_status == "draft"


def test_a_version_that_is_no_longer_allowed_is_told(coder):
    above, below = EngagementFactory(title="Above"), EngagementFactory(title="Below")
    below.part_of = above
    below.save()
    below.part_of = None
    below.save()
    above.part_of = below
    above.save()
    response = revert(coder, below, 1)

    assert response.context["adminform"].form.errors == {
        "part_of": ["“Below” cannot be its own part of, even through others."]
    }


def test_a_coder_brings_back_no_version_of_what_is_published(coder):
    engagement = EngagementFactory(published=True, title="Now")
    engagement.title = "Later"
    engagement.save()
    url = version_page(engagement, 0)

    assert coder.get(url).status_code == 200
    assert 'value="Revert"' not in coder.get(url).content.decode()
    assert coder.post(url, {"title": "Now"}).status_code == 403


def test_a_coder_brings_back_no_draft_that_has_been_published_since(coder):
    engagement = EngagementFactory()
    data = form_data(coder, version_page(engagement, 0))
    engagement.review_status, engagement.published_at = "published", engagement.created_at
    engagement.save()

    assert coder.post(version_page(engagement, 0), data).status_code == 403


def test_the_history_of_a_deleted_record_is_still_shown(reviewer):
    side = SideFactory()
    history, version = page(side, "history"), version_page(side, 0)
    side.delete()

    assert reviewer.get(history).status_code == 200
    assert reviewer.get(version).status_code == 200
    assert reviewer.post(version, {}).status_code == 403


@pytest.mark.parametrize("version", ["x", "0", "99999999999999999999999"])
def test_a_version_that_never_was_is_not_found(coder, version):
    assert coder.get(page(EngagementFactory(), "simple_history", version)).status_code == 404
