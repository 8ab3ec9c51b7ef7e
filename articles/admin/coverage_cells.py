"""The cells of the ledger as a page shows them: their numbers, words, links and boxes."""

import calendar
import datetime
from dataclasses import dataclass
from typing import Any

from articles.coverage import Cell, Ledger, counted
from articles.models import Article, Publisher
from articles.models.article import ArticleQuerySet
from defense_ties.lib.admin import Link
from defense_ties.lib.admin.desk import change_url, list_url

# The row of the articles that name no publisher.
NO_PUBLISHER = None


@dataclass
class ShownCell:
    """A cell with the list it leads to, and the words by which a screen reader tells it."""

    cell: Cell
    url: str
    words: str
    box: str = ""  # what is sent when the cell is chosen; empty for one that cannot be marked
    is_to_come: bool = False

    @property
    def state(self) -> str:
        """How far the month was read, as a code; empty where nobody has said."""
        return self.cell.mark.state if self.cell.mark else ""

    @property
    def mark_url(self) -> str:
        """The address of what was said of the month."""
        return change_url(self.cell.mark) if self.cell.mark else ""


@dataclass
class ShownRow:
    """A row with what it is called."""

    publisher: Publisher | None
    label: str
    url: str
    cells: list[ShownCell]
    total: ShownCell


@dataclass
class Head:
    """The head of a column, with the sum of all publishers below it."""

    column: str
    label: str
    cell: Cell
    url: str
    is_month: bool
    is_to_come: bool


def shown_rows(ledger: Ledger, today: datetime.date) -> list[ShownRow]:
    """Return the rows of a ledger as they are shown."""
    rows = []
    for row in ledger.rows:
        label = str(row.publisher) if row.publisher else "No publisher named"
        cells = [_shown(row.publisher, label, column, row.cells[column], today) for column in ledger.columns]
        total = ShownCell(row.total, "", f"{label}, {ledger.year}: {_numbers(row.total)}")
        url = change_url(row.publisher) if row.publisher else ""
        rows.append(ShownRow(row.publisher, label, url, cells, total))
    return rows


def _shown(publisher: Any, label: str, column: str, cell: Cell, today: datetime.date) -> ShownCell:
    is_month = len(column) == 7
    state = f"; {cell.mark.get_state_display().lower()}" if cell.mark else ""
    where = {"publisher__id__exact": publisher.pk} if publisher else {"publisher__isnull": "True"}
    return ShownCell(
        cell,
        list_url(Article, month=column, **where),
        f"{label}, {in_full(column)}: {_numbers(cell)}{state}",
        f"{publisher.pk}:{column}" if publisher and is_month else "",
        column > today.strftime("%Y-%m")[: len(column)],
    )


def _numbers(cell: Cell) -> str:
    if not cell.articles:
        return "no articles"
    return (
        f"{cell.articles} article{'s' if cell.articles > 1 else ''}: {cell.coded} coded, "
        f"{cell.nothing} with nothing to code, {cell.uncoded} uncoded; records drawn: {cell.drawn}"
    )


def in_full(column: str) -> str:
    """Return a column in words.

    >>> in_full("2022-03"), in_full("2022")
    ('March 2022', '2022 without a month')
    """
    year, _, month = column.partition("-")
    return f"{calendar.month_name[int(month)]} {year}" if month else f"{year} without a month"


def head_cells(articles: ArticleQuerySet, ledger: Ledger, today: datetime.date) -> list[Head]:
    """Return the heads of the columns, with how many articles of all publishers there are."""
    sums = counted(articles, ledger.year, by_publisher=False)
    heads = []
    for column in ledger.columns:
        _, _, month = column.partition("-")
        label = calendar.month_abbr[int(month)] if month else "No month"
        cell = sums.get((None, column), Cell())
        to_come = column > today.strftime("%Y-%m")[: len(column)]
        heads.append(Head(column, label, cell, list_url(Article, month=column), bool(month), to_come))
    return heads


def undated_links(articles: ArticleQuerySet, year: int) -> list[Link]:
    """Return the links to the articles that are in no cell of a year, with their numbers."""
    undated, over = articles.undated().count(), articles.running_over(year).count()
    links = []
    if undated:
        links.append(Link(f"{undated:,} without a date", list_url(Article, month="none")))
    if over:
        label = f"{over:,} whose date runs over the end of {year}"
        links.append(Link(label, list_url(Article, month=f"{year}/..")))
    return links
