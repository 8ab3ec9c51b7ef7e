"""How many engagements are published, by country and pair, time, kind, status and certainty."""

from articles.counts.keeping import COUNTS

__all__ = ["COUNTS"]
