"""Articles of much the same wording."""

import pytest

from articles.ingest.likenesses import closest, compare, judge
from articles.models import Fingerprint, Likeness
from tests.articles.ingest.documents import OTHER_NEWSROOM, REPOST, STORY
from tests.factories import ArticleFactory, CoderFactory

pytestmark = pytest.mark.django_db


def article(body, **fields):
    """Make an article that has been compared with the others."""
    made = ArticleFactory(body=body, **fields)
    compare(article=made)
    return made


def test_a_repost_is_found_and_kept_with_the_share_in_common():
    first, second = article(STORY, id="b"), article(REPOST, id="a")
    likeness = Likeness.objects.get()

    assert (likeness.article, likeness.other) == (second, first)
    assert 0.7 < likeness.share < 0.9
    assert likeness.beside(first) == second
    assert (likeness.decision, likeness.decided_at) == ("open", None)


def test_another_newsrooms_report_of_the_same_event_is_not():
    article(STORY)
    article(OTHER_NEWSROOM)

    assert not Likeness.objects.exists()


def test_texts_too_short_to_compare_are_not():
    article("Two armies met on Monday.")
    article("Two armies met on Monday!")

    assert not Fingerprint.objects.exists()
    assert not Likeness.objects.exists()


def test_the_closest_come_first():
    article(STORY.replace("Monday", "Tuesday"), id="nearly-all")
    article(REPOST, id="much")

    assert [other.pk for other, _ in closest(STORY)] == ["nearly-all", "much"]


def test_comparing_again_changes_nothing():
    article(STORY)
    second = article(REPOST)
    stored = list(Likeness.objects.values())
    compare(article=second)

    assert list(Likeness.objects.values()) == stored
    assert Fingerprint.objects.count() == 40


def test_a_text_that_was_changed_is_no_longer_like_the_other():
    article(STORY)
    second = article(REPOST)
    second.body = OTHER_NEWSROOM
    second.save()
    compare(article=second)

    assert not Likeness.objects.exists()


def test_what_a_person_judged_stays_when_texts_are_compared_again():
    article(STORY)
    second = article(REPOST)
    user = CoderFactory()
    judge(likeness=Likeness.objects.get(), decision="different", user=user)
    compare(article=second)
    likeness = Likeness.objects.get()

    assert (likeness.decision, likeness.decided_by) == ("different", user)
    assert likeness.decided_at is not None


def test_a_judgement_can_be_taken_back():
    article(STORY)
    article(REPOST)
    judge(likeness=Likeness.objects.get(), decision="same", user=CoderFactory())
    judge(likeness=Likeness.objects.get(), decision="open", user=CoderFactory())
    likeness = Likeness.objects.get()

    assert (likeness.decision, likeness.decided_by, likeness.decided_at) == ("open", None, None)


def test_candidates_are_looked_up_in_a_few_queries(django_assert_max_num_queries):
    for number in range(30):
        article(STORY.replace("Monday", f"day {number}"))

    with django_assert_max_num_queries(2):
        assert len(closest(STORY)) == 20
