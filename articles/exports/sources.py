"""Columns that say what a record rests on, for every list alike."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, F, Model, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, RTrim

from articles.models import PUBLISHED_WITH, RESTS_ON, Article, Evidence
from defense_ties.lib.addresses import address
from defense_ties.lib.dates import NO_LAST_DAY
from defense_ties.lib.exports import Column, Kind
from defense_ties.lib.exports.expressions import ByBytes, First, Joined, PageAddress
from defense_ties.lib.reviewing import ReviewStatus

ARTICLE_IDS = "Published articles that the record rests on, the oldest first, parted by a space."
SOURCE = "The first of these articles: author, title, publisher, and its date in EDTF."
SOURCE_URL = "Address of that article at its publisher's, or of an archived copy."
PARAGRAPHS = "Paragraphs cited, each as the id of its article, a colon and its number, parted by a space."
URL = "Permanent address of the record's page."

OLDEST_FIRST = (Coalesce("article__earliest", NO_LAST_DAY), ByBytes("article_id"))


def source_columns(model: type[Model], page: str) -> tuple[Column, ...]:
    """Return what the published records of a model rest on, as columns that the database works out."""
    passages, first = list(_passages(model, OuterRef("pk"))), _first(model)
    numbered = [passage.filter(paragraph__gt=0) for passage in passages]
    return (
        Column(
            "article_ids",
            ARTICLE_IDS,
            Joined(*passages, item="article_id", ranks=OLDEST_FIRST[:1]),
            Kind.CODES,
        ),
        Column("source", SOURCE, Subquery(first.values(said=IN_WORDS))),
        Column("source_url", SOURCE_URL, Subquery(first.values(where=WHERE))),
        Column(
            "paragraphs",
            PARAGRAPHS,
            Joined(*numbered, item=NUMBERED, ranks=(*OLDEST_FIRST, "paragraph")),
            Kind.CODES,
        ),
        Column("url", URL, PageAddress(page), Kind.CODE),
    )


def _text(*parts: Any) -> Any:
    return Concat(*parts, output_field=TextField())


def _followed(text: str, *, where: Q) -> Any:
    return Case(When(where, then=_text(text, Value(". "))), default=Value(""), output_field=TextField())


NUMBERED = _text("article_id", Value(":"), Cast("paragraph", TextField()))
WHERE = Case(When(~Q(url=""), then=F("url")), default=F("archive_url"))


# As `in_words` says it in Python.
IN_WORDS = RTrim(
    _text(
        _followed("author", where=~Q(author="")),
        Case(
            When(title="", then=_text(Value("[Untitled report "), "pk", Value("]. "))),
            default=_text(Value("“"), "title", Value("”. ")),
            output_field=TextField(),
        ),
        _followed("publisher__name", where=Q(publisher__isnull=False)),
        _followed("date", where=~Q(date="")),
    )
)


def in_words(article: Article) -> str:
    """Return an article in words: author, title, publisher, and its date in EDTF."""
    title = f"“{article.title}”" if article.title else str(article)
    parts = (article.author, title, str(article.publisher or ""), article.date)
    return " ".join(f"{part}." for part in parts if part)


def _passages(model: type[Model], owner: Any) -> Iterator[QuerySet]:
    for path in RESTS_ON[model]:
        passages = Evidence.objects.public().filter(**{path: owner})
        published_with = PUBLISHED_WITH[path.split("__")[0]]
        if published_with != path:  # or else it is the record itself, which is published
            passages = passages.filter(**{f"{published_with}__review_status": ReviewStatus.PUBLISHED})
        yield passages


def _first(model: type[Model]) -> QuerySet:
    passages = _passages(model, OuterRef(OuterRef("pk")))
    first = First(*passages, item="article_id", ranks=OLDEST_FIRST[:1])
    return Article.objects.order_by().filter(pk=first)


# -- The same for records that were read, with their sources attached --------------


def _first_read(record: Any) -> Article | None:
    return next(iter(record.sources.articles), None)


def _source(record: Any) -> str:
    first = _first_read(record)
    return in_words(first) if first else ""


def _source_url(record: Any) -> str:
    first = _first_read(record)
    return first.url or first.archive_url if first else ""


SOURCE_COLUMNS = (
    Column(
        "article_ids",
        ARTICLE_IDS,
        lambda record: " ".join(article.pk for article in record.sources.articles),
        Kind.CODES,
    ),
    Column("source", SOURCE, _source),
    Column("source_url", SOURCE_URL, _source_url),
    Column("paragraphs", PARAGRAPHS, lambda record: " ".join(record.sources.paragraphs()), Kind.CODES),
    Column("url", URL, address, Kind.CODE),
)
