"""The articles behind a tie."""

from django.db.models import QuerySet

from articles.models import Article, Evidence


def articles_behind(*ties: QuerySet) -> QuerySet:
    """Return the published articles that are cited for engagements or agreements, the newest first."""
    cited = Evidence.objects.public()
    found = Article.objects.none()
    for records in ties:
        rests = cited.about_any(records.order_by()).order_by().values("article")
        found = found | Article.objects.published().filter(pk__in=rests)
    return found.select_related("publisher").defer("body", "folded").newest_first()
