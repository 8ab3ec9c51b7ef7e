"""The years of a list, as bars."""

import pytest

from defense_ties.lib.facets.years import draw, reach, step_over

LABELS = {"held": "Held", "planned": "Planned"}


def drawn(*rows, step=1, chosen=()):
    """Return the years of some rows."""
    return draw(
        rows,
        step,
        LABELS,
        address=lambda since, until: f"?{since}-{until}",
        chosen=lambda since, until: since in chosen,
    )


def test_each_year_counts_what_may_fall_in_it_the_planned_apart():
    years = drawn((2021, 2021, "held", 4), (2021, 2022, "held", 1), (2023, 2023, "planned", 2))
    assert [bar.words for bar in years.bars] == ["2021: 5 held", "2022: 1 held", "2023: 2 planned"]
    assert years.labels == ["Held", "Planned"]
    assert [bar.address for bar in years.bars] == ["?2021-2021", "?2022-2022", "?2023-2023"]


def test_an_open_end_reaches_to_the_last_year_that_is_known():
    years = drawn((2021, 9999, "held", 1), (2023, 2023, "held", 1))
    assert [bar.words for bar in years.bars] == ["2021: 1 held", "2022: 1 held", "2023: 2 held"]


def test_the_highest_bar_is_as_high_as_the_picture_and_one_is_always_seen():
    years = drawn((2021, 2021, "held", 1000), (2022, 2022, "planned", 1))
    assert [(block.y, block.height) for bar in years.bars for block in bar.blocks] == [(0, 48), (46, 2)]


@pytest.mark.parametrize(
    ("years", "step"),
    [(range(1994, 2024), 1), (range(1993, 2024), 2), (range(1900, 2025), 5), (range(1, 2025), 100)],
)
def test_there_are_never_more_than_thirty_bars(years, step):
    assert step_over(years) == step


def test_a_bar_of_several_years_leads_to_all_of_them():
    years = drawn((1993, 1993, "held", 1), (2011, 2012, "held", 1), step=10)
    assert [(bar.words, bar.address) for bar in years.bars] == [
        ("1990–1999: 1 held", "?1990-1999"),
        ("2000–2009: none", "?2000-2009"),
        ("2010–2019: 1 held", "?2010-2019"),
    ]


def test_of_one_year_or_none_there_is_no_picture():
    assert drawn((2021, 2021, "held", 3)) is None
    assert drawn((1, 9999, "held", 3)) is None
    assert drawn() is None
    assert reach([]) == range(0)
