"""Networks for other programs."""

import io

import networkx
import pytest

from articles.package.choice import Choice
from articles.package.derived import networks
from articles.package.derived.networks import network_files
from tests import factories as made
from tests.published import an_agreement, an_engagement, an_official

pytestmark = pytest.mark.django_db


@pytest.fixture
def met():
    """Make two who met twice, and are to meet again."""
    pair = [an_official(id="manet", name="Hun Manet", country="KH"), an_official(id="li", country="CN")]
    for status in ("held", "held", "planned"):
        engagement = an_engagement("KH", "CN", status=status, date="2021")
        for official in pair:
            made.ParticipationFactory(engagement=engagement, official=official, country=official.country)
    an_agreement("KH", "CN")


def files():
    return dict(network_files(Choice(), "2026-11-23"))


def test_networks_are_read_by_networkx_with_their_numbers(met):
    found = files()
    assert sorted(found) == [
        "networks/countries.gexf",
        "networks/countries.graphml",
        "networks/officials.gexf",
        "networks/officials.graphml",
    ]
    graph = networkx.read_graphml(io.BytesIO(found["networks/countries.graphml"]))
    assert dict(graph.nodes(data="label")) == {"CN": "China", "KH": "Cambodia"}
    assert list(graph.edges(data=True)) == [
        ("CN", "KH", {"weight": 2, "planned": 1, "first": "2021-01-01", "last": "2021-12-31"})
    ]
    graph = networkx.read_gexf(io.BytesIO(found["networks/officials.gexf"]))
    assert graph.nodes["manet"] == {"label": "Hun Manet", "country": "KH"}
    assert graph.edges["li", "manet"]["weight"] == 2
    assert graph.edges["li", "manet"]["planned"] == 1


def test_the_same_records_and_day_are_the_same_bytes(met):
    assert files() == files()
    assert b'lastmodifieddate="2026-11-23"' in files()["networks/countries.gexf"]


def test_the_pairs_who_met_most_are_in_the_network(met, monkeypatch):
    talks = an_engagement("KH", "VN")
    for country in ("KH", "VN"):
        made.ParticipationFactory(engagement=talks, official=an_official(country=country), country=country)
    monkeypatch.setattr(networks, "MOST_PAIRS", 1)
    graph = networkx.read_graphml(io.BytesIO(files()["networks/officials.graphml"]))
    assert sorted(graph.nodes) == ["li", "manet"]


def test_nothing_on_record_is_a_network_of_nothing():
    graph = networkx.read_graphml(io.BytesIO(files()["networks/countries.graphml"]))
    assert len(graph) == 0
