"""How the database goes about what lists and pages ask for most, as it says itself; see PLANS.md."""

import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import django


@dataclass(frozen=True)
class Question:
    """What is asked for, in words and as a query, and the index by which it is found."""

    words: str
    query: Callable[[], Any]
    index: str


def questions() -> list[Question]:
    """Return what lists and pages ask for most."""
    from django.db.models import Count

    from articles.models import Agreement, Article, Engagement, EngagementCount, Evidence, Participation, Side
    from articles.ties.often import OFTEN, engagements_of

    published = Engagement.objects.published
    in_2015 = {"earliest__gte": "2015-01-01", "earliest__lte": "2015-12-31"}
    cited = Evidence.objects.order_by().values("article")
    return [
        Question(
            "The first page of the list",
            lambda: published().newest_first()[:25],
            "articles_engagement_waiting",
        ),
        Question(
            "One kind in one year, counted",
            lambda: (
                published().filter(kind="visit", **in_2015).order_by().values("status").annotate(n=Count("*"))
            ),
            "articles_engagement_of_kind",
        ),
        Question(
            "The newest of the commonest country",
            lambda: engagements_of("KH", number=OFTEN + 1).newest_first()[:25],
            "articles_engagement_waiting",
        ),
        Question(
            "The engagements of a rare country",
            lambda: Side.objects.filter(country="BT").order_by().values("engagement"),
            "articles_side_of_country",
        ),
        Question(
            "A country by kind and status",
            lambda: EngagementCount.objects.of("KH").standing("kind", "status"),
            "articles_engagementcount_once",
        ),
        Question(
            "The pairs of a country",
            lambda: EngagementCount.objects.of_pairs("KH").standing("first", "second", "status"),
            "articles_engagementcount_pairs",
        ),
        Question(
            "Passages cited for sides",
            lambda: cited.filter(side__engagement__in=["a", "b"]),
            "evidence_of_side",
        ),
        Question(
            "Engagements of an official",
            lambda: Participation.objects.filter(official="a").values("engagement").order_by(),
            "articles_participation_with",
        ),
        Question(
            "Articles of publishers, counted",
            lambda: (
                Article.objects.published()
                .filter(publisher__in=["a", "b"])
                .order_by()
                .values("publisher")
                .annotate(n=Count("*"))
            ),
            "articles_article_published_by",
        ),
        Question(
            "Agreements of a country",
            lambda: Agreement.objects.published().involving("KH").order_by().values("pk"),
            "articles_party_of_country",
        ),
    ]


def main() -> None:
    """Print the plan of each question, measured on PostgreSQL."""
    if not os.environ.get("DATABASE_URL"):
        sys.exit("Name a database that is filled: make bench-plans DATABASE_URL=sqlite:////tmp/bench.sqlite3")
    django.setup()
    from django.db import connection

    measured = {"analyze": True, "costs": False} if connection.vendor == "postgresql" else {}
    for question in questions():
        told = question.query().explain(**measured)
        lines = [line for line in told.splitlines() if not re.search(r"Memory|Batches|Planning Time", line)]
        print(f"### {question.words}\n\n```")
        print("\n".join(re.sub(r" loops=1\)$", ")", line)[:150] for line in lines))
        print("```\n")


if __name__ == "__main__":
    main()
