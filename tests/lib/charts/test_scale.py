"""The scale of pictures of time."""

import datetime

import pytest

from defense_ties.lib.charts import Scale, Tick, days_known, scale_over
from defense_ties.lib.dates import parse_span

FOUR_YEARS = Scale(2019, 2022)  # 1461 days


@pytest.mark.parametrize(
    ("day", "begins", "ends"),
    [
        ("2019-01-01", 0.0, 0.07),
        ("2020-01-01", 24.98, 25.05),
        ("2021-12-16", 73.92, 73.99),
        ("2022-12-31", 99.93, 100.0),
        ("1970-01-01", 0, 0),
        ("9999-12-31", 100, 100),
    ],
)
def test_a_day_has_its_place_in_per_cent(day, begins, ends):
    day = datetime.date.fromisoformat(day)
    assert (FOUR_YEARS.at(day), FOUR_YEARS.through(day)) == (begins, ends)


def test_a_scale_holds_whole_years_and_open_ends_do_not_stretch_it():
    spans = [parse_span(text) for text in ("2021-12-16", "2019", "2023-10-17/..", "../2018-05", "")]
    assert scale_over(spans) == Scale(2018, 2023)
    assert scale_over(spans, years=[2026]) == Scale(2018, 2026)
    assert scale_over([parse_span("")]) is None


def test_years_are_ticked_and_every_second_one_is_minor_where_they_are_many():
    assert FOUR_YEARS.ticks() == [
        Tick(0.0, "2019"),
        Tick(24.98, "2020"),
        Tick(50.03, "2021"),
        Tick(75.02, "2022"),
    ]
    assert [(tick.words, tick.minor) for tick in Scale(2010, 2017).ticks()][:3] == [
        ("2010", False),
        ("2011", True),
        ("2012", False),
    ]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (
            2001,
            2023,
            ["2002", "2004", "2006", "2008", "2010", "2012", "2014", "2016", "2018", "2020", "2022"],
        ),
        (1950, 2023, ["1950", "1960", "1970", "1980", "1990", "2000", "2010", "2020"]),
    ],
)
def test_many_years_are_ticked_in_steps(first, last, words):
    assert [tick.words for tick in Scale(first, last).ticks()] == words


def test_a_single_year_is_ticked_by_months():
    ticks = Scale(2021, 2021).ticks()
    assert ticks[:4] == [
        Tick(0.0, "2021 Jan"),
        Tick(8.49, "Feb", minor=True),
        Tick(16.16, "Mar", minor=True),
        Tick(24.66, "Apr"),
    ]
    assert len(ticks) == 12


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2021-12-16", True),
        ("2021-12-16?", True),
        ("2021-12-14?/2021-12-16?", True),
        ("2021-12", False),
        ("2021", False),
        ("2021-12-16/..", False),
        ("", False),
    ],
)
def test_days_are_known_where_they_are_written(text, known):
    assert days_known(text) is known
