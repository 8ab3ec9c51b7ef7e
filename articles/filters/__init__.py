"""Filters of the lists of engagements, agreements and articles."""

from articles.filters.agreement import AgreementFilter
from articles.filters.article import ArticleFilter
from articles.filters.engagement import EngagementFilter

__all__ = ["AgreementFilter", "ArticleFilter", "EngagementFilter"]
