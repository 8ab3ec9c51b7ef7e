"""Accepting, rejecting, taking back and publishing from the reviewing screen."""

import pytest

from articles import review
from articles.admin.reviewing.freshness import token_of
from articles.models import Article
from tests.articles.admin.reviewing.acting import act, key, said, seen
from tests.articles.admin.reviewing.made import a_scene
from tests.articles.publishable import status
from tests.factories import UserFactory
from tests.posting import page, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return a_scene()


def test_a_coder_accepts_a_draft_and_comes_back_to_it(coder, scene):
    response = act(coder, scene, "accept", scene.visit)

    assert response.redirect_chain[0][0].endswith(f"/review/?at={key(scene.visit)}#{key(scene.visit)}")
    assert status(scene.visit) == "ready"


def test_the_posts_of_an_official_are_accepted_with_them(coder, scene):
    assert said(coder, scene, "accept", scene.bunthan) == ["Accepted: Sar Bunthan."]
    assert status(scene.command) == "ready"


def test_what_is_accepted_is_not_accepted_again(coder, scene):
    act(coder, scene, "accept", scene.visit)

    assert said(coder, scene, "accept", scene.visit) == [
        "“Visit of Sar Bunthan to Viet Nam” is ready for review: only a draft is accepted."
    ]


def test_a_coder_rejects_a_draft_for_a_reason(coder, scene):
    said(coder, scene, "reject", scene.patrol, note="Recorded already.")
    scene.patrol.refresh_from_db()

    assert (scene.patrol.review_status, scene.patrol.review_note) == ("rejected", "Recorded already.")


def test_a_rejection_without_a_reason_is_refused(coder, scene):
    assert said(coder, scene, "reject", scene.patrol, note=" ") == [
        "Joint patrol of Cambodia and Viet Nam: a rejection needs a reason."
    ]
    assert status(scene.patrol) == "draft"


def test_what_waits_for_a_reviewer_only_a_reviewer_rejects(coder, reviewer, scene):
    act(coder, scene, "accept", scene.patrol)
    refused = said(coder, scene, "reject", scene.patrol, note="Wrong.")
    act(reviewer, scene, "reject", scene.patrol, note="Wrong.")

    assert refused[0].endswith("” is accepted: take that back first, or leave it to a reviewer.")
    assert status(scene.patrol) == "rejected"


def test_a_decision_of_ones_own_is_taken_back(coder, scene):
    for decide in ({"do": "accept"}, {"do": "reject", "note": "Wrong."}):
        act(coder, scene, decide.pop("do"), scene.visit, **decide)
        act(coder, scene, "reopen", scene.visit)

        assert status(scene.visit) == "draft"


def test_the_rejection_of_another_is_not_taken_back_by_a_coder(coder, reviewer, scene):
    act(reviewer, scene, "reject", scene.visit, note="Wrong.")
    [sentence] = said(coder, scene, "reopen", scene.visit)

    assert sentence.startswith("“Visit of Sar Bunthan to Viet Nam” was rejected by reviewer")
    assert status(scene.visit) == "rejected"


def test_a_record_that_changed_meanwhile_is_left_alone(coder, scene):
    token = seen(coder, scene.article, scene.visit)
    other = UserFactory(username="sophea")
    review.publish(records=[scene.visit], user=other)

    assert said(coder, scene, "reject", scene.visit, seen=token, note="Wrong.") == [
        "“Visit of Sar Bunthan to Viet Nam” is published: you may not change it."
    ]
    assert status(scene.visit) == "published"


def test_a_change_of_a_participant_counts_as_a_change_of_the_record(reviewer, scene):
    token = seen(reviewer, scene.article, scene.visit)
    scene.guest._history_user = UserFactory(username="sophea")
    scene.guest.rank_as_written = "Lt. Gen."
    scene.guest.save()
    [sentence] = said(reviewer, scene, "accept", scene.visit, seen=token)

    assert sentence.startswith("“Visit of Sar Bunthan to Viet Nam” was changed meanwhile by")
    assert sentence.endswith(". Nothing was done: look at it again.")
    assert status(scene.visit) == "draft"


def accepted(client, scene, *records):
    """Accept records and return the boxes that publishing would send."""
    for record in records:
        act(client, scene, "accept", record)
    return [f"{key(record)}:{seen(client, scene.article, record)}" for record in records]


def test_a_reviewer_publishes_all_that_is_accepted_with_what_it_names(reviewer, scene):
    sent = accepted(reviewer, scene, scene.visit, scene.bunthan)

    assert said(reviewer, scene, "publish", accepted=sent) == ["5 records published, with what they name."]
    public = (scene.visit, scene.bunthan, scene.command, scene.khemara, scene.article)
    assert {status(one) for one in public} == {"published"}


def test_a_coder_does_not_publish(coder, scene):
    sent = accepted(coder, scene, scene.visit)

    assert said(coder, scene, "publish", accepted=sent) == [
        "Only a reviewer publishes: what you accepted waits for one."
    ]
    assert status(scene.visit) == "ready"


def test_nothing_is_published_if_one_record_may_not_be(reviewer, scene):
    sent = accepted(reviewer, scene, scene.visit, scene.talks)
    scene.talks.sides.all().delete()
    sent[1] = f"{key(scene.talks)}:{seen(reviewer, scene.article, scene.talks)}"

    assert said(reviewer, scene, "publish", accepted=sent) == [
        "Talks of Sar Bunthan and Tran Quoc Hung: it names no country that takes part; add a side first."
    ]
    assert status(scene.visit) == "ready"


def test_nothing_is_published_if_one_record_is_not_as_it_was_seen(reviewer, scene):
    sent = accepted(reviewer, scene, scene.visit, scene.talks)
    scene.talks.refresh_from_db()
    scene.talks.title = "Talks"
    scene.talks.save()
    [sentence] = said(reviewer, scene, "publish", accepted=sent)

    assert sentence.startswith("“Talks” was changed meanwhile by")
    assert status(scene.visit) == "ready"


def test_there_is_nothing_to_publish_before_something_is_accepted(reviewer, scene):
    assert said(reviewer, scene, "publish") == ["Nothing is accepted yet: accept what is right first."]


@pytest.mark.parametrize(("state", "label"), [("coded", "coded"), ("nothing_to_code", "nothing to code")])
def test_the_article_is_marked(coder, scene, state, label):
    token = token_of(Article.objects.get(pk=scene.article.pk))

    assert said(coder, scene, "coding", state=state, seen=token) == [f"The article is marked: {label}."]
    assert Article.objects.get(pk=scene.article.pk).coding_state == state


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"do": "explode"}, "There is no such action."),
        (
            {"do": "accept", "record": "engagement-nothing"},
            "This record is gone: somebody removed it meanwhile.",
        ),
        ({"do": "reject", "record": "\0", "note": "\0"}, "Nothing was done: what was sent holds"),
        ({"do": "coding", "state": "half"}, "“Navy commander in Hanoi” was changed meanwhile by"),
        ({"do": "remove", "part": "side-x"}, "This record is gone: somebody removed it meanwhile."),
        ({"do": "uncite", "passage": "x"}, "This passage is gone: somebody removed it meanwhile."),
        ({"do": "add", "record": "dragon"}, "There is no such record to add."),
        ({"do": "publish", "accepted": "nonsense"}, "A record was removed meanwhile. Nothing was published."),
    ],
)
def test_what_makes_no_sense_is_answered_with_a_sentence(reviewer, scene, sent, sentence):
    response = reviewer.post(page(scene.article, "review"), sent, follow=True)

    assert told(response)[0].startswith(sentence)
