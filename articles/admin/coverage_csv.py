"""The ledger as a file: a row for each publisher and month, with who read it and how."""

from articles.exports.coverage import COVERAGE_COLUMNS, months_on_record
from articles.models import Publisher
from articles.models.article import ArticleQuerySet
from defense_ties.lib.exports import Column, RowExport, download


def _mark(name: str):
    return lambda row: getattr(row.cell.mark, name, None)


LEDGER_CSV = RowExport(
    (
        *COVERAGE_COLUMNS,
        Column("read_by", "Who said so.", _mark("read_by")),
        Column("said_at", "When.", _mark("changed_at")),
        Column("note", "What was searched, and how.", _mark("note")),
    )
)


def ledger_csv(year: int, publishers: list[Publisher | None], *, articles: ArticleQuerySet):
    """Return a year of the ledger as a download; a publisher of None is that of articles without one."""
    rows = list(months_on_record(year, publishers, articles=articles))
    return download(LEDGER_CSV, rows, name=f"defense_ties-coverage-{year}")
