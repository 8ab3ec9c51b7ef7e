"""Examples: real records of the first edition, as the API answers with them where that is loaded."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from articles.api.records import Record, as_record, columns_of
from articles.package.cells import readers
from articles.package.tables import BY_NAME

DATASET = Path(__file__).resolve().parents[1] / "dataset"


@dataclass(frozen=True)
class Example:
    """A record of the first edition, and what a list is asked so that it alone is on it."""

    id: str
    asked: str


EXAMPLES = {
    "engagements": Example("patrushev-visit-cambodia-2021-12", "pair=KH-RU&kind=visit&date_from=2021-12"),
    "agreements": Example("mou-land-forces-cambodia-russia", "pair=KH-RU&kind=mou"),
    "officials": Example("nikolai-patrushev", "q=patrushev&country=RU"),
    "institutions": Example("royal-cambodian-army", "country=KH&kind=army"),
    "articles": Example("phnom-penh-post-2021-12-transnational-crime", "publisher=phnom-penh-post"),
    "positions": Example("commander-royal-cambodian-army", "institution=royal-cambodian-army&q=commander"),
    "places": Example("hanoi", "country=VN&q=hanoi"),
    "topics": Example("border_security", "q=border+security"),
    "publishers": Example("phnom-penh-post", "q=penh"),
    "ranks": Example("cn_army_general", "country=CN"),
    "appointments": Example("hun-manet-commander-royal-cambodian-army", "institution=royal-cambodian-army"),
    "ties": Example("KH-RU", "from=2021-12&to=2021-12"),
}


def example_record(name: str) -> Record:
    """Return the record that stands as the example of a list."""
    return _tie() if name == "ties" else _record(name, EXAMPLES[name].id)


def example_page(name: str) -> dict[str, Any]:
    """Return the page that has the example alone."""
    return {"data": [example_record(name)], "next": None}


@cache
def _record(name: str, key: str) -> Record:
    table = BY_NAME[name]
    read = readers(table)
    with (DATASET / table.file).open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["id"] == key)
    values = (read[column](row[column]) for column in table.fields)
    return as_record(table, dict(zip(columns_of(table), values, strict=True)))


def _tie() -> Record:
    """Return the tie of Cambodia and Russia in December 2021."""
    return {
        "id": "KH-RU",
        "type": "tie",
        "first": "KH",
        "second": "RU",
        "held": 4,
        "planned": 0,
        "called_off": 0,
        "agreements": 1,
        "since": "2021-12-14",
        "until": "2021-12-16",
        "url": f"{settings.SITE_URL}/ties/KH/RU/",
    }
