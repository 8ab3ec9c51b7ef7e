"""Search in the words of records, kept in a table of entries by the database itself; it knows no record."""

from defense_ties.lib.fulltext.index import Index, Tally
from defense_ties.lib.fulltext.marking import held, marked, snippet, spans
from defense_ties.lib.fulltext.query import Clause, Query, read
from defense_ties.lib.fulltext.sources import Feed, Source, kinds_of
from defense_ties.lib.fulltext.structures import FullTextStructures

__all__ = [
    "Clause",
    "Feed",
    "FullTextStructures",
    "Index",
    "Query",
    "Source",
    "Tally",
    "held",
    "kinds_of",
    "marked",
    "read",
    "snippet",
    "spans",
]
