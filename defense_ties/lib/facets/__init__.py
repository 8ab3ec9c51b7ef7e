"""Facets: beside each choice of a filter, how many records it would leave."""

from defense_ties.lib.facets.choices import Choice, Facet, by_count
from defense_ties.lib.facets.counting import MOST_COUNTED, pairs_of, standing_over, tally
from defense_ties.lib.facets.glance import Glance
from defense_ties.lib.facets.years import Years

__all__ = [
    "MOST_COUNTED",
    "Choice",
    "Facet",
    "Glance",
    "Years",
    "by_count",
    "pairs_of",
    "standing_over",
    "tally",
]
