"""Countries that take part very often are looked for in another way, and the same is found."""

import pytest

from articles.models import Engagement
from articles.ties import often
from articles.ties.often import engagements_of, take_part_often
from tests.published import an_engagement, listed

pytestmark = pytest.mark.django_db


@pytest.fixture
def engagements():
    """Make engagements of one, two and three countries, and a draft."""
    an_engagement("KH", id="a", date="2020")
    an_engagement("KH", "VN", id="b", date="2021")
    an_engagement("KH", "VN", "RU", id="c", date="2022")
    an_engagement("VN", "RU", id="d", date="2023")
    an_engagement("KH", "VN", id="e", review_status="draft")


@pytest.mark.parametrize(
    ("countries", "found"), [(["KH"], "cba"), (["VN"], "dcb"), (["VN", "KH"], "cb"), (["KH", "LA"], "")]
)
def test_what_is_found_does_not_depend_on_how_often_they_take_part(engagements, countries, found):
    for number in (1, often.OFTEN + 1):
        rows = engagements_of(*countries, number=number).newest_first()
        assert list(rows.values_list("pk", flat=True)) == list(found)
    assert "EXISTS" in str(engagements_of("KH", number=often.OFTEN + 1).query)
    assert "EXISTS" not in str(engagements_of("KH", number=often.OFTEN).query)


@pytest.mark.parametrize(
    "query", ["country=KH", "pair=KH-VN", "country=KH&sort=oldest", "country=KH&country=RU"]
)
def test_a_list_is_the_same_for_countries_that_take_part_often(engagements, client, monkeypatch, query):
    seldom = listed(client, f"/engagements/?{query}")
    monkeypatch.setattr(often, "OFTEN", 1)

    assert take_part_often("KH")
    assert listed(client, f"/engagements/?{query}") == seldom
    assert seldom


def test_who_takes_part_often_is_told_by_the_numbers(engagements, monkeypatch):
    monkeypatch.setattr(often, "OFTEN", 2)
    assert Engagement.objects.published().involving("KH").count() == 3
    assert take_part_often("KH")
    assert not take_part_often("KH", "VN")
    assert not take_part_often("LA")
