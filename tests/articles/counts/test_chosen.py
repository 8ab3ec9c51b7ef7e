"""The numbers that are kept stand for a filtered list where they say the same as counting would."""

import pytest
from django.http import QueryDict

from articles.counts.chosen import chosen
from articles.filters import EngagementFilter
from articles.models import Engagement
from articles.pictures.counting import KIND, TOGETHER, count_engagements
from articles.pictures.pairs import pairs_of
from articles.pictures.picture import ENGAGEMENTS, Asked
from articles.pictures.world import _areas
from defense_ties.lib.filters import RecordFilter
from tests.published import an_engagement

pytestmark = pytest.mark.django_db
DATES = ["2020", "2021-05-06", "2021-05", "2019-12-31/2020-01-02", "../2019", "2022/..", "", "2021-12"]
COLUMNS = ["kind", "status", "date_basis"]


@pytest.fixture
def engagements():
    """Make engagements of every sort of date, kind and status between some countries."""
    for number, date in enumerate(DATES * 3):
        codes = (["KH", "VN"], ["KH", "RU", "VN"], ["LA"], ["RU", "VN"], [])[number % 5]
        kind, status = ("visit", "exercise")[number % 2], ("held", "planned", "cancelled")[number % 3]
        an_engagement(*codes, date=date, kind=kind, status=status)


def the_filter(query):
    """Return the filters of a query, with what can be read of it."""
    filters = EngagementFilter(QueryDict(query), queryset=Engagement.objects.published())
    assert filters.form.is_valid(), filters.form.errors
    return filters


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", True),
        ("country=KH", True),
        ("pair=KH-VN", True),
        ("kind=visit&status=held&status=planned", True),
        ("country=VN&kind=exercise&basis=stated", True),
        ("date_from=2021-05", True),
        ("country=KH&date_from=2020-01&date_to=2021-05", True),
        ("pair=VN-KH&date_from=2020&date_to=2021&kind=visit", True),
        ("pair=KH-VN&date_from=2021-05", False),
        ("date_from=2021-05-06", False),
        ("date_to=2021-05-06", False),
        ("country=KH&country=VN", False),
        ("country=KH&pair=KH-VN", False),
        ("pair=KH-VN&pair=RU-VN", False),
        ("q=talks", False),
        ("when=2021", False),
        ("level=none", False),
    ],
)
def test_a_list_at_a_glance_is_the_same_by_numbers_and_by_counting(engagements, query, says):
    filters = the_filter(query)
    kept = filters.kept_counts()

    assert bool(kept and kept.all() is not None) is says
    by_numbers = filters.at_a_glance(COLUMNS, dated=True)
    by_counting = RecordFilter.at_a_glance(filters, COLUMNS, dated=True)
    assert sorted(by_numbers.rows, key=str) == sorted(by_counting.rows, key=str)
    assert by_numbers.total == filters.qs.count()


@pytest.mark.parametrize(
    "query",
    [
        "",
        "country=KH",
        "pair=KH-VN",
        "status=held",
        "kind=visit&date_from=2020&date_to=2021",
        "date_from=2021-06",
    ],
)
def test_pictures_are_the_same_by_numbers_and_by_counting(engagements, query):
    filters = the_filter(query)
    drawn = [
        Asked(filters.qs.order_by(), ENGAGEMENTS, {}, lambda **more: "", kept=kept)
        for kept in (filters.kept_counts(), None)
    ]

    for count in (
        lambda asked: count_engagements(asked, KIND),
        lambda asked: count_engagements(asked, TOGETHER),
        lambda asked: _areas(asked, by_place=False),
        lambda asked: [
            (pair.code, pair.held, pair.planned, pair.called_off, pair.years) for pair in pairs_of(asked)
        ],
    ):
        by_numbers, by_counting = map(count, drawn)
        assert by_numbers == by_counting
    assert count_engagements(drawn[1], TOGETHER).by_code[""]


def test_what_is_filtered_by_anything_else_has_no_numbers():
    assert chosen({"topic": ["mine_action"]}) is None
    assert chosen({"country": ["KH"], "official": ["dara"]}) is None


def test_pairs_have_numbers_of_whole_years_only():
    assert chosen({}).by_pair() is not None
    assert chosen({"country": ["KH"]}).by_pair() is None
    assert chosen({"country": ["KH"]}).by_country() is None
    assert chosen({"pair": [("KH", "VN")]}).by_month() is None
    assert chosen({"country": ["KH"]}).by_month() is not None
