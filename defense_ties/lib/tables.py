"""Vocabulary files: small CSV tables that a coder can read and extend."""

import csv
from pathlib import Path


def read_table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a UTF-8 CSV file, each as column name to cell."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
