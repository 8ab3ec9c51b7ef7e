"""The page of an article."""

import pytest

from tests import factories as made
from tests.articles.views.test_lists import page
from tests.published import an_agreement, an_article, an_engagement, an_official, cite

pytestmark = pytest.mark.django_db


def shown(client, article):
    """Return the page of an article as text."""
    return page(client, article.get_absolute_url())


def test_all_is_told_but_the_text(client):
    article = an_article(
        title="Hai quân đội gặp nhau",
        publisher=made.PublisherFactory(id="gazette", name="Daily Gazette"),
        url="https://example.org/1",
        archive_url="https://archive.example.org/1",
        author="Mai Hương",
        translator="A Translator",
        language="vi",
        abstract="Reports a meeting.",
        body="Zebra said the commander.",
        date="2021-12?",
        date_basis="inferred",
    )
    cite(article, 1, engagement=an_engagement(), start=0, end=5)
    text = shown(client, article)
    for part in (
        '<h1 lang="vi">Hai quân đội gặp nhau</h1>',
        '<a href="/articles/?publisher=gazette">Daily Gazette</a>, newspaper, Cambodia',
        '<a href="https://example.org/1" rel="external noreferrer">https://example.org/1</a>',
        "https://archive.example.org/1",
        "Mai Hương",
        "A Translator",
        "Reports a meeting.",
        article.body_sha256,
        "<code>2021-12?</code>, inferred",
    ):
        assert part in text
    assert "Zebra" not in text


def test_the_text_is_not_even_fetched(client, django_assert_max_num_queries):
    article = an_article(body="Zebra said the commander.")
    with django_assert_max_num_queries(20) as queries:
        shown(client, article)
    assert not [query for query in queries.captured_queries if '"articles_article"."body",' in query["sql"]]


def test_the_records_it_is_cited_for_are_told_with_their_paragraphs(client):
    article = an_article(title="")
    cite(article, 7, engagement=an_engagement("KH", id="talks", title="The talks"))
    cite(article, 3, engagement=an_engagement("KH", id="visit", title="The visit"))
    cite(article, 2, agreement=an_agreement("KH", id="mou", title="The memorandum"))
    cite(article, 4, official=an_official(id="manet", name="Hun Manet"))
    cite(article, 5, engagement=made.EngagementFactory(title="Hidden talks"))
    text = shown(client, article)
    assert f"<h1>[Untitled report {article.pk}]</h1>" in text
    assert "The text was read without one" in text
    assert '<a href="/engagements/talks/">The talks</a>' in text
    assert 'data-l="Paragraphs"> ¶7' in text
    assert '<a href="/agreements/mou/">The memorandum</a>' in text
    assert '<a href="/officials/manet/">Hun Manet</a>' in text
    assert "Hidden" not in text


def test_the_page_takes_as_many_queries_for_many_records_as_for_few(client, django_assert_num_queries):
    def article(size):
        found = an_article()
        for _ in range(size):
            cite(found, engagement=an_engagement("KH", "RU"))
            cite(found, agreement=an_agreement("KH"))
            cite(found, official=an_official())
        return found.get_absolute_url()

    for address in (article(2), article(20)):
        with django_assert_num_queries(19):
            client.get(address)
