"""Networks: the same ties give the same picture, and nothing lies upon anything else."""

import itertools
import math

from defense_ties.lib.charts.network import Edge, Node, network


def a_network(ties, **given):
    """Return the network of some ties, each as two names and how often."""
    keys = sorted({key for first, second, *_ in ties for key in (first, second)})
    nodes = [Node(key, key) for key in keys]
    return network(nodes, [Edge(*tie) for tie in ties], **given)


TIES = [("KH", "RU", 8), ("KH", "VN", 4), ("KH", "LA", 0, 1), ("LA", "VN", 1)]
MANY = [(f"n{one}", f"n{other}", one + other) for one, other in itertools.combinations(range(14), 2)]


def test_the_order_in_which_ties_are_given_changes_nothing():
    assert a_network(TIES) == a_network(list(reversed(TIES)))


def test_a_node_is_the_larger_the_more_others_it_is_tied_to():
    drawn = {node.key: node for node in a_network(TIES).nodes}
    assert {key: node.degree for key, node in drawn.items()} == {"KH": 3, "LA": 2, "RU": 1, "VN": 2}
    assert drawn["KH"].r == 26
    assert drawn["KH"].r > drawn["LA"].r == drawn["VN"].r > drawn["RU"].r


def test_a_tie_is_the_thicker_the_more_was_held_and_dashed_if_nothing_was():
    edges = [(edge.first, edge.second, edge.width, edge.css) for edge in a_network(TIES).edges]
    assert edges == [
        ("KH", "LA", 1.25, "tie off"),
        ("LA", "VN", 1.25, "tie"),
        ("KH", "VN", 6.32, "tie"),
        ("KH", "RU", 9.0, "tie"),
    ]


def test_ties_end_in_the_middle_of_their_nodes():
    drawn = a_network(TIES)
    at = {node.key: (node.x, node.y) for node in drawn.nodes}
    assert all(edge.ends == (at[edge.first], at[edge.second]) for edge in drawn.edges)


def test_no_two_nodes_touch_and_none_leaves_the_frame():
    drawn = a_network(MANY)
    for one, other in itertools.combinations(drawn.nodes, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) > one.r + other.r
    assert all(0 < node.x < drawn.width and 0 < node.y < drawn.height for node in drawn.nodes)


def test_nodes_that_would_stand_upon_each_other_are_parted():
    drawn = a_network([("KH", "RU", 1)], start={"KH": (5, 5), "RU": (5, 5)})
    one, other = drawn.nodes
    assert math.hypot(one.x - other.x, one.y - other.y) > one.r + other.r


def test_a_node_without_ties_stands_in_the_middle():
    (node,) = network([Node("KH", "KH")], []).nodes
    assert (node.x, node.y) == (480, 138)
