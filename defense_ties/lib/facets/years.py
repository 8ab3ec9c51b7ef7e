"""The years of a list: how many of its records may fall in each, and bars of them to choose from."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.utils.translation import pgettext

from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY
from defense_ties.lib.translating import number
from defense_ties.lib.years import YearOf

MOST_BARS = 30
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
TALLEST, LOWEST = 48, 2
# The share of its place that a bar takes.
WIDE = 0.8
OPEN_ENDS = (NO_FIRST_DAY.year, NO_LAST_DAY.year)

# The first and the last year in which it may fall, what it is, and how many are alike.
Row = tuple[int, int, str, int]


@dataclass(frozen=True)
class Block:
    """A piece of a bar: what is counted in it, and where it stands."""

    code: str
    y: float
    height: float


@dataclass(frozen=True)
class Bar:
    """A year, or some years: how many records may fall in it, by what they are, and the way to them."""

    name: str
    counts: Mapping[str, int]
    address: str
    chosen: bool
    x: float
    width: float
    blocks: list[Block]

    @property
    def words(self) -> str:
        """The bar in words."""
        told = [f"{number(count)} {label.lower()}".strip() for label, count in self.counts.items() if count]
        return f"{self.name}: {', '.join(told) or pgettext('number', 'none')}"


@dataclass(frozen=True)
class Years:
    """The bars from the first year to the last, and what is told apart in them."""

    bars: list[Bar]
    labels: list[str]

    height = TALLEST


def spans_of_years(rows: Any, record: str, earliest: str = "earliest", latest: str = "latest") -> QuerySet:
    """Return the record, the first and the last year of each dated row."""
    dated = rows.order_by().filter(**{f"{earliest}__isnull": False})
    return dated.annotate(since=YearOf(earliest), until=YearOf(latest)).values_list(record, "since", "until")


def count_overlaps(spans: QuerySet) -> tuple[list[Row], int]:
    """Return how many records have one of their spans in each bar, each record once, and the step."""
    connection = connections[spans.db]
    try:
        source, params = spans.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return [], 1
    with connection.cursor() as cursor:
        named = f"WITH spans(record, since, until) AS ({source})"
        cursor.execute(f"{named} SELECT DISTINCT since, until FROM spans", params)
        years = reach(cursor.fetchall())
        step = step_over(years)
        if not years:
            return [], step
        starts = ", ".join(f"({start:d})" for start in starts_of(years, step))
        cursor.execute(
            f"{named}, bars(start) AS (VALUES {starts}) SELECT start, COUNT(DISTINCT record) FROM bars "
            f"JOIN spans ON since < start + {step:d} AND until >= start GROUP BY start",
            params,
        )
        return [(start, start + step - 1, "", count) for start, count in cursor.fetchall()], step


def reach(spans: Iterable[tuple[int, int]]) -> range:
    """Return the years from the first that is known to the last."""
    known = {year for span in spans for year in span if year not in OPEN_ENDS}
    return range(min(known), max(known) + 1) if known else range(0)


def step_over(years: range) -> int:
    """Return how many years a bar stands for, so that there are not too many bars."""
    # A step begins at a round year, and so may take one bar more.
    return next((step for step in STEPS if len(years) / step <= MOST_BARS - (step > 1)), STEPS[-1])


def starts_of(years: range, step: int) -> range:
    """Return the first year of each bar."""
    return range(years.start // step * step, years.stop, step) if years else range(0)


def draw(
    rows: Iterable[Row],
    step: int,
    labels: Mapping[str, Any],
    *,
    address: Callable[[str, str], str],
    chosen: Callable[[int, int], bool],
) -> Years | None:
    """Return the bars, or None for fewer than two; an open end reaches to the last of them."""
    rows = list(rows)
    starts = starts_of(reach((since, until) for since, until, _, _ in rows), step)
    if len(starts) < 2:
        return None
    counted = [_overlapping(rows, start, start + step - 1) for start in starts]
    occurring = [code for code in labels if any(counts[code] for counts in counted)]
    most = max(sum(counts.values()) for counts in counted)
    place = 100 / len(starts)
    bars = [
        Bar(
            name=f"{start:04}" if step == 1 else f"{start:04}–{start + step - 1:04}",
            counts={str(labels[code]): counts[code] for code in occurring},
            address=address(f"{max(start, 1):04}", f"{start + step - 1:04}"),
            chosen=chosen(start, start + step - 1),
            x=round(number * place + place * (1 - WIDE) / 2, 2),
            width=round(place * WIDE, 2),
            blocks=_blocks(counts, occurring, most),
        )
        for number, (start, counts) in enumerate(zip(starts, counted, strict=True))
    ]
    return Years(bars, [str(labels[code]) for code in occurring])


def _overlapping(rows: Iterable[Row], first: int, last: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    for since, until, code, count in rows:
        if since <= last and until >= first:
            counts[code] += count
    return counts


def _blocks(counts: Mapping[str, int], codes: Iterable[str], most: int) -> list[Block]:
    blocks: list[Any] = []
    top = float(TALLEST)
    for code in codes:
        if counts[code]:
            height = max(round(TALLEST * counts[code] / most, 1), LOWEST)
            top = round(top - height, 1)
            blocks.append(Block(code, top, height))
    return blocks
