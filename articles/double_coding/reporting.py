"""The report of agreement: over all coders and by pair, from what was handed in."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from articles.double_coding.comparing import Comparison, compare
from articles.double_coding.figures import Figure, figures_of
from articles.double_coding.units import topics_in, units_of
from articles.models import Coding
from defense_ties.lib.exports import Column, RowExport

ALL = "All coders"


@dataclass(frozen=True)
class Agreed:
    """The agreement of one pair of coders, or of all, on some articles."""

    coders: str
    articles: int
    figures: list[Figure]


@dataclass(frozen=True)
class Row:
    """A line of the report as a table."""

    coders: str
    articles: int
    figure: Figure


def report(*, since: datetime.date | None = None, until: datetime.date | None = None) -> list[Agreed]:
    """Return the agreement on the articles handed in between the days: of all coders, and by pair.

    An article counts by the day on which the later of the two was handed in. The matching is that of the
    program, as the codings were handed in: what a reviewer decides later changes no figure.
    """
    compared = [(coders, compare(*facts)) for coders, facts in _pairs(since, until)]
    if not compared:
        return []
    topics = topics_in(comparison for _, comparison in compared)
    by_pair: dict[str, list[Comparison]] = defaultdict(list)
    for coders, comparison in compared:
        by_pair[coders].append(comparison)
    groups = {ALL: [comparison for _, comparison in compared]} | dict(sorted(by_pair.items()))
    return [
        Agreed(
            coders,
            len(comparisons),
            figures_of(unit for comparison in comparisons for unit in units_of(comparison, topics)),
        )
        for coders, comparisons in groups.items()
    ]


def _pairs(
    since: datetime.date | None, until: datetime.date | None
) -> Iterator[tuple[str, tuple[dict, dict]]]:
    """Yield the names of the coders of each article, in order of the alphabet, with what each found."""
    codings = Coding.objects.compared().select_related("coder").defer("note").order_by("article_id", "slot")
    by_article: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        by_article[coding.article_id].append(coding)
    for both in by_article.values():
        if len(both) != 2:
            continue
        day = max(coding.handed_in_at.date() for coding in both if coding.handed_in_at)
        if (since is None or day >= since) and (until is None or day <= until):
            first, second = sorted(both, key=lambda coding: coding.coder.get_username())
            yield f"{first.coder} and {second.coder}", (first.facts, second.facts)


def rows_of(agreed: list[Agreed]) -> list[Row]:
    """Return the report as the lines of one table."""
    return [Row(group.coders, group.articles, figure) for group in agreed for figure in group.figures]


AGREEMENT_FIGURES = RowExport(
    (
        Column("coders", "Whose codings are compared: all, or one pair.", lambda row: row.coders),
        Column("articles", "Number of articles that both coded.", lambda row: row.articles),
        Column("record", "Kind of record.", lambda row: row.figure.question.kind),
        Column("field", "Field, or whether it was found at all.", lambda row: row.figure.question.field),
        Column("units", "Number of answers compared.", lambda row: row.figure.number),
        Column("alike", "Number of answers that are alike.", lambda row: row.figure.alike),
        Column(
            "percent",
            "Share of answers that are alike, in percent.",
            lambda row: round(row.figure.percent, 1),
        ),
        Column(
            "alpha",
            "Krippendorff's alpha for nominal data; empty where it is not defined.",
            lambda row: None if row.figure.alpha is None else round(row.figure.alpha, 3),
        ),
        Column("alpha_note", "Why alpha is not defined.", lambda row: row.figure.why_not),
    )
)
