"""The index of the site-wide search."""

from articles.finding.feeds import FEEDS
from articles.finding.kinds import SOURCES
from articles.models import SearchEntry, SearchWord
from defense_ties.lib.fulltext import Index

INDEX = Index(SearchEntry._meta.db_table, SearchWord._meta.db_table, SOURCES, FEEDS)
