"""The list of articles, and the page of each. Their text is never shown."""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from articles.citations import Reference, cite_article, refer_to_article
from articles.cited import cited_records
from articles.exports import ARTICLES
from articles.filters import ArticleFilter
from articles.models import Article
from articles.rows import prepare_articles
from articles.views.record import RecordPage
from defense_ties.lib.listing import RecordList, Sort

BY_PUBLISHER = (F("publisher__folded").asc(nulls_last=True), "folded", "id")


class ArticleList(RecordList):
    """All published articles."""

    filterset_class = ArticleFilter
    export = ARTICLES
    template_name = "articles/list.html"
    section = "articles"
    noun, nouns = _("article"), _("articles")
    sorts = {
        "newest": Sort(_("Newest first"), lambda found: found.newest_first()),
        "oldest": Sort(_("Oldest first"), lambda found: found.oldest_first()),
        "title": Sort(_("Title"), lambda found: found.order_by("folded", "id")),
        "publisher": Sort(_("Publisher, then title"), lambda found: found.order_by(*BY_PUBLISHER)),
    }

    def published(self):
        return Article.objects.published().select_related("publisher").defer("body")

    def prepare(self, rows):
        prepare_articles(rows)

    def codes(self, row):
        return []


class ArticlePage(RecordPage):
    """One article: where it was published, and the records it is cited for."""

    model = Article
    template_name = "articles/record.html"
    export = ARTICLES
    section = "articles"

    def get_queryset(self):
        return super().get_queryset().select_related("publisher").defer("body", "folded")

    def about(self, record: Article) -> dict[str, Any]:
        return {"cited": cited_records(record)}

    def citation(self, record: Article, changed: datetime) -> str:
        return cite_article(record)

    def reference(self, record: Article, changed: datetime) -> Reference:
        return refer_to_article(record)
