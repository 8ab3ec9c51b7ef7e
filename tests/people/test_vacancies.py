"""Times without a holder of a post, and times with two."""

import datetime

from defense_ties.lib.dates import parse_span
from people.models import Appointment
from people.vacancies import Gap, gaps_between, overlaps_among


def appointment(date, official="o1"):
    """Return an appointment of an official, not saved."""
    span = parse_span(date)
    return Appointment(date=date, earliest=span.earliest, latest=span.latest, official_id=official)


def test_a_gap_is_what_no_appointment_may_cover():
    dated = [
        appointment("2015/2016"),
        appointment("2016-06/2017"),
        appointment("2019-03-05/.."),
        appointment(""),
    ]
    assert gaps_between(dated) == [Gap(datetime.date(2018, 1, 1), datetime.date(2019, 3, 4))]


def test_there_is_no_gap_between_days_that_follow_each_other():
    assert gaps_between([appointment("2015"), appointment("2016")]) == []
    assert gaps_between([]) == []


def test_two_who_held_a_post_on_the_same_days_are_told_once():
    first, second = appointment("2015/2018"), appointment("2016/2020", "o2")
    again, vague = appointment("2017/..", "o1"), appointment("2016", "o3")
    found = overlaps_among([second, vague, first, again])
    assert [(overlap.first, overlap.second) for overlap in found] == [(first, second)]


def test_successors_do_not_overlap():
    assert overlaps_among([appointment("2015/2018-01-01"), appointment("2018-01-02/..", "o2")]) == []
