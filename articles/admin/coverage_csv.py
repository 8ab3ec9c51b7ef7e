"""The ledger as a file: a row for each publisher and month."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.coverage import Cell, read_ledger
from articles.models import Publisher
from articles.models.article import ArticleQuerySet
from defense_ties.lib.exports import Column, CsvExport

CHUNK = 100


@dataclass(frozen=True)
class Month:
    """A row of the file: a publisher, a month (or a year, for what has no month), and what is on record."""

    publisher: Publisher | None
    month: str
    cell: Cell


def _mark(name: str):
    return lambda row: getattr(row.cell.mark, name, None)


LEDGER_CSV = CsvExport(
    columns=(
        Column(
            "publisher_id",
            "The publisher; blank for articles that name none.",
            lambda row: getattr(row.publisher, "pk", None),
        ),
        Column("publisher", "Its name.", lambda row: getattr(row.publisher, "name", None)),
        Column("country", "Where it is based.", lambda row: getattr(row.publisher, "country", None)),
        Column(
            "month", "Year and month; the year alone for articles without a month.", lambda row: row.month
        ),
        Column("state", "How far the month was read: read, partly, not_read.", _mark("state")),
        Column("articles", "Articles on record.", lambda row: row.cell.articles),
        Column("coded", "Of these, coded.", lambda row: row.cell.coded),
        Column("nothing_to_code", "Of these, read and found to report no tie.", lambda row: row.cell.nothing),
        Column("uncoded", "Of these, not yet read for facts.", lambda row: row.cell.uncoded),
        Column("engagements", "Engagements that rest on them.", lambda row: row.cell.engagements),
        Column("agreements", "Agreements that rest on them.", lambda row: row.cell.agreements),
        Column("read_by", "Who said so.", _mark("read_by")),
        Column("said_at", "When.", _mark("changed_at")),
        Column("note", "What was searched, and how.", _mark("note")),
    ),
)


def ledger_csv(year: int, publishers: list[Publisher | None], *, articles: ArticleQuerySet):
    """Return a year of the ledger as a download; a publisher of None is that of articles without one."""
    rows = _months(year, publishers, articles)
    return LEDGER_CSV.response(rows, f"defense_ties-coverage-{year}.csv")


def _months(year: int, publishers: list, articles: ArticleQuerySet) -> Iterator[Month]:
    for start in range(0, len(publishers), CHUNK):
        part = publishers[start : start + CHUNK]
        ledger = read_ledger(year=year, publishers=part, articles=articles)
        for row in ledger.rows:
            yield from (
                Month(row.publisher, column, cell)
                for column, cell in row.cells.items()
                if cell.articles or cell.mark
            )
