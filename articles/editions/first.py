"""The edition of the records that ships with the software."""

import csv
from functools import cache
from pathlib import Path
from typing import Any

FIRST_EDITION = Path(__file__).resolve().parents[1] / "dataset"


def is_in_first_edition(record: Any) -> bool:
    """Return whether a record of that id stands in the first edition, be it changed since."""
    return record.pk in _ids(f"{record._meta.model_name}s")


@cache
def _ids(table: str) -> frozenset[str]:
    with (FIRST_EDITION / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["id"] for row in csv.DictReader(file))
