"""Counts, panels and their order on the desk."""

import pytest

from defense_ties.lib.admin import Link
from defense_ties.lib.admin.desk import MOST, Entry, Panel, capped
from people.models import Rank
from tests.factories import RankFactory


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "0"), (7, "7"), (1000, "1,000"), (1001, "1,000+"), (5000, "1,000+")]
)
def test_a_number_beyond_a_thousand_is_not_told(count, shown):
    assert Entry("Drafts", count, "/list/").shown == shown


def test_a_panel_hides_what_is_empty():
    panel = Panel("My work", [Entry("Drafts", 0, "/a/"), Entry("Came back", 2, "/b/")])

    assert [entry.label for entry in panel.waiting] == ["Came back"]
    assert not panel.is_bare


def test_a_panel_of_nothing_is_bare():
    assert Panel("My work", [Entry("Drafts", 0, "/a/")], links=[Link("All", "/")]).is_bare


def test_two_parts_of_one_title_become_one_panel():
    first = Panel("My work", [Entry("Officials", 1, "/a/")], empty="No drafts.")
    second = Panel("My work", [Entry("Engagements", 2, "/b/")], links=[Link("All", "/")])
    joined = first.joined(second)

    assert [entry.label for entry in joined.entries] == ["Officials", "Engagements"]
    assert (joined.empty, [link.label for link in joined.links]) == ("No drafts.", ["All"])


@pytest.mark.django_db
def test_counting_stops_beyond_a_thousand(django_assert_num_queries):
    Rank.objects.all().delete()
    Rank.objects.bulk_create(RankFactory.build_batch(MOST + 5))

    with django_assert_num_queries(1) as queries:
        assert capped(Rank.objects.all()) == MOST + 1
    assert f"LIMIT {MOST + 1}" in queries[0]["sql"]
    assert "ORDER BY" not in queries[0]["sql"]
