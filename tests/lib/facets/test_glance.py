import pytest
from django.core.cache import cache

from articles.models import Engagement
from defense_ties.lib.facets import Glance
from tests.published import an_engagement

pytestmark = pytest.mark.django_db


@pytest.fixture
def engagements():
    """Four engagements of two kinds, one of them planned, one undated."""
    an_engagement(kind="talks", date="2021-12-16")
    an_engagement(kind="talks", date="2021/2022")
    an_engagement(kind="visit", date="2022-03-01", status="planned")
    an_engagement(kind="visit", date="")
    return Engagement.objects.published()


def test_columns_and_years_are_counted_in_one_look(engagements, django_assert_num_queries):
    glance = Glance(engagements, ["kind", "status"], dated=True)

    with django_assert_num_queries(1):
        assert glance.total == 4
        assert glance.by("kind") == [("talks", 2), ("visit", 2)]
        assert glance.by("status") == [("held", 3), ("planned", 1)]
        assert sorted(glance.years("status")) == [
            (2021, 2021, "held", 1),
            (2021, 2022, "held", 1),
            (2022, 2022, "planned", 1),
        ]


def test_of_nothing_nothing_is_counted(engagements):
    glance = Glance(engagements.none(), ["kind"], dated=True)
    assert (glance.total, glance.by("kind"), glance.years()) == (0, [], [])


def test_it_is_remembered_until_the_data_changes(engagements, settings, django_assert_num_queries):
    settings.KEEP_PAGES = True
    cache.clear()
    assert Glance(engagements, ["kind"]).total == 4

    with django_assert_num_queries(1):  # for the version of the data
        assert Glance(engagements, ["kind"]).total == 4
    an_engagement(kind="talks")

    assert Glance(engagements, ["kind"]).total == 5
