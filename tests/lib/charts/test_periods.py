"""Counts by month, year and decade: units, bars, spans and shades."""

import datetime

import pytest

from defense_ties.lib.charts.calendars import Told, days_calendar, months_calendar
from defense_ties.lib.charts.periods import HELD, PLANNED, Strip, periods
from defense_ties.lib.charts.shades import ranges, shade
from defense_ties.lib.charts.units import DECADE, MONTH, YEAR

TOLD = {HELD: "held", PLANNED: "planned"}
NEW_YEAR, LEAP_DAY = datetime.date(2021, 1, 1), datetime.date(2020, 2, 29)


@pytest.mark.parametrize(
    ("unit", "day", "name", "first", "last"),
    [
        (MONTH, LEAP_DAY, "2020-02", datetime.date(2020, 2, 1), LEAP_DAY),
        (YEAR, LEAP_DAY, "2020", datetime.date(2020, 1, 1), datetime.date(2020, 12, 31)),
        (DECADE, LEAP_DAY, "202X", datetime.date(2020, 1, 1), datetime.date(2029, 12, 31)),
        (DECADE, datetime.date(5, 1, 1), "000X", datetime.date(1, 1, 1), datetime.date(9, 12, 31)),
        (YEAR, datetime.date(9998, 1, 1), "9998", datetime.date(9998, 1, 1), datetime.date(9998, 12, 31)),
    ],
)
def test_a_unit_is_named_and_has_a_first_and_a_last_day(unit, day, name, first, last):
    number = unit.number_of(day)
    if unit is not DECADE or day.year > 9:
        assert unit.name(number) == name
    assert (unit.first(number), unit.last(number)) == (first, last)


def test_an_end_that_is_open_has_no_name():
    number = YEAR.number_of(NEW_YEAR)
    assert YEAR.names(number, YEAR.number_of(datetime.date.max)) == "2021/.."


def draw(counts, unit=YEAR):
    """Return the picture of one strip."""
    return periods(unit, [Strip("Visit", counts, lambda place: f"/{place[0]}-{place[1]}-{place[2]}")], TOLD)


def test_what_was_held_stands_at_the_foot_and_what_is_planned_upon_it():
    strip = draw({(2021, 2021, HELD): 3, (2021, 2021, PLANNED): 1}).strips[0]
    held, planned = strip.blocks
    assert held.y + held.height == strip.base
    assert round(planned.y + planned.height, 1) == held.y
    assert (held.said, planned.said) == ("", "3+1")
    assert (held.words, planned.words) == ("2021 · Visit: 3 held", "2021 · Visit: 1 planned")
    assert (held.href, planned.href) == ("/2021-2021-held", "/2021-2021-planned")


def test_what_lies_in_no_single_unit_is_a_span_over_all_it_may_mean():
    chart = draw({(2020, 2021, HELD): 2, (2020, 2020, HELD): 1, (2023, 2023, HELD): 1})
    span = chart.strips[0].spans[0]
    assert (span.x, round(span.end)) == (0, 50)
    assert [round(block.width) for block in chart.strips[0].blocks] == [18, 18]


def test_an_open_end_reaches_to_the_edge_and_does_not_stretch_the_scale():
    chart = draw({(2020, 2020, HELD): 1, (2021, YEAR.number_of(datetime.date.max), HELD): 1})
    assert list(chart.scale.years) == [2020, 2021]
    assert chart.strips[0].spans[0].end == 100


def test_spans_without_room_are_counted():
    chart = draw({(2000 + place, 2020 + place, HELD): 2 for place in range(6)})
    assert len({span.y for span in chart.strips[0].spans}) == 4
    assert chart.left_out == 4


def test_nothing_dated_is_no_picture():
    assert draw({}) is None


@pytest.mark.parametrize(
    ("most", "found"),
    [
        (0, []),
        (1, [(1, 1, 1)]),
        (2, [(1, 1, 1), (5, 2, 2)]),
        (10, [(1, 1, 1), (2, 2, 3), (3, 4, 5), (4, 6, 9), (5, 10, 10)]),
        (1000, [(1, 1, 5), (2, 6, 31), (3, 32, 177), (4, 178, 999), (5, 1000, 1000)]),
    ],
)
def test_the_ranges_of_shades_hold_every_number_once(most, found):
    assert ranges(most) == found
    assert all(shade(number, most) == step for step, first, last in found for number in (first, last))


def told(counts):
    """Return what a calendar is told of some counts."""
    return Told(counts, lambda time, numbers: (time, f"/{time}"), lambda year: (f"all of {year}", "/"))


def test_a_calendar_of_months_has_a_cell_for_each_and_ways_to_those_with_records():
    (row,) = months_calendar([2021], told({"2021-03": (2, 1), "2021-12": (0, 1)})).rows
    assert [(cell.time, cell.said, cell.shade) for cell in row.cells if cell.href] == [
        ("2021-03", "2+1", 5),
        ("2021-12", "+1", 0),
    ]
    assert len(row.cells) == 12
    assert row.said == "all of 2021"


def test_a_calendar_of_days_begins_its_weeks_on_monday():
    (row,) = days_calendar([2021], told({"2021-01-04": (1, 0)})).rows
    friday, monday = row.cells[0], row.cells[3]
    assert (friday.x, monday.time) == (0, "2021-01-04")
    assert monday.x > friday.x
    assert monday.y < friday.y
    assert len(days_calendar([2020], told({})).rows[0].cells) == 366
