"""The lists as CSV: every record with its dates, its ids that join, its source and its address."""

from articles.exports.agreement import AGREEMENTS
from articles.exports.article import ARTICLES
from articles.exports.country import COUNTRIES
from articles.exports.engagement import ENGAGEMENTS
from articles.exports.people import INSTITUTIONS, OFFICIALS
from articles.exports.tie import TIES

__all__ = ["AGREEMENTS", "ARTICLES", "COUNTRIES", "ENGAGEMENTS", "INSTITUTIONS", "OFFICIALS", "TIES"]
