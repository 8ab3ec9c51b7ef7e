"""Levels of two sides by year."""

from defense_ties.lib.charts import Scale, levels
from defense_ties.lib.charts.bars import shares

NAMES = {1: "Head", 2: "Minister", 3: "Chief"}


def test_years_of_one_level_are_one_step_and_sides_lie_side_by_side():
    drawn = levels([("Cambodia", {2019: 2, 2020: 2, 2022: 1}), ("Russia", {2020: 2})], NAMES)
    assert drawn.scale == Scale(2019, 2022)
    assert [(step.side, step.x, step.width, step.y) for step in drawn.steps] == [
        (0, 0.0, 50.0, 32),
        (0, 75.0, 25.0, 6),
        (1, 25.0, 25.0, 40),
    ]
    assert drawn.steps[0].words == "Cambodia, 2019–2020: level 2, Minister"
    assert drawn.rows == [(2019, [2, None]), (2020, [2, 2]), (2022, [1, None])]
    assert [(line.number, line.y) for line in drawn.lines] == [(1, 13), (2, 39), (3, 65)]
    assert drawn.height == 104


def test_the_scale_may_be_that_of_another_picture():
    drawn = levels([("Cambodia", {2020: 1})], NAMES, scale=Scale(2019, 2022))
    assert (drawn.steps[0].x, drawn.steps[0].width) == (25.0, 25.0)


def test_nothing_known_is_no_picture():
    assert levels([("Cambodia", {}), ("Russia", {})], NAMES) is None


def test_bars_of_a_table_are_shares_of_the_longest_and_something_is_seen_of_each():
    assert shares([200, 50, 0, 1_000_000 // 10_000_000]) == [100.0, 25.0, 0.0, 0.0]
    assert shares([100_000, 1]) == [100.0, 0.5]
    assert shares([]) == []
