"""Networks of countries and of officials, for programs that draw and measure them."""

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Max, Min, Q

from articles.choices import EngagementStatus
from articles.models import Engagement
from articles.package.choice import Choice, shown
from articles.package.derived.edges import OTHER, meetings
from articles.ties.pairs import paired
from defense_ties.lib.countries import country_name
from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY
from defense_ties.lib.translating import in_english
from people.models import Official

# So many pairs of officials are in a network: programs that draw one hold all of it in memory.
MOST_PAIRS = 20_000
NETWORKS = {
    "countries": "Countries that met: an edge has how many engagements two of them held (its weight) and "
    "plan (planned), and the first and the last day of those held. Pairs that held none are left out; their "
    "number is the graph's left_out. All are in dyad_years.csv.",
    "officials": "Officials of different countries who met: an edge has in how many engagements that were "
    "held both took part (its weight), in how many that are planned (planned), and the first and the last "
    f"day of those held. Pairs that never met are left out, and so are all but the {MOST_PAIRS:,} that met "
    "most; the number of both is the graph's left_out. All are in participant_edges.csv.",
}
Pair = tuple[str, str, int, int, Any, Any]
_WRITTEN_ON = re.compile(r'lastmodifieddate="[^"]*"')
# What XML cannot say.
_UNSAYABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@in_english()
def network_files(choice: Choice, day: str) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file of a network; `day` is what it says of when it was made."""
    import networkx  # takes long to be loaded

    for name, make in (("countries", _countries), ("officials", _officials)):
        graph = make(choice.published)
        graphml = "\n".join(networkx.generate_graphml(graph))
        gexf = "\n".join(networkx.generate_gexf(graph))
        yield f"networks/{name}.graphml", f"{graphml}\n".encode()
        dated = _WRITTEN_ON.sub(f'lastmodifieddate="{day}"', gexf)
        yield f"networks/{name}.gexf", f"{dated}\n".encode()


def _countries(choice: Choice) -> Any:
    rows = paired(choice.rows(Engagement), "sides").annotate(**_figures(""))
    pairs = rows.order_by("one__country", "other__country")
    found = [tuple(row.values()) for row in pairs]
    met = [pair for pair in found if pair[2]]
    nodes = {code: {"label": country_name(code)} for pair in met for code in pair[:2]}
    return _graph("countries", nodes, met, left_out=len(found) - len(met))


def _officials(choice: Choice) -> Any:
    both = {"one": shown(Official, "official__", "id"), "other": shown(Official, f"{OTHER}official__", "id")}
    pairs = meetings(choice).annotate(**both).filter(one__lt=F("other")).values("one", "other")
    counted = pairs.annotate(**_figures("engagement__")).order_by("-weight", "-planned", "one", "other")
    met = [tuple(row.values()) for row in counted.filter(weight__gt=0)[:MOST_PAIRS]]
    left_out = counted.order_by().count() - len(met)
    keys = {key for pair in met for key in pair[:2]}
    officials = Official.objects.in_bulk(keys, field_name="id").values()
    nodes = {
        official.pk: {"label": _sayable(official.name), "country": str(official.country)}
        for official in officials
    }
    return _graph("officials", nodes, met, left_out=left_out)


def _figures(path: str) -> dict[str, Any]:
    """Return how often two met, and are to meet, and the first and the last day on which they did."""
    held, planned = (
        Q(**{f"{path}status": status}) for status in (EngagementStatus.HELD, EngagementStatus.PLANNED)
    )
    of = f"{path}pk" if path else "pk"
    return {
        "weight": Count(of, filter=held, distinct=True),
        "planned": Count(of, filter=planned, distinct=True),
        "first": Min(f"{path}earliest", filter=held & Q(**{f"{path}earliest__gt": NO_FIRST_DAY})),
        "last": Max(f"{path}latest", filter=held & Q(**{f"{path}latest__lt": NO_LAST_DAY})),
    }


def _graph(name: str, nodes: dict[str, dict], pairs: list[Pair], *, left_out: int) -> Any:
    import networkx

    graph = networkx.Graph(name=name, description=NETWORKS[name], left_out=left_out)
    graph.add_nodes_from(sorted(nodes.items()))
    for first, second, weight, planned, since, until in sorted(pairs, key=lambda pair: pair[:2]):
        days = {"first": since.isoformat() if since else "", "last": until.isoformat() if until else ""}
        graph.add_edge(first, second, weight=weight, planned=planned, **days)
    return graph


def _sayable(text: str) -> str:
    return _UNSAYABLE.sub("", text)
