"""Counts by year, and years that were not read."""

import pytest

from articles.ties.by_year import in_words, tally_by_year, years_not_read
from defense_ties.lib.charts import Tally
from tests import factories as made
from tests.published import an_article, an_engagement

pytestmark = pytest.mark.django_db


def test_what_lies_within_one_year_is_counted_in_it():
    for date in ("2019", "2019-05", "2019-05-06", "2021-12-14/2021-12-16"):
        an_engagement("KH", date=date)
    an_engagement("KH", date="2022", status="planned")
    for date in ("2021-12-31/2022-01-02", "2023/..", "../2019", ""):
        an_engagement("KH", date=date)
    an_engagement("KH", date="2019", status="cancelled")
    assert tally_by_year("KH") == {
        2019: Tally(3),
        2021: Tally(1),
        2022: Tally(0, 1),
    }
    assert tally_by_year() == tally_by_year("KH")
    assert tally_by_year("KH", "VN") == {}


def test_a_year_was_read_if_an_article_of_it_is_on_record_or_a_month_was_read():
    an_article(date="2019-05-01")
    made.ArticleFactory(date="2020-05-01")  # a draft
    an_article(date="2020/2021")
    made.CoverageMonthFactory(month="2022-03", state="partly")
    made.CoverageMonthFactory(month="2023-03", state="not_read")
    assert years_not_read(2018, 2024) == [2018, 2020, 2021, 2023, 2024]


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ([], ""),
        ([2019], "2019"),
        ([2019, 2020], "2019–2020"),
        ([2021, 2018, 2019], "2018–2019 and 2021"),
        ([2010, 2012, 2013, 2015], "2010, 2012–2013 and 2015"),
    ],
)
def test_years_are_written_in_runs(years, words):
    assert in_words(years) == words
