"""What was read, as CSV: a row for each publisher and month."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.coverage import Cell, read_ledger
from articles.models import Publisher
from articles.models.article import ArticleQuerySet
from defense_ties.lib.exports import Column, RowExport

CHUNK = 100


@dataclass(frozen=True)
class Month:
    """A row of the file: a publisher, a month (or a year, for what has no month), and what is on record."""

    publisher: Publisher | None
    month: str
    cell: Cell


COVERAGE_COLUMNS = (
    Column(
        "publisher_id",
        "The publisher; blank for articles that name none.",
        lambda row: getattr(row.publisher, "pk", None),
    ),
    Column("publisher", "Its name.", lambda row: getattr(row.publisher, "name", None)),
    Column("country", "Where it is based.", lambda row: getattr(row.publisher, "country", None)),
    Column("month", "Year and month; the year alone for articles without a month.", lambda row: row.month),
    Column(
        "state",
        "How far the month was read: read, partly, not_read.",
        lambda row: getattr(row.cell.mark, "state", None),
    ),
    Column("articles", "Articles on record.", lambda row: row.cell.articles),
    Column("coded", "Of these, coded.", lambda row: row.cell.coded),
    Column("nothing_to_code", "Of these, read and found to report no tie.", lambda row: row.cell.nothing),
    Column("uncoded", "Of these, not yet read for facts.", lambda row: row.cell.uncoded),
    Column("engagements", "Engagements that rest on them.", lambda row: row.cell.engagements),
    Column("agreements", "Agreements that rest on them.", lambda row: row.cell.agreements),
)
COVERAGE = RowExport(COVERAGE_COLUMNS)


def months_on_record(
    year: int, publishers: list, *, articles: ArticleQuerySet, published: bool = False
) -> Iterator[Month]:
    """Yield what is on record of some publishers in a year; None is that of articles that name none."""
    for start in range(0, len(publishers), CHUNK):
        part = publishers[start : start + CHUNK]
        for row in read_ledger(year=year, publishers=part, articles=articles, published=published).rows:
            yield from (
                Month(row.publisher, column, cell)
                for column, cell in row.cells.items()
                if cell.articles or cell.mark
            )
