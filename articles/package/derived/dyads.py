"""dyad_years.csv: pairs of countries by year and kind of engagement."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Max

from articles.choices import EngagementKind
from articles.models import Article
from articles.package.choice import Choice
from articles.package.derived import yearly
from articles.package.derived.columns import DerivedColumn, country, number
from articles.package.derived.in_force import RULE, in_force
from articles.package.derived.table import PARTIAL_DATES, CountedTable
from articles.package.derived.yearly import ALL, Key
from defense_ties.lib.dates import NO_LAST_DAY
from people.choices import Seniority


@dataclass
class DyadYear:
    """A pair of countries in a year, as far as engagements of one kind go, or all of them."""

    held: int = 0
    planned: int = 0
    called_off: int = 0
    first_level: int | None = None
    second_level: int | None = None
    articles: int = 0
    signed: int = 0
    in_force: int = 0


def dyad_years(choice: Choice) -> dict[Key, DyadYear]:
    """Return what is on record of each pair of countries, by year, by kind and for all kinds together."""
    found: dict[Key, DyadYear] = defaultdict(DyadYear)
    for key, counts in yearly.engagements_by_pair(choice):
        for kind in (key[3], ALL):
            row = found[(*key[:3], kind)]
            row.held += counts["held"]
            row.planned += counts["planned"]
            row.called_off += counts["called_off"]
    _add_levels(found, choice)
    _add_articles(found, choice)
    for pair_year, signed in yearly.signed_by_pair(choice):
        found[(*pair_year, ALL)].signed = signed
    for (first, second, year), standing in in_force(choice, last_year(choice, found)).items():
        found[first, second, year, ALL].in_force = standing
    return found


def _add_levels(found: dict[Key, DyadYear], choice: Choice) -> None:
    for own, met, year, kind, level in yearly.levels_by_pair(choice):
        side = "first_level" if own < met else "second_level"
        for each in (kind, ALL):
            row = found[min(own, met), max(own, met), year, each]
            known = getattr(row, side)
            setattr(row, side, level if known is None else min(known, level))


def _add_articles(found: dict[Key, DyadYear], choice: Choice) -> None:
    for pair_year, rows in groupby(yearly.articles_by_pair(choice), key=lambda row: row[:3]):
        every = set()
        for kind, cited in groupby(rows, key=lambda row: row[3]):
            articles = {row[4] for row in cited}
            every |= articles
            found[(*pair_year, kind)].articles = len(articles)
        found[(*pair_year, ALL)].articles = len(every)


def last_year(choice: Choice, found: dict[Key, DyadYear]) -> int:
    """Return the last year in which anything was held or signed, or an article appeared."""
    years = [key[2] for key, row in found.items() if key[2] is not None and (row.held or row.signed)]
    last_day = choice.rows(Article).filter(latest__lt=NO_LAST_DAY).aggregate(day=Max("latest"))["day"]
    return max([*years, last_day.year if last_day else 0])


def _order(key: tuple[Any, ...]) -> tuple[Any, ...]:
    *where, year, kind = key
    return (*where, 0 if year is None else year, kind != ALL, kind)


def _dyads(choice: Choice) -> Iterator[tuple[Key, DyadYear]]:
    found = dyad_years(choice)
    return ((key, found[key]) for key in sorted(found, key=_order))


def _figure(name: str, description: str, *, of_all: bool = False) -> DerivedColumn:
    def value(row: Any) -> Any:
        return None if of_all and row[0][-1] != ALL else getattr(row[1], name)

    codes = tuple(Seniority.values) if name.endswith("_level") else ()
    return number(name, description, value, codes)


def place_in_key(place: int) -> Any:
    """Return what takes a part of the key of a row."""
    return lambda row: row[0][place]


def year_and_kind(place: int) -> tuple[DerivedColumn, DerivedColumn]:
    """Return the columns for the year and the kind, the first of which stands at a place of the key."""
    return (
        number("year", "The year; blank for what has none or runs over its turn.", place_in_key(place)),
        DerivedColumn(
            "kind",
            f"Kind of the engagements, or “{ALL}” for all kinds together: add up the one or the other, "
            "never both.",
            place_in_key(place + 1),
            codes=(ALL, *EngagementKind.values),
            is_needed=True,
        ),
    )


OF_ALL = f"only in rows of the kind “{ALL}”, as agreements have no kind of engagement."

DYAD_YEARS = CountedTable(
    "dyad_years",
    f"A pair of countries in a year, by kind of engagement. {PARTIAL_DATES} An engagement of three countries "
    f"counts in three pairs. {RULE}",
    (
        country(
            "first",
            "The country whose code comes first, ISO 3166-1 alpha-2.",
            place_in_key(0),
            is_needed=True,
        ),
        country("second", "The other country.", place_in_key(1), is_needed=True),
        *year_and_kind(2),
        _figure("held", "Engagements that were held."),
        _figure("planned", "Engagements that are planned."),
        _figure("called_off", "Engagements that were postponed or cancelled."),
        _figure(
            "first_level", "Highest level, 1 above 2, of those who took part for the first in what was held."
        ),
        _figure("second_level", "Highest level of those who took part for the second."),
        _figure("articles", "Published articles cited for these engagements, whatever became of them."),
        _figure("signed", f"Agreements signed; {OF_ALL}", of_all=True),
        _figure("in_force", f"Agreements in force at the end of the year; {OF_ALL}", of_all=True),
    ),
    ("first", "second", "year", "kind"),
    _dyads,
)
