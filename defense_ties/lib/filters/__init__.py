"""Filters of lists: what a reader writes in an address, and what is said when it cannot be read."""

from defense_ties.lib.filters.also import AlsoFilter
from defense_ties.lib.filters.codes import CodesFilter, CountriesFilter
from defense_ties.lib.filters.dates import DateFilter
from defense_ties.lib.filters.faceted import FacetedFilter
from defense_ties.lib.filters.named import NamedFilter
from defense_ties.lib.filters.pairs import PairFilter, pair_code
from defense_ties.lib.filters.sets import Active, RecordFilter
from defense_ties.lib.filters.when import WhenFilter
from defense_ties.lib.filters.words import WordsFilter

__all__ = [
    "Active",
    "AlsoFilter",
    "CodesFilter",
    "CountriesFilter",
    "DateFilter",
    "FacetedFilter",
    "NamedFilter",
    "PairFilter",
    "RecordFilter",
    "WhenFilter",
    "WordsFilter",
    "pair_code",
]
