"""Articles as CSV. Their text is never exported."""

from django.db.models import prefetch_related_objects

from articles.exports.sources import SOURCE_COLUMNS
from articles.models import Article
from articles.rows import prepare_articles
from defense_ties.lib.exports import Column, CsvExport, field_column

DATE = ("date", "earliest", "latest", "date_basis")


def prepare(articles: list) -> None:
    """Fetch what the columns need for a chunk of articles."""
    prepare_articles(articles)
    prefetch_related_objects(articles, "publisher")
    for article in articles:
        article.sources.articles = [article]


ARTICLES = CsvExport(
    (
        *(field_column(Article, name) for name in ("id", "title", *DATE, "publisher")),
        Column("publisher", "Who published it.", lambda row: row.publisher or ""),
        *(
            field_column(Article, name)
            for name in ("language", "author", "translator", "archive_url", "abstract", "body_sha256")
        ),
        *SOURCE_COLUMNS,
    ),
    prepare,
)
