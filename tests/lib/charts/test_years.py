"""Counts by year."""

from defense_ties.lib.charts import Strip, Tally, years


def test_bars_stand_over_their_years_held_below_planned():
    drawn = years([Strip("KH–RU", {2019: Tally(2), 2022: Tally(3, 1)}, "/engagements/?date_from={year}")])
    first, last = drawn.strips[0].columns
    assert (first.year, first.x, first.width, first.middle) == (2019, 3.75, 17.5, 12.5)
    assert (first.held_y, first.held_height, first.planned_height) == (64.0, 28.0, 0.0)
    assert (last.x, last.held_y, last.held_height, last.planned_y, last.planned_height) == (
        78.75,
        50.0,
        42.0,
        36.0,
        14.0,
    )
    assert last.href == "/engagements/?date_from=2022"
    assert drawn.strips[0].base == 92
    assert drawn.height == 118
    assert drawn.has_planned


def test_strips_share_one_scale_and_one_measure():
    drawn = years([Strip("One", {2020: Tally(4)}), Strip("Other", {2021: Tally(1)})])
    assert [strip.columns[0].x for strip in drawn.strips] == [7.5, 57.5]
    assert [strip.columns[0].held_height for strip in drawn.strips] == [56.0, 14.0]
    assert [strip.base for strip in drawn.strips] == [92, 196]


def test_the_rows_of_the_table_are_the_years_with_something_in_them():
    drawn = years([Strip("One", {2020: Tally(4)}), Strip("Other", {2022: Tally(0, 1), 2021: Tally()})])
    assert drawn.rows == [(2020, [Tally(4), Tally()]), (2022, [Tally(), Tally(0, 1)])]


def test_numbers_are_left_out_where_years_are_many():
    assert years([Strip("One", {1980: Tally(1), 2019: Tally(1)})]).numbers
    assert not years([Strip("One", {1979: Tally(1), 2019: Tally(1)})]).numbers


def test_nothing_counted_is_no_picture():
    assert years([Strip("One", {2020: Tally()})]) is None
