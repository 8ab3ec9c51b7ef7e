"""Months as they are written in the ledger: 2022-03."""

import datetime
import re

from articles.models.coverage_month import MONTH_PATTERN

FIRST_YEAR, LAST_YEAR = 1000, 9998
_MONTH = re.compile(MONTH_PATTERN, re.ASCII)


def is_month(text: str) -> bool:
    """Return whether a text is a month: a year of four digits, a hyphen, a month of two."""
    return bool(_MONTH.match(text)) and "\n" not in text


def months_of(year: int) -> list[str]:
    """Return the twelve months of a year.

    >>> months_of(2022)[2]
    '2022-03'
    """
    return [f"{year:04}-{month:02}" for month in range(1, 13)]


def past_months(year: int, today: datetime.date) -> list[str]:
    """Return those months of a year that are over."""
    return [month for month in months_of(year) if month < today.strftime("%Y-%m")]
