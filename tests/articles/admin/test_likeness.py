"""“Same report as” on the staff's pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Fingerprint, Likeness
from tests.articles.ingest.documents import REPOST, STORY
from tests.factories import ArticleFactory, LikenessFactory
from tests.posting import page, save, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    """Make two articles that are much alike."""
    first, second = ArticleFactory(id="a", title="First print"), ArticleFactory(id="b", title="Second print")
    LikenessFactory(article=first, other=second, share=0.914)
    return first, second


def judge(client, likeness, decision, article):
    url = reverse("admin:articles_article_likeness", args=[likeness.pk])
    return client.post(url, {"decision": decision, "article": article}, follow=True)


def text_of(client, url):
    return " ".join(client.get(url).content.decode().split())


def test_an_article_says_which_it_is_like_from_either_side(coder, pair):
    shown = text_of(coder, page(pair[0]))

    assert f'Same report as <a href="{page(pair[1])}">Second print</a>?' in shown
    assert "91 % of the shorter text in common" in shown
    assert "First print</a>?" in text_of(coder, page(pair[1]))


def test_an_article_that_is_like_no_other_says_nothing(coder):
    assert "Same report as" not in coder.get(page(ArticleFactory())).content.decode()


def test_a_coder_says_that_they_are_the_same(coder, pair):
    response = judge(coder, Likeness.objects.get(), "same", "a")
    likeness = Likeness.objects.get()

    assert response.redirect_chain[-1][0] == page(pair[0])
    assert told(response) == ["First print ≈ Second print: same report."]
    assert (likeness.decision, likeness.decided_by.username[:5]) == ("same", "coder")
    assert "judged by coder" in text_of(coder, page(pair[0]))


def test_a_coder_says_that_they_are_not_and_the_list_no_longer_shows_them(coder, pair):
    assert 'title="Same report as Second print">91 %</a>' in text_of(coder, page(Article))
    judge(coder, Likeness.objects.get(), "different", "b")

    assert "Same report as Second print" not in text_of(coder, page(Article))
    assert "Not the same report as" in text_of(coder, page(pair[0]))


def test_a_judgement_can_be_taken_back(coder, pair):
    judge(coder, Likeness.objects.get(), "same", "a")
    judge(coder, Likeness.objects.get(), "open", "a")

    assert Likeness.objects.get().decided_at is None


@pytest.mark.parametrize(("decision", "article"), [("", "a"), ("zz", "a"), ("same", ""), ("same", "c")])
def test_an_odd_judgement_is_not_found(coder, pair, decision, article):
    assert judge(coder, Likeness.objects.get(), decision, article).status_code == 404


def test_a_likeness_that_is_gone_is_not_found(coder, pair):
    likeness = Likeness.objects.get()
    Likeness.objects.all().delete()
    likeness.pk = 1

    assert judge(coder, likeness, "same", "a").status_code == 404


def test_only_who_may_change_articles_judges(client, django_user_model, coder, pair):
    likeness = Likeness.objects.get()
    client.force_login(django_user_model.objects.create_user("looker", is_staff=True))

    assert judge(client, likeness, "same", "a").status_code == 403
    assert coder.get(reverse("admin:articles_article_likeness", args=[likeness.pk])).status_code == 405
    assert Likeness.objects.get().decision == "open"


def test_the_list_of_likenesses_is_open_to_who_sees_articles(coder, client, django_user_model, pair):
    assert "First print ≈ Second print" in text_of(coder, page(Likeness))
    client.force_login(django_user_model.objects.create_user("looker", is_staff=True))

    assert client.get(page(Likeness)).status_code == 403


def test_a_text_typed_into_the_form_is_compared_with_the_others(coder):
    save(coder, page(Article, "add"), title="One", body=STORY)
    save(coder, page(Article, "add"), title="Two", body=REPOST)
    likeness = Likeness.objects.get()
    assert likeness.share > 0.7

    save(coder, page(Article.objects.get(title="Two")), body="Quite another text.")
    assert not Likeness.objects.exists()


def test_an_article_is_deleted_with_what_is_known_of_its_text_and_without_listing_it(reviewer, pair):
    Fingerprint.objects.create(article=pair[0], key=1)
    shown = text_of(reviewer, page(pair[0], "delete"))

    assert "ingerprint" not in shown
    assert "ikeness:" not in shown
    reviewer.post(page(pair[0], "delete"), {"post": "yes"})
    assert [article.pk for article in Article.objects.all()] == ["b"]


def test_the_list_asks_no_more_for_many_likenesses(coder):
    LikenessFactory()
    with CaptureQueriesContext(connection) as few:
        coder.get(page(Article))
    for _ in range(10):
        LikenessFactory(decision="same", decided_at=timezone.now())
    with CaptureQueriesContext(connection) as many:
        coder.get(page(Article))

    assert len(many) <= len(few)
    assert not any('"body"' in query["sql"].partition(" FROM ")[0] for query in many)
