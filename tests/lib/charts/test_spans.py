"""Bars of what lasted."""

import datetime

from defense_ties.lib.charts import Bar, Scale, spans
from defense_ties.lib.dates import parse_span

TODAY = datetime.date(2024, 6, 1)


def a_bar(date, **given):
    """Make a bar of an EDTF date."""
    return Bar(span=parse_span(date), label="Commander", **given)


def test_bars_stand_in_their_order_one_a_row():
    drawn = spans([a_bar("2020/2021"), a_bar("2018", inferred=True)])
    assert drawn.scale == Scale(2018, 2021)
    assert [(bar.x, bar.width, bar.y, bar.css) for bar in drawn.bars] == [
        (49.97, 50.03, 20, "on"),
        (0.0, 24.98, 60, "guess"),
    ]
    assert drawn.height == 106


def test_an_open_end_reaches_to_this_year_and_says_that_it_is_open():
    drawn = spans([a_bar("2018/.."), a_bar("../2019")], today=TODAY)
    assert drawn.scale == Scale(2018, 2024)
    assert [(bar.x, bar.end, bar.open_start, bar.open_end) for bar in drawn.bars] == [
        (0.0, 100.0, False, True),
        (0.0, 28.55, True, False),
    ]


def test_what_has_no_date_is_left_out_and_counted():
    drawn = spans([a_bar("2018"), a_bar("")], today=TODAY)
    assert (len(drawn.bars), drawn.left_out) == (1, 1)
    assert drawn.scale == Scale(2018, 2018)
    assert spans([a_bar("")]) is None


def test_a_day_at_the_end_of_the_scale_stays_within_it():
    drawn = spans([a_bar("2021-12-31")])
    assert (drawn.bars[0].x, drawn.bars[0].end) == (99.2, 100.0)
