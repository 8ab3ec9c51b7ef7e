"""The articles behind a tie."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from articles.models import RESTS_ON, Article, Evidence
from defense_ties.lib.among import Few, belonging, found_by_any


def articles_behind(*ties: QuerySet) -> QuerySet:
    """Return the published articles that are cited for engagements or agreements, the newest first."""
    cited = Evidence.objects.public().order_by().values("article")
    articles = found_by_any(
        cited.filter(belonging(path, records)) for records in ties for path in RESTS_ON[records.model]
    )
    found = Article.objects.published().filter(pk__in=articles)
    return found.select_related("publisher").defer("body", "folded").newest_first()


def count_behind(*ties: QuerySet) -> int:
    """Return how many published articles are cited for engagements or agreements."""
    # Each step is asked by itself: asked in one go, PostgreSQL reads whole tables for a busy tie.
    cited = Evidence.objects.filter(coding__isnull=True).order_by().values_list("article")
    links = [link for records in ties for link in _with_parts(records)]
    articles = found_by_any(cited.filter(belonging(name, few)) for name, few in links)
    return Article.objects.published().filter(pk__among=[article for (article,) in articles]).count()


def _with_parts(records: QuerySet) -> Iterator[tuple[str, Few]]:
    """Yield some records and what belongs to them, each with the name of the link from a passage."""
    found = Few.of(records)
    for path in RESTS_ON[records.model]:
        name, _, owner = path.partition("__")
        part: Any = Evidence._meta.get_field(name).related_model
        yield name, Few.of(part._base_manager.filter(belonging(owner, found))) if owner else found
