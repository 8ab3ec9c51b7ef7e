"""Pairs of countries among the filtered records, as pictures count and name them."""

from articles.pictures.picture import AGREEMENTS, Asked, TableRow
from articles.pictures.told import numbers_of
from articles.ties.pairs import PairCount, pairs_kept, pairs_of_agreements, pairs_of_engagements
from defense_ties.lib.countries import country_name


def pairs_of(asked: Asked) -> list[PairCount]:
    """Return every pair of countries among the records, the busiest first."""
    kept = asked.kept.by_pair() if asked.kept else None
    if kept is not None:
        return pairs_kept(kept)
    count = pairs_of_agreements if asked.section == AGREEMENTS else pairs_of_engagements
    return count(asked.records)


def pair_name(pair: PairCount) -> str:
    """Return the names of both countries: Cambodia–Russia."""
    return f"{country_name(pair.first)}–{country_name(pair.second)}"


def pair_row(pair: PairCount, asked: Asked, columns: list[str]) -> TableRow:
    """Return the row of a pair in the table twin and in the CSV."""
    numbers = numbers_of(pair, columns)
    cells = [pair_name(pair), *numbers]
    return TableRow(cells, asked.link(pair=pair.code), [pair.code, pair.first, pair.second, *numbers])
