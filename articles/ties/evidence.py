"""On whose word: the articles of a page by letter, and the paragraphs that each of its records rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.footnotes import letter
from articles.models import Article
from articles.sources import oldest_first

MOST_PARAGRAPHS = 3


@dataclass(frozen=True)
class Lettered:
    """An article of a page, and the letter by which the page refers to it."""

    letter: str
    article: Article


@dataclass(frozen=True)
class Cited:
    """The paragraphs of one article that a record rests on, the first few of many."""

    letter: str
    paragraphs: list[int]
    more: bool


def attach_letters(*lists: Sequence[Any]) -> list[Lettered]:
    """Give each record, which has its passages, what it is `cited` from; return the articles by age."""
    records = [record for rows in lists for record in rows]
    keys = {article for record in records for article in record.sources.passages}
    articles = Article.objects.filter(pk__in=keys).defer("body", "folded").select_related("publisher")
    found = [
        Lettered(letter(place), article) for place, article in enumerate(sorted(articles, key=oldest_first))
    ]
    for record in records:
        passages = record.sources.passages
        record.cited = [_cited(one, passages[one.article.pk]) for one in found if one.article.pk in passages]
    return found


def _cited(one: Lettered, passages: set) -> Cited:
    paragraphs = sorted({paragraph for paragraph, *_ in passages if paragraph})
    return Cited(one.letter, paragraphs[:MOST_PARAGRAPHS], len(paragraphs) > MOST_PARAGRAPHS)
