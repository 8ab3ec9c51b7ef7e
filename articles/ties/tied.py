"""The network of countries, each near those with which it has the most on record."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext as _

from articles.ties.pairs import PairCount
from defense_ties.lib.charts.network import Edge, Network, Node, network
from defense_ties.lib.charts.world import places_of_countries
from defense_ties.lib.countries import country_name

MOST_COUNTRIES = 60


def the_busiest(pairs: Iterable[PairCount]) -> tuple[list[PairCount], int]:
    """Return the pairs of the countries with the most on record, and how many countries are left out."""
    pairs = list(pairs)
    numbers: Counter[str] = Counter()
    for pair in pairs:
        for code in (pair.first, pair.second):
            numbers[code] += pair.held + pair.planned
    codes = sorted(numbers, key=lambda code: (-numbers[code], code))
    shown = set(codes[:MOST_COUNTRIES])
    kept = [pair for pair in pairs if pair.first in shown and pair.second in shown]
    return kept, len(codes) - len(shown)


def countries_tied(
    pairs: Sequence[PairCount],
    *,
    edge_href: Callable[[PairCount], str],
    node_href: Callable[[str], str],
    told: tuple[str, ...],
) -> Network:
    """Return the network of the countries of some pairs; `told` are the words for held and for planned."""
    codes = {code for pair in pairs for code in (pair.first, pair.second)}
    nodes = [Node(code, code, words=country_name(code), href=node_href(code), inside=True) for code in codes]
    edges = [
        Edge(
            pair.first,
            pair.second,
            pair.held,
            pair.planned,
            in_words(
                both(country_name(pair.first), country_name(pair.second)), (pair.held, pair.planned), told
            ),
            edge_href(pair),
        )
        for pair in pairs
    ]
    return network(nodes, edges, start=places_of_countries())


def both(first: str, second: str) -> str:
    """Return two names as one: Cambodia and Russia."""
    return _("%(first)s and %(second)s") % {"first": first, "second": second}


def in_words(names: str, numbers: Iterable[int], told: Iterable[str]) -> str:
    """Return what is counted of something, with the word of each number: Cambodia and Russia: 7 held."""
    counted = zip(numbers, told, strict=False)
    return f"{names}: {', '.join(f'{number:,} {word}' for number, word in counted if number)}"
