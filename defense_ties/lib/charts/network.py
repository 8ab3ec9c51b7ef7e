"""Networks: nodes put near those they are tied to, the same each time, none upon another."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.core.cache import cache

# In pixels. The names of nodes stand below them and may reach over the edge of the frame.
WIDTH, MARGIN = 960, 56
LOWEST, HIGHEST, A_NODE = 260, 640, 16
LEAST, MOST, GAP = 7, 26, 10
THIN, THICK = 1.25, 9
ROUNDS = 60
KEPT = 7 * 24 * 3600  # seconds

Place = tuple[float, float]


@dataclass(frozen=True)
class Node:
    """Something that is tied to others: its name, what is said of it, and where it leads."""

    key: str
    label: str
    words: str = ""
    href: str = ""
    # Nodes of one group begin near each other.
    group: str = ""
    inside: bool = False
    degree: int = 0
    x: float = 0
    y: float = 0
    r: float = LEAST

    @property
    def below(self) -> float:
        """The base line of a name that stands below the node."""
        return round(self.y + self.r + 12, 1)

    @property
    def middle(self) -> float:
        """The base line of a name that stands in the node."""
        return round(self.y + 4, 1)


@dataclass(frozen=True)
class Edge:
    """A tie of two nodes: how often something was held, how often it is planned, and where it leads."""

    first: str
    second: str
    held: int
    planned: int = 0
    words: str = ""
    href: str = ""
    width: float = THIN
    ends: tuple[Place, Place] = ((0, 0), (0, 0))

    @property
    def css(self) -> str:
        """The class that says whether anything was held."""
        return "tie" if self.held else "tie off"


@dataclass(frozen=True)
class Network:
    """A network that is drawn."""

    nodes: list[Node]
    edges: list[Edge]
    height: int
    width: int = WIDTH


def network(
    nodes: Sequence[Node], edges: Sequence[Edge], *, start: Mapping[str, Place] | None = None
) -> Network:
    """Return the nodes and edges in their places.

    `start` says where nodes would stand by themselves, such as on a map; without it those of one group
    begin side by side on a circle. The same nodes and edges always get the same places.
    """
    nodes = sorted(nodes, key=lambda node: (node.group, node.key))
    edges = sorted(edges, key=lambda edge: (edge.first, edge.second))
    degrees = {node.key: 0 for node in nodes}
    for edge in edges:
        degrees[edge.first] += 1
        degrees[edge.second] += 1
    most = max(degrees.values(), default=0) or 1
    nodes = [
        replace(node, degree=degrees[node.key], r=_radius(degrees[node.key], most, node.inside))
        for node in nodes
    ]
    places = _kept_places(nodes, edges, start or _circle(nodes))
    placed = {node.key: replace(node, x=x, y=y) for node in nodes for x, y in [places[node.key]]}
    widest = max((edge.held for edge in edges), default=0)
    drawn = [
        replace(
            edge,
            width=_width(edge.held, widest),
            ends=(
                (placed[edge.first].x, placed[edge.first].y),
                (placed[edge.second].x, placed[edge.second].y),
            ),
        )
        for edge in edges
    ]
    # The strong ties are drawn last, above the weak ones.
    drawn.sort(key=lambda edge: (edge.held, edge.first, edge.second))
    return Network(list(placed.values()), drawn, _height(len(nodes)))


def _height(nodes: int) -> int:
    """Return how high the frame of so many nodes is: few of them need not be far from each other."""
    return min(LOWEST + A_NODE * nodes, HIGHEST)


def _radius(degree: int, most: int, inside: bool) -> float:
    least = LEAST + 5 if inside else LEAST
    return round(least + (MOST - least) * math.sqrt(degree / most), 1)


def _width(held: int, most: int) -> float:
    if not held:
        return THIN
    return round(THIN + (THICK - THIN) * math.sqrt((held - 1) / max(most - 1, 1)), 2)


def _circle(nodes: Sequence[Node]) -> dict[str, Place]:
    turn = 2 * math.pi / max(len(nodes), 1)
    return {node.key: (math.cos(place * turn), math.sin(place * turn)) for place, node in enumerate(nodes)}


def _kept_places(
    nodes: Sequence[Node], edges: Sequence[Edge], start: Mapping[str, Place]
) -> dict[str, Place]:
    key = _key(nodes, edges, start)
    places = cache.get(key)
    if places is None:
        places = _places(nodes, edges, start)
        cache.set(key, places, KEPT)
    return places


def _key(nodes: Sequence[Node], edges: Sequence[Edge], start: Mapping[str, Place]) -> str:
    """Return the name under which places are kept: it holds all that they follow from."""
    stood = [[node.key, node.r, *start.get(node.key, (0, 0))] for node in nodes]
    joined = [[edge.first, edge.second, edge.held] for edge in edges]
    text = json.dumps([stood, joined, WIDTH, LOWEST, HIGHEST])
    return f"network:{hashlib.sha256(text.encode()).hexdigest()}"


def _places(nodes: Sequence[Node], edges: Sequence[Edge], start: Mapping[str, Place]) -> dict[str, Place]:
    import networkx  # takes long to be loaded, and few pages draw a network

    graph = networkx.Graph()
    graph.add_nodes_from(node.key for node in nodes)
    graph.add_weighted_edges_from((edge.first, edge.second, 1 + math.log1p(edge.held)) for edge in edges)
    if len(nodes) < 2:
        return {node.key: (WIDTH / 2, _height(1) / 2) for node in nodes}
    at = _within_one(start, [node.key for node in nodes])
    # Lone groups would drift far away if they were not all tied to the middle, weakly.
    graph.add_weighted_edges_from(("", node.key, 0.3) for node in nodes)
    at[""] = (0.0, 0.0)
    spread = 2.2 / math.sqrt(len(nodes))
    found = networkx.spring_layout(graph, pos=at, k=spread, iterations=ROUNDS, seed=1, weight="weight")
    del found[""]
    places = {key: (float(x), float(y)) for key, (x, y) in found.items()}
    return _apart(_within_frame(places, _height(len(nodes))), nodes)


def _within_one(places: Mapping[str, Place], keys: Sequence[str]) -> dict[str, Place]:
    """Return the places about nothing, none farther from it than one."""
    found = {key: places.get(key, (0.0, 0.0)) for key in keys}
    xs, ys = [x for x, _ in found.values()], [y for _, y in found.values()]
    x0, y0 = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    size = max(max(xs) - x0, max(ys) - y0) or 1
    return {key: ((x - x0) / size, (y - y0) / size) for key, (x, y) in found.items()}


def _within_frame(places: Mapping[str, Place], height: int) -> dict[str, Place]:
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    wide, high = (max(xs) - min(xs)) or 1, (max(ys) - min(ys)) or 1
    return {
        key: (
            MARGIN + (x - min(xs)) / wide * (WIDTH - 2 * MARGIN),
            MARGIN + (y - min(ys)) / high * (height - 2 * MARGIN),
        )
        for key, (x, y) in places.items()
    }


def _apart(places: dict[str, Place], nodes: Sequence[Node]) -> dict[str, Place]:
    """Push nodes that lie upon each other apart, within the frame."""
    # A name that stands below its node takes room as well.
    room = {node.key: node.r + (GAP if node.inside else GAP + 6 + len(node.label)) for node in nodes}
    keys = [node.key for node in nodes]
    height = _height(len(nodes))
    for _round in range(ROUNDS):
        still = True
        for place, one in enumerate(keys):
            for other in keys[place + 1 :]:
                (ax, ay), (bx, by) = places[one], places[other]
                distance = math.hypot(bx - ax, by - ay)
                lacking = room[one] + room[other] - distance
                if lacking <= 0:
                    continue
                still = False
                dx, dy = ((bx - ax) / distance, (by - ay) / distance) if distance > 0.01 else (1.0, 0.0)
                places[one] = _held_in(ax - dx * lacking / 2, ay - dy * lacking / 2, height)
                places[other] = _held_in(bx + dx * lacking / 2, by + dy * lacking / 2, height)
        if still:
            break
    return {key: (round(x, 1), round(y, 1)) for key, (x, y) in places.items()}


def _held_in(x: float, y: float, height: int) -> Place:
    edge = MARGIN / 2
    return min(max(x, edge), WIDTH - edge), min(max(y, edge), height - edge)
