"""Timelines: one mark a record."""

from defense_ties.lib.charts import Mark, Scale, days_known, timeline
from defense_ties.lib.charts.timeline import MOST_LABELS, Shape
from defense_ties.lib.dates import parse_span


def a_mark(date, lane="Visits", **given):
    """Make a mark of an EDTF date."""
    return Mark(lane=lane, span=parse_span(date), words=date, exact=days_known(date), **given)


def placed(*marks, lanes=("Visits", "Agreements"), **given):
    """Return figure, class, x, width and y of each mark of a timeline, lane by lane."""
    drawn = timeline(marks, lanes, **given)
    return [
        (mark.figure, mark.css, mark.x, mark.width, mark.y) for lane in drawn.lanes for mark in lane.marks
    ]


def test_what_is_known_of_a_date_decides_the_mark():
    assert placed(
        a_mark("2019"),
        a_mark("2021-12-16"),
        a_mark("2022", planned=True),
        a_mark("2021-12-14?/2021-12-16?", inferred=True),
        a_mark("2020-01-01/2020-12-31"),
        years=[2019, 2022],
    ) == [
        ("bar", "span", 0.0, 24.98, 34),
        ("bar", "on", 24.98, 25.05, 34),
        ("disc", "guess", 73.09, 1.6, 34),
        ("bar", "off", 75.02, 24.98, 34),
        ("disc", "on", 73.16, 1.6, 58),
    ]


def test_an_agreement_of_a_known_day_is_a_diamond_and_an_article_a_tile():
    drawn = placed(
        a_mark("2021-12-17", lane="Agreements", shape=Shape.AGREEMENT),
        a_mark("2021-12-17", shape=Shape.ARTICLE),
    )
    assert [figure for figure, *_ in drawn] == ["tile", "diamond"]


def test_a_month_among_many_years_stays_visible():
    assert placed(a_mark("2020-06"), years=[1990, 2029]) == [("bar", "span", 75.74, 0.8, 34)]


def test_open_ends_reach_to_the_end_of_the_scale():
    assert placed(a_mark("2020-01-01/.."), a_mark("../2019-12-31", lane="Agreements"), years=[2021]) == [
        ("bar", "span", 33.3, 66.7, 34),
        ("bar", "span", 0, 33.3, 88),
    ]


def test_marks_of_one_day_stand_in_rows_below_each_other():
    drawn = timeline([a_mark("2021-12-15"), a_mark("2021-12-15"), a_mark("2021-03-01")], ["Visits"])
    assert [(mark.x, mark.y) for mark in drawn.lanes[0].marks] == [(15.5, 34), (94.68, 34), (94.68, 58)]
    assert drawn.height == 22 + 2 * 24 + 8 + 26


def test_lanes_keep_their_order_and_empty_ones_are_left_out():
    drawn = timeline(
        [a_mark("2021", lane="C"), a_mark("2021", lane="A"), a_mark("", lane="B")], ["A", "B", "C"]
    )
    assert [(lane.words, lane.y) for lane in drawn.lanes] == [("A", 14), ("C", 68)]
    assert drawn.undated == 1
    assert drawn.scale == Scale(2021, 2021)


def test_a_label_stands_after_its_mark_or_before_it_where_there_is_no_room():
    early, late, whole = (
        a_mark("2021-02-01", label="Talks"),
        a_mark("2021-12-30", label="Talks"),
        "A long label",
    )
    drawn = timeline([early, late, a_mark("2021", label=whole)], ["Visits"])
    assert [(mark.label_x, mark.before) for mark in drawn.lanes[0].marks] == [
        (0.8, False),
        (9.83, False),
        (98.39, True),
    ]


def test_labels_that_would_be_all_one_sees_are_left_out():
    marks = [a_mark("2021-06-01", label="Talks") for _ in range(MOST_LABELS + 1)]
    assert {mark.label_x for mark in timeline(marks, ["Visits"]).lanes[0].marks} == {None}


def test_nothing_dated_is_no_timeline():
    assert timeline([a_mark("")], ["Visits"]) is None
