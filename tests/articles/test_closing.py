"""Closing articles: by hand, and when the records drafted from them are published."""

import pytest

from articles import review
from articles.closing import NotClosed, set_coding_state
from articles.models import Article
from tests.articles.publishable import make_meeting, make_memorandum
from tests.factories import (
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    OfficialFactory,
    SideFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return UserFactory()


def state(article):
    return Article.objects.get(pk=article.pk).coding_state


def last_reason(article):
    return article.history.order_by("history_id").last().history_change_reason


def meeting_of(article, **given):
    """Make an engagement that can be published, reported by the article."""
    engagement = EngagementFactory(**given)
    SideFactory(engagement=engagement)
    EvidenceFactory(engagement=engagement, article=article)
    return engagement


# -- By hand ----------------------------------------------------------------------


def test_an_article_has_nothing_to_code_and_the_history_says_who_and_why(user):
    article = ArticleFactory()

    assert (
        set_coding_state(articles=[article], state="nothing_to_code", user=user, reason="A tourism fair.")
        == 1
    )
    assert state(article) == "nothing_to_code"
    version = article.history.order_by("history_id").last()
    assert (version.history_user, version.history_change_reason) == (user, "Nothing to code: A tourism fair.")


def test_a_reason_is_not_needed(user):
    article = ArticleFactory()
    set_coding_state(articles=[article], state="nothing_to_code", user=user)

    assert last_reason(article) == "Nothing to code"


def test_what_stands_so_already_is_not_written_again(user):
    article = ArticleFactory(coding_state="nothing_to_code")

    assert set_coding_state(articles=[article], state="nothing_to_code", user=user) == 0
    assert article.history.count() == 1


def test_an_article_is_opened_again(user):
    article = ArticleFactory(coding_state="nothing_to_code")
    set_coding_state(articles=[article], state="uncoded", user=user)

    assert (state(article), last_reason(article)) == ("uncoded", "Opened for coding again")


def test_an_article_with_published_records_has_something_to_code(user):
    article, other = ArticleFactory(title="Report"), ArticleFactory(title="Other")
    review.publish(records=[meeting_of(article)], user=user)

    with pytest.raises(NotClosed) as refused:
        set_coding_state(articles=[other, article], state="nothing_to_code", user=user)
    assert refused.value.sentences() == [
        "Report: published engagements or agreements rest on it (1 passage is cited), so there is something "
        "to code."
    ]
    assert (state(article), state(other)) == ("coded", "uncoded")


def test_an_article_with_drafts_only_may_have_nothing_to_code(user):
    article = ArticleFactory()
    meeting_of(article)
    set_coding_state(articles=[article], state="nothing_to_code", user=user)

    assert state(article) == "nothing_to_code"


# -- By publication ---------------------------------------------------------------------


@pytest.mark.parametrize("make", [make_meeting, make_memorandum])
def test_an_article_is_coded_when_its_drafts_are_published(user, make):
    record = make()
    review.publish(records=[record], user=user)

    article = Article.objects.get()
    assert article.coding_state == "coded"
    assert last_reason(article) == "Coded: its drafts are published or rejected"


def test_an_article_waits_for_the_last_of_its_drafts(user):
    article = ArticleFactory()
    first, second = meeting_of(article), meeting_of(article)
    review.publish(records=[first], user=user)
    assert state(article) == "uncoded"

    review.publish(records=[second], user=user)
    assert state(article) == "coded"


def test_the_last_draft_may_be_rejected(user):
    article = ArticleFactory()
    first, second = meeting_of(article), meeting_of(article)
    review.publish(records=[first], user=user)
    review.reject(records=[second], user=user, note="Not a tie.")

    assert state(article) == "coded"


def test_an_article_of_which_all_drafts_are_rejected_is_left_to_the_coder(user):
    article = ArticleFactory()
    review.reject(records=[meeting_of(article)], user=user, note="Not a tie.")

    assert state(article) == "uncoded"


def test_an_article_that_only_names_an_official_is_not_coded_with_them(user):
    evidence = EvidenceFactory(engagement=None, official=OfficialFactory())
    review.publish(records=[evidence.official], user=user)

    assert state(evidence.article) == "uncoded"


def test_an_article_with_nothing_to_code_is_opened_by_the_first_of_its_drafts_that_is_published(user):
    article = ArticleFactory(coding_state="nothing_to_code")
    first = meeting_of(article)
    meeting_of(article)
    review.publish(records=[first], user=user)

    assert state(article) == "uncoded"
