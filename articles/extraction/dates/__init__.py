"""The dates that a text gives, resolved against the article's own date."""

from articles.extraction.dates.resolution import find_dates

__all__ = ["find_dates"]
