"""The ledger: for each publisher and month, the articles on record and what was drawn from them.

An article that is dated only `2022`, or that spans months, belongs to no month: it is counted under its year.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Case, Count, F, Model, Q, QuerySet, Value, When
from django.db.models.functions import ExtractMonth

from articles.choices import CodingState
from articles.coverage.months import months_of
from articles.models import RESTS_ON, Agreement, CoverageMonth, Engagement, Publisher
from articles.models.article import ArticleQuerySet
from defense_ties.lib.reviewing import ReviewStatus

Key = tuple[str | None, str]  # publisher, and month or year
COUNTS: dict[type[Model], str] = {Engagement: "engagements", Agreement: "agreements"}


@dataclass
class Cell:
    """What is on record of one publisher in one month: articles by how far they were coded, and records."""

    articles: int = 0
    coded: int = 0
    nothing: int = 0
    engagements: int = 0
    agreements: int = 0
    mark: CoverageMonth | None = None

    @property
    def uncoded(self) -> int:
        """The articles that nobody has read for facts yet."""
        return self.articles - self.read

    @property
    def read(self) -> int:
        """The articles that were read for facts."""
        return self.coded + self.nothing

    @property
    def drawn(self) -> int:
        """The engagements and agreements that rest on the articles."""
        return self.engagements + self.agreements

    def add(self, other: "Cell") -> None:
        """Add the numbers of articles of another cell; records may rest on both, so they are not added."""
        self.articles += other.articles
        self.coded += other.coded
        self.nothing += other.nothing


@dataclass
class Row:
    """A publisher, with a cell for each month, one for the year only, and the sum of articles."""

    publisher: Publisher | None
    cells: dict[str, Cell]
    total: Cell = field(default_factory=Cell)


@dataclass
class Ledger:
    """A year of the ledger: its columns, the twelve months and the year itself, and its rows."""

    year: int
    rows: list[Row]

    @property
    def columns(self) -> list[str]:
        """The months, and after them the year for what has no month."""
        return [*months_of(self.year), f"{self.year:04}"]


def read_ledger(
    *,
    year: int,
    publishers: Sequence[Publisher | None],
    articles: ArticleQuerySet,
    published: bool = False,
) -> Ledger:
    """Return a year of the ledger for some publishers, from the articles that may be seen.

    A publisher of None stands for the articles that name none. Of the records that rest on them all are
    counted, or only those that are published.
    """
    keys = [publisher.pk for publisher in publishers if publisher]
    wanted = Q(publisher__in=keys)
    if None in publishers:
        wanted |= Q(publisher__isnull=True)
    cells = counted(articles.filter(wanted), year)
    _add_drawn(cells, articles.filter(wanted).within_year(year), year, published=published)
    months = months_of(year)
    marks = CoverageMonth.objects.filter(publisher__in=keys).within(months[0], months[-1])
    for mark in marks.select_related("read_by"):
        cells.setdefault((mark.publisher_id, mark.month), Cell()).mark = mark
    ledger = Ledger(year, [])
    ledger.rows = [_row(publisher, ledger.columns, cells) for publisher in publishers]
    return ledger


def _row(publisher: Publisher | None, columns: Iterable[str], cells: dict[Key, Cell]) -> Row:
    key = publisher.pk if publisher else None
    row = Row(publisher, {column: cells.get((key, column), Cell()) for column in columns})
    for cell in row.cells.values():
        row.total.add(cell)
    return row


def counted(articles: ArticleQuerySet, year: int, *, by_publisher: bool = True) -> dict[Key, Cell]:
    """Return how many articles there are by publisher and month, or by month only, coded and not."""
    given = ["publisher"] if by_publisher else []
    grouped = articles.within_year(year).order_by().annotate(_month=_month()).values_list(*given, "_month")
    rows = grouped.annotate(
        number=Count("pk"),
        coded=Count("pk", filter=Q(coding_state=CodingState.CODED)),
        nothing=Count("pk", filter=Q(coding_state=CodingState.NOTHING_TO_CODE)),
    )
    return {
        (publisher[0] if publisher else None, _column(year, month)): Cell(number, coded, nothing)
        for *publisher, month, number, coded, nothing in rows
    }


def publishers_with_gaps(articles: ArticleQuerySet, year: int, today: datetime.date) -> set[str]:
    """Return the publishers of which articles of a month are on record that is over and not read."""
    read = CoverageMonth.objects.read().within(f"{year:04}-01", f"{year:04}-12")
    done = set(read.values_list("publisher", "month"))
    named = counted(articles.filter(publisher__isnull=False), year)
    this_month = today.strftime("%Y-%m")
    return {
        publisher
        for publisher, month in named
        if publisher and len(month) == 7 and month < this_month and (publisher, month) not in done
    }


def _month(path: str = "") -> Case:
    """Return the number of the month that a date within one year lies in, 0 where it has none."""
    within_one = Q(**{f"{path}earliest__month": F(f"{path}latest__month")})
    return Case(When(within_one, then=ExtractMonth(f"{path}earliest")), default=Value(0))


def _column(year: int, month: int) -> str:
    return f"{year:04}-{month:02}" if month else f"{year:04}"


def _add_drawn(cells: dict[Key, Cell], articles: ArticleQuerySet, year: int, *, published: bool) -> None:
    """Count in each cell the records that rest on its articles.

    Each way from a passage to its record is asked apart: one query over all of them reads whole tables.
    """
    for model in (Engagement, Agreement):
        drawn: dict[Key, set[str]] = defaultdict(set)
        for path in RESTS_ON[model]:
            for publisher, month, record in _drawn_by(f"evidence__{path}", articles, published):
                drawn[publisher, _column(year, month)].add(record)
        for key, records in drawn.items():
            setattr(cells.setdefault(key, Cell()), COUNTS[model], len(records))


def _drawn_by(path: str, articles: ArticleQuerySet, published: bool) -> QuerySet:
    """Return publisher, month and record for the passages that lead to a record by one path.

    Rejected records do not count, nor what somebody codes apart and has not been reconciled.
    """
    standing = Q(**{f"{path}__isnull": False, f"{path}__coding__isnull": True})
    if published:
        standing &= Q(**{f"{path}__review_status": ReviewStatus.PUBLISHED})
    else:
        standing &= ~Q(**{f"{path}__review_status": ReviewStatus.REJECTED})
    rows = articles.filter(standing).order_by().annotate(_month=_month())
    return rows.values_list("publisher", "_month", path).distinct()
