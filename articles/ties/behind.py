"""The articles behind a tie."""

from django.db.models import QuerySet

from articles.models import RESTS_ON, Article, Evidence


def articles_behind(*ties: QuerySet) -> QuerySet:
    """Return the published articles that are cited for engagements or agreements, the newest first."""
    cited = Evidence.objects.public()
    found = Article.objects.none()
    for records in ties:
        rests = cited.about_any(records.order_by()).order_by().values("article")
        found = found | Article.objects.published().filter(pk__in=rests)
    return found.select_related("publisher").defer("body", "folded").newest_first()


def count_behind(*ties: QuerySet) -> int:
    """Return how many published articles are cited for engagements or agreements."""
    cited = [
        Evidence.objects.public().filter(**{f"{path}__pk__among": ids}).order_by().values("article")
        for records in ties
        for ids in [list(records.order_by().values_list("pk", flat=True))]
        for path in RESTS_ON[records.model]
    ]
    first, *others = cited
    return first.union(*others).count()
