"""What published records rest on: the articles, and the passages cited from them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.models import PUBLISHED_WITH, RESTS_ON, Article, Evidence
from defense_ties.lib.dates import NO_LAST_DAY
from defense_ties.lib.reviewing import ReviewStatus

Passage = tuple[int | None, int | None, int | None]  # paragraph, first character, character after the last


@dataclass
class Sources:
    """The passages cited for one record, by the id of their article; `articles` once they were fetched."""

    passages: dict[str, set[Passage]] = field(default_factory=lambda: defaultdict(set))
    articles: list[Article] = field(default_factory=list)

    @property
    def passage_count(self) -> int:
        return sum(map(len, self.passages.values()))

    @property
    def article_count(self) -> int:
        return len(self.passages)

    def paragraphs(self) -> list[str]:
        """Return each paragraph cited as the id of its article, a colon and its number."""
        return [
            f"{article.pk}:{number}"
            for article in self.articles
            for number in sorted({paragraph for paragraph, *_ in self.passages[article.pk] if paragraph})
        ]


def oldest_first(article: Article) -> tuple:
    """Return the key by which articles are put in order: the oldest first, undated ones last."""
    return (article.earliest or NO_LAST_DAY, article.pk)


def attach_passages(records: Sequence[Any]) -> None:
    """Give each of the published records, all of one model, its `sources` with the passages."""
    by_id = {record.pk: Sources() for record in records}
    for record in records:
        record.sources = by_id[record.pk]
    for path in RESTS_ON[type(records[0])] if records else ():
        published = f"{PUBLISHED_WITH[path.split('__')[0]]}__review_status"
        cited = Evidence.objects.public().filter(**{f"{path}__in": by_id, published: ReviewStatus.PUBLISHED})
        for owner, article, *passage in cited.values_list(path, "article", "paragraph", "start", "end"):
            by_id[owner].passages[article].add(tuple(passage))


def attach_articles(records: Sequence[Any]) -> None:
    """Fetch the articles of the records' sources, for records that have their passages."""
    cited = {article for record in records for article in record.sources.passages}
    articles = (
        Article.objects.filter(pk__in=cited).defer("body", "folded").select_related("publisher").in_bulk()
    )
    for record in records:
        found = [articles[article] for article in record.sources.passages]
        record.sources.articles = sorted(found, key=oldest_first)
