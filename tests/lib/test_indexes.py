"""Indexes in the order of lists: the database reads a page of a list from them, without sorting."""

import pytest
from django.db import connection

from articles.models import Article, Engagement
from tests.factories import ArticleFactory, EngagementFactory

pytestmark = pytest.mark.django_db


def plan(records):
    """Return how the database would read the first page of records, if sorting were never worth while."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_sort = off")
            cursor.execute("SET LOCAL enable_seqscan = off")
            # Over an empty table every index costs the same.
            cursor.execute("ANALYZE articles_engagement, articles_article")
        return records.only("pk")[:50].explain()


@pytest.mark.parametrize(
    ("records", "index"),
    [
        (Engagement.objects.all(), "articles_engagement_newest"),
        (Engagement.objects.filter(review_status="draft"), "articles_engagement_waiting"),
        (Article.objects.all(), "articles_article_newest"),
        (Article.objects.filter(coding_state="uncoded"), "articles_article_to_code"),
    ],
)
def test_a_list_is_read_from_an_index(records, index):
    EngagementFactory.create_batch(30, published=True)
    ArticleFactory.create_batch(30, coding_state="coded")

    words = plan(records)

    assert index in words
    assert "TEMP B-TREE" not in words  # how SQLite says that it sorts
    assert "Sort Key" not in words  # how PostgreSQL does
