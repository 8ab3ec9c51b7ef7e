"""What was read: publishers by months, the articles of each, and what was drawn from them."""

from articles.coverage.ledger import Cell, Ledger, Row, counted, publishers_with_gaps, read_ledger
from articles.coverage.marking import mark_months
from articles.coverage.months import is_month, months_of, past_months

__all__ = [
    "Cell",
    "Ledger",
    "Row",
    "counted",
    "is_month",
    "mark_months",
    "months_of",
    "past_months",
    "publishers_with_gaps",
    "read_ledger",
]
