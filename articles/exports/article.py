"""Articles as a table. Their text is never exported."""

from django.db.models import F, OuterRef

from articles.exports.labels import label
from articles.exports.sources import IN_WORDS, NUMBERED, PARAGRAPHS, SOURCE, URL, WHERE
from articles.models import PUBLISHED_WITH, Article, Evidence
from defense_ties.lib.dates import Basis
from defense_ties.lib.exports import Column, Kind, QueryExport, database_column
from defense_ties.lib.exports.expressions import Joined, PageAddress
from defense_ties.lib.reviewing import ReviewStatus

PASSAGES = [
    Evidence.objects.filter(
        article=OuterRef("pk"),
        coding__isnull=True,
        **{f"{path}__review_status": ReviewStatus.PUBLISHED},
        paragraph__gt=0,
    )
    for path in PUBLISHED_WITH.values()
]

ARTICLES = QueryExport(
    (
        *(database_column(Article, name) for name in ("id", "title", "date", "earliest", "latest")),
        database_column(Article, "date_basis", label=label("date_basis", Basis)),
        database_column(Article, "publisher"),
        Column("publisher", "Who published it.", F("publisher__name")),
        *(
            database_column(Article, name)
            for name in ("language", "author", "translator", "archive_url", "abstract", "body_sha256")
        ),
        Column("article_ids", "The article itself.", F("pk"), Kind.CODES),
        Column("source", SOURCE, IN_WORDS),
        Column("source_url", "Its address at its publisher's, or of an archived copy.", WHERE),
        Column(
            "paragraphs",
            PARAGRAPHS,
            Joined(*PASSAGES, item=NUMBERED, ranks=("paragraph",)),
            Kind.CODES,
        ),
        Column("url", URL, PageAddress("article"), Kind.CODE),
    )
)
