"""“Nothing to code” from the list, the form and the screen of articles."""

import pytest

from articles import review
from articles.models import Article
from tests.articles.publishable import make_meeting
from tests.factories import ArticleFactory, ReviewerFactory
from tests.posting import chosen, faults, form_data, page, save, told

pytestmark = pytest.mark.django_db

REFUSED = "ublished engagements or agreements rest on it (1 passage is cited), so there is something to code."


def act(client, action, *articles, note=""):
    data = chosen(Article, action, *(article.pk for article in articles), note=note)
    return client.post(page(Article), data, follow=True)


def press(client, article, state, **filled):
    """Save the form of an article with one of the buttons that close or open it."""
    data = form_data(client, page(article)) | {"_coding": state} | filled
    return client.post(page(article), data, follow=True)


def state(article):
    return Article.objects.get(pk=article.pk).coding_state


def published():
    """Return an article on which a published engagement rests."""
    review.publish(records=[make_meeting()], user=ReviewerFactory())
    return Article.objects.get()


# -- The list -------------------------------------------------------------------------------


def test_articles_are_closed_from_the_list_with_a_reason(coder):
    articles = ArticleFactory.create_batch(2)
    response = act(coder, "nothing_to_code", *articles, note="Sports pages.")

    assert told(response) == ["2 articles are marked: nothing to code."]
    assert [state(article) for article in articles] == ["nothing_to_code"] * 2
    assert articles[0].history.first().history_change_reason == "Nothing to code: Sports pages."


def test_articles_are_opened_again_from_the_list(coder):
    article = ArticleFactory(coding_state="nothing_to_code")

    assert told(act(coder, "to_code_again", article)) == ["1 article is marked: uncoded."]
    assert state(article) == "uncoded"


def test_an_article_with_published_records_is_not_closed_from_the_list(reviewer):
    article, other = published(), ArticleFactory()

    assert told(act(reviewer, "nothing_to_code", article, other)) == [
        f"Nothing was changed: Report: p{REFUSED}"
    ]
    assert (state(article), state(other)) == ("coded", "uncoded")


def test_a_coder_does_not_open_what_is_published(coder):
    article = ArticleFactory(title="Report", published=True, coding_state="coded")

    assert told(act(coder, "to_code_again", article)) == [
        "Nothing was changed: Report is published, ask a reviewer."
    ]
    assert state(article) == "coded"


# -- The form ---------------------------------------------------------------------------------


def test_the_form_closes_an_article_and_keeps_what_was_typed(coder):
    article = ArticleFactory()
    response = press(coder, article, "nothing_to_code", abstract="A fair.")

    assert told(response)[-1] == "1 article is marked: nothing to code."
    assert state(article) == "nothing_to_code"
    assert Article.objects.get().abstract == "A fair."


def test_the_form_offers_the_other_states(coder):
    article = ArticleFactory(coding_state="coded")

    assert [label for _, _, label in coder.get(page(article)).context["buttons"]] == [
        "mark as nothing to code",
        "open for coding again",
    ]


def test_the_form_refuses_to_close_an_article_with_published_records(reviewer):
    article = published()

    assert told(press(reviewer, article, "nothing_to_code"))[-1] == (
        f"Nothing was changed: Report: p{REFUSED}"
    )
    assert faults(save(reviewer, page(article), coding_state="nothing_to_code")) == {
        "coding_state": [f"P{REFUSED}"]
    }
    assert state(article) == "coded"


def test_a_state_that_is_none_is_refused(coder):
    article = ArticleFactory()

    assert press(coder, article, "burnt").status_code == 403
    assert state(article) == "uncoded"


# -- The screen ----------------------------------------------------------------------------------


def token(client, article):
    return client.get(page(article, "review")).context["article_token"]


def test_the_screen_closes_an_article_and_goes_on_with_the_next(coder):
    article, following = ArticleFactory(body="One."), ArticleFactory(body="Two.")
    sent = {"do": "coding", "state": "nothing_to_code", "note": "A fair.", "next": following.pk}
    response = coder.post(page(article, "review"), sent | {"seen": token(coder, article)})

    assert coder.get(response.url).url == page(following, "review")
    assert article.history.first().history_change_reason == "Nothing to code: A fair."


def test_the_screen_stays_with_an_article_that_has_published_records(reviewer):
    article = published()
    sent = {"do": "coding", "state": "nothing_to_code", "next": ArticleFactory(body="Two.").pk}
    response = reviewer.post(page(article, "review"), sent | {"seen": token(reviewer, article)}, follow=True)

    assert response.redirect_chain[0][0].startswith(page(article, "review"))
    assert told(response) == [f"Nothing was changed: p{REFUSED}"]
