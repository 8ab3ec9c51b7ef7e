"""country_years.csv: countries by year and kind of engagement."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from articles.package.choice import Choice
from articles.package.derived import yearly
from articles.package.derived.columns import DerivedColumn, country, number
from articles.package.derived.dyads import place_in_key, year_and_kind
from articles.package.derived.table import PARTIAL_DATES, CountedTable
from articles.package.derived.yearly import ALL

Key = tuple[str, int | None, str]


@dataclass
class CountryYear:
    """A country in a year, as far as engagements of one kind go, or all of them."""

    held: int = 0
    planned: int = 0
    called_off: int = 0
    partners: set[str] = field(default_factory=set)


def _country_years(choice: Choice) -> Iterator[tuple[Key, CountryYear]]:
    found: dict[Key, CountryYear] = defaultdict(CountryYear)
    for (code, year, kind), counts in yearly.engagements_by_country(choice):
        for each in (kind, ALL):
            row = found[code, year, each]
            row.held += counts["held"]
            row.planned += counts["planned"]
            row.called_off += counts["called_off"]
    for (first, second, year, kind), counts in yearly.engagements_by_pair(choice):
        for own, other in ((first, second), (second, first)) if counts["held"] else ():
            for each in (kind, ALL):
                found[own, year, each].partners.add(other)
    ordered = sorted(found, key=lambda key: (key[0], key[1] or 0, key[2] != ALL, key[2]))
    return ((key, found[key]) for key in ordered)


def _figure(name: str, description: str, value: Any = None) -> DerivedColumn:
    return number(name, description, value or (lambda row: getattr(row[1], name)))


COUNTRY_YEARS = CountedTable(
    "country_years",
    f"A country in a year, by kind of engagement. {PARTIAL_DATES}",
    (
        country("country", "The country, ISO 3166-1 alpha-2.", place_in_key(0), is_needed=True),
        *year_and_kind(1),
        _figure("held", "Engagements that were held."),
        _figure("planned", "Engagements that are planned."),
        _figure("called_off", "Engagements that were postponed or cancelled."),
        _figure("partners", "Countries met in what was held.", lambda row: len(row[1].partners)),
    ),
    ("country", "year", "kind"),
    _country_years,
)
