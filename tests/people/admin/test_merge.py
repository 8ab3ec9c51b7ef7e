"""The staff's pages of merges and of pairs told apart: what was decided, and the way back."""

import pytest
from django.contrib.admin.models import LogEntry

from people.matching import tell_apart
from people.merging import merge
from people.models import Distinct, Merge, Official
from tests.factories import OfficialFactory, ParticipationFactory
from tests.posting import page, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def done():
    """Merge an official with one participation into another."""
    kept = OfficialFactory(id="kept", name="Liu Zhenli")
    lost = OfficialFactory(id="lost", name="Liu Zhen Li", native_name="刘振立")
    ParticipationFactory(official=lost)
    return merge(kept=kept, lost=lost, reason="One man.", user=None)


def undo(client, merged, **boxes):
    """Press the button that takes a merge back."""
    return client.post(page(merged, "undo"), boxes, follow=True)


def test_merges_are_listed_and_found_by_names_and_ids(coder, done):
    for words in ("Zhen Li", "lost", "one man"):
        assert "Liu Zhen Li → Liu Zhenli" in coder.get(page(Merge), {"q": words}).content.decode()
    assert "Liu Zhen Li →" not in coder.get(page(Merge), {"q": "nobody"}).content.decode()
    assert "Liu Zhen Li →" not in coder.get(page(Merge), {"undone": "yes"}).content.decode()
    assert "Liu Zhen Li →" in coder.get(page(Merge), {"undone": "no"}).content.decode()


def test_the_page_of_a_merge_tells_what_undoing_it_restores(coder, done):
    response = coder.get(page(done))

    assert response.context["restoring"].counts == [("participation moved back", 1)]
    assert "Undo the merge" in response.content.decode()
    assert "刘振立" in response.content.decode()


def test_a_coder_takes_back_a_merge_of_drafts(coder, done):
    response = undo(coder, done)

    assert Official.objects.count() == 2
    assert "are two records again" in told(response)[0]
    assert response.context["restoring"] is None
    assert "Undo the merge" not in response.content.decode()


def test_a_coder_does_not_take_back_what_changes_the_public_pages(coder, reviewer):
    kept, lost = OfficialFactory(published=True), OfficialFactory(published=True)
    done = merge(kept=kept, lost=lost, reason="One man.", user=None)

    assert "Only somebody who may merge" in coder.get(page(done)).content.decode()
    assert undo(coder, done).status_code == 403
    assert undo(reviewer, done).status_code == 200
    assert Official.objects.count() == 2


def test_a_published_record_that_went_into_a_draft_that_was_reopened_is_a_reviewers(coder):
    kept, lost = OfficialFactory(published=True), OfficialFactory(published=True)
    done = merge(kept=kept, lost=lost, reason="One man.", user=None)
    kept.refresh_from_db()
    kept.review_status = "draft"
    kept.save()

    assert undo(coder, done).status_code == 403


def test_what_cannot_be_restored_is_shown_and_left_only_when_asked_for(coder, done):
    kept = Official.objects.get(pk="kept")
    kept.native_name = "劉振立"
    kept.save()
    sentence = "The official “Liu Zhenli” has another native name by now, and keeps it."

    shown = coder.get(page(done))
    assert "Undo all but these" in shown.content.decode()
    assert told(undo(coder, done)) == [f"Nothing was undone. {sentence}"]
    assert Official.objects.count() == 1
    assert told(undo(coder, done, leave="forged")) == [f"Nothing was undone. {sentence}"]

    keys = [fault.key for fault in shown.context["restoring"].faults]
    assert sentence in told(undo(coder, done, leave=keys))
    assert Official.objects.count() == 2
    assert sentence in coder.get(page(done)).content.decode()


def test_a_merge_is_undone_by_post_only_and_once(coder, done):
    assert coder.get(page(done, "undo")).status_code == 405
    undo(coder, done)

    assert told(undo(coder, done)) == ["Nothing was undone. This merge was taken back already."]


def test_a_merge_that_there_is_not_is_told(coder):
    assert told(coder.get(page(Merge, "changelist") + "99999/change/", follow=True)) == [
        "There is no such merge."
    ]
    assert coder.post(page(Merge, "changelist") + "99999/undo/").status_code == 404


def test_a_pair_told_apart_can_be_asked_about_again(coder):
    first, second = OfficialFactory(name="Hun Manet"), OfficialFactory(name="Hun Manith")
    judged = tell_apart(first=first, second=second)

    shown = coder.get(page(judged)).content.decode()
    response = coder.post(page(judged, "ask_again"), follow=True)

    assert "Hun Manet" in shown
    assert "ask again" in shown
    assert not Distinct.objects.exists()
    assert "The question is open again" in told(response)[0]
    assert LogEntry.objects.filter(object_id=judged.pk).exists()


def test_a_pair_is_asked_about_again_by_whoever_may_change_both(coder, client, django_user_model):
    judged = tell_apart(first=OfficialFactory(), second=OfficialFactory())
    client.force_login(django_user_model.objects.create(username="nobody", is_staff=True))

    assert client.post(page(judged, "ask_again")).status_code == 403
    assert coder.get(page(judged, "ask_again")).status_code == 405
    assert Distinct.objects.exists()


def test_pairs_told_apart_are_listed_by_name(coder):
    tell_apart(
        first=OfficialFactory(id="a", name="Hun Manet"), second=OfficialFactory(id="b", name="Hun Manith")
    )
    Distinct.objects.create(record_type="official", first_id="gone", second_id="zz")

    shown = coder.get(page(Distinct)).content.decode()

    assert "Hun Manet ≠ Hun Manith" in shown
    assert "gone ≠ zz" in shown
