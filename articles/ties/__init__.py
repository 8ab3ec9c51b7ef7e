"""Ties: pairs of countries, what joins them, and who carries it."""

from articles.ties.pairs import PairCount, count_pairs, pairs_in_years

__all__ = ["PairCount", "count_pairs", "pairs_in_years"]
