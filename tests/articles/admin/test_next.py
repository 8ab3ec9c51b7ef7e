"""The next article to code is handed to one coder at a time."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Claim
from tests.articles.double_coding.made import Apart
from tests.factories import ArticleFactory, CoderFactory
from tests.posting import page, told

NEXT = "/admin/articles/article/next/"
TEXT = "The two ministers of defence met on Monday."


def browser(user):
    client = Client()
    client.force_login(user)
    return client


def waiting(*keys):
    return [ArticleFactory(id=key, title=f"Report {key}", body=f"{TEXT} {key}") for key in keys]


def taken(client):
    return client.get(NEXT).url.split("/")[-3]


@pytest.mark.django_db
def test_two_coders_get_two_articles():
    waiting("a", "b")
    ann, bo = browser(CoderFactory()), browser(CoderFactory())
    assert reverse("admin:articles_article_next") == NEXT
    assert [taken(ann), taken(bo), taken(ann), taken(bo)] == ["a", "b", "a", "b"]


@pytest.mark.django_db
def test_whoever_takes_another_gives_the_first_back():
    _, second, _ = waiting("a", "b", "c")
    ann, bo = browser(CoderFactory()), browser(CoderFactory())
    assert taken(ann) == "a"
    assert ann.get(NEXT, {"skip": "a"}).url == page(second, "review")
    assert taken(bo) == "a"
    assert Claim.objects.count() == 2


@pytest.mark.django_db
def test_an_article_that_was_left_for_half_an_hour_is_free_again():
    waiting("a")
    ann, bo = browser(CoderFactory(username="ann")), browser(CoderFactory())
    taken(ann)
    assert told(bo.get(NEXT, follow=True)) == [
        "Others have taken each of the articles that still wait, in the last half hour."
    ]
    Claim.objects.update(taken_at=timezone.now() - timedelta(minutes=31))
    assert taken(bo) == "a"
    assert Claim.objects.get().coder.username != "ann"


@pytest.mark.django_db
def test_the_screen_says_who_took_the_article_and_hides_it_from_nobody():
    [article] = waiting("a")
    ann, bo = browser(CoderFactory(username="ann")), browser(CoderFactory())
    taken(ann)
    assert "ann took this article as the next one at" in bo.get(page(article, "review")).text
    assert "took this article" not in ann.get(page(article, "review")).text


@pytest.mark.django_db
def test_an_article_that_is_coded_apart_names_nobody_who_took_it():
    apart = Apart()
    Claim.objects.create(article=apart.article, coder=apart.second)
    assert "took this article" not in browser(apart.first).get(page(apart.article, "review")).text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("skip", "status"), [("\0", 400), ("nothing", 302), ("a" * 3000, 302), ("'; --", 302)]
)
def test_an_odd_article_to_skip_does_no_harm(skip, status):
    waiting("a")
    response = browser(CoderFactory()).get(NEXT, {"skip": skip})
    assert response.status_code == status


@pytest.mark.django_db(transaction=True)
def test_four_who_press_at_the_same_moment_get_four_articles():
    waiting("a", "b", "c", "d", "e")
    clients = [browser(CoderFactory()) for _ in range(4)]
    start, found = threading.Barrier(4), []

    def press(client):
        start.wait()
        try:
            found.append(taken(client))
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == ["a", "b", "c", "d"]
