"""Articles as CSV."""

import pytest

from tests import factories as made
from tests.published import an_article, an_engagement, cite

pytestmark = pytest.mark.django_db


def test_a_row_holds_all_that_is_public_of_an_article_and_not_its_text(client, settings):
    settings.SITE_URL = "https://ties.example.org"
    article = an_article(
        id="first",
        title="Two meet",
        publisher=made.PublisherFactory(id="gazette", name="Daily Gazette"),
        url="https://example.org/1",
        archive_url="https://archive.example.org/1",
        author="Mai Huong",
        translator="A Translator",
        language="vi",
        abstract="Reports a meeting.",
        body="Zebra said the commander.",
        date="2021-12-17",
    )
    cite(article, 2, engagement=an_engagement())
    cite(article, 5, engagement=made.EngagementFactory())

    text = client.get("/articles/?format=csv").getvalue().decode()

    assert text == (
        "\ufeffid,title,date,earliest,latest,date_basis,publisher_id,publisher,language,author,translator,"
        "archive_url,abstract,body_sha256,article_ids,source,source_url,paragraphs,url\n"
        "first,Two meet,2021-12-17,2021-12-17,2021-12-17,stated,gazette,Daily Gazette,vi,Mai Huong,"
        f"A Translator,https://archive.example.org/1,Reports a meeting.,{article.body_sha256},first,"
        "Mai Huong. “Two meet”. Daily Gazette. 2021-12-17.,https://example.org/1,first:2,"
        "https://ties.example.org/articles/first/\n"
    )
    assert "Zebra" not in text
