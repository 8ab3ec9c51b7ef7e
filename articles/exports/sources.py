"""Columns that say what a record rests on, for every list alike."""

from typing import Any

from articles.citations import cite_article
from articles.models import Article
from defense_ties.lib.exports import Column
from people.exports import URL


def _first(record: Any) -> Article | None:
    return next(iter(record.sources.articles), None)


def _source(record: Any) -> str:
    first = _first(record)
    return cite_article(first) if first else ""


def _source_url(record: Any) -> str:
    first = _first(record)
    return first.url or first.archive_url if first else ""


SOURCE_COLUMNS = (
    Column(
        "article_ids",
        "Published articles that the record rests on, the oldest first, parted by a space.",
        lambda record: " ".join(article.pk for article in record.sources.articles),
    ),
    Column("source", "The first of these articles as it is cited.", _source),
    Column("source_url", "Address of that article at its publisher's, or of an archived copy.", _source_url),
    Column(
        "paragraphs",
        "Paragraphs cited, each as the id of its article, a colon and its number, parted by a space.",
        lambda record: " ".join(record.sources.paragraphs()),
    ),
    URL,
)
