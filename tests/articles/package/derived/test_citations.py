"""Citations of all kinds of records in one table."""

import pytest

from articles.package.derived.citations import CITATIONS
from tests import factories as made
from tests.articles.package.derived.reading import cells, rows_of
from tests.published import an_article, an_engagement, an_official, cite

pytestmark = pytest.mark.django_db


def test_a_passage_stands_beside_the_record_it_is_cited_for():
    article, engagement = an_article(id="report"), an_engagement("KH", "RU", id="talks")
    cite(article, 2, id="e1", engagement=engagement, field="date", start=10, end=24)
    cite(article, 3, id="e2", side=engagement.sides.get(country="KH"), stance="contradicts")
    cite(article, 4, id="e3", official=an_official(id="manet"))
    assert cells(
        rows_of(CITATIONS),
        "evidence_id",
        "record_kind",
        "field",
        "article_id",
        "paragraph",
        "start",
        "end",
        "stance",
    ) == [
        ("e1", "engagement", "date", "report", "2", "10", "24", "supports"),
        ("e2", "side", "", "report", "3", "", "", "contradicts"),
        ("e3", "official", "", "report", "4", "", "", "supports"),
    ]
    assert cells(rows_of(CITATIONS), "record_id")[::2] == [("talks",), ("manet",)]


def test_what_is_not_published_is_not_cited():
    cite(made.ArticleFactory(), engagement=an_engagement("KH"))
    cite(an_article(), engagement=made.EngagementFactory())
    assert rows_of(CITATIONS) == []
