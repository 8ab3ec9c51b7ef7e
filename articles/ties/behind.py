"""The articles behind a tie."""

from collections.abc import Iterable

from django.db.models import QuerySet

from articles.models import RESTS_ON, Article, Evidence
from defense_ties.lib.among import Few, belonging, found_by_any


def articles_behind(*ties: QuerySet) -> QuerySet:
    """Return the published articles that are cited for engagements or agreements, the newest first."""
    found = Article.objects.published().filter(pk__in=_cited_for(ties))
    return found.select_related("publisher").defer("body", "folded").newest_first()


def count_behind(*ties: QuerySet) -> int:
    """Return how many published articles are cited for engagements or agreements."""
    # The ids are found first: asked in one go, it takes twice as long of a busy tie.
    return _cited_for(map(Few.of, ties)).count()


def _cited_for(ties: Iterable[QuerySet | Few]) -> QuerySet:
    """Return the ids of the published articles that are cited for some records."""
    cited = Evidence.objects.public().order_by().values("article")
    return found_by_any(
        cited.filter(belonging(path, records)) for records in ties for path in RESTS_ON[records.model]
    )
