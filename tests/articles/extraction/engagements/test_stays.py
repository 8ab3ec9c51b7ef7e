"""How long visits, port calls, exercises and meetings last."""

import pytest

from tests.articles.extraction.engagements.told import engagements, only


def dates(text):
    """Return kind and date of the engagements that a text tells of."""
    return [(fact.kind, fact.date.edtf if fact.date else None) for fact in engagements(text)]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Arvo Lind arrived in Warsaw on Monday for a two-day visit.", "2024-05-13/2024-05-14"),
        ("Arvo Lind wrapped up a three-day visit to Japan on Tuesday.", "2024-05-12/2024-05-14"),
        ("Arvo Lind today concluded a three-day visit to Japan.", "2024-05-13/2024-05-15"),
        ("Arvo Lind returned on Tuesday from a 3-day trip to Japan.", "2024-05-12/2024-05-14"),
        (
            "Arvo Lind is on a visit to Japan, which began yesterday and ends on Friday.",
            "2024-05-14/2024-05-17",
        ),
        ("Arvo Lind is in Japan until Friday. He arrived in Tokyo on Monday.", "2024-05-13/2024-05-17"),
        ("Arvo Lind will fly on 3 June to Tokyo for a four-day visit.", "2024-06-03/2024-06-06"),
    ],
)
def test_the_days_of_a_visit_follow_from_its_limits_and_its_length(sentence, date):
    assert dates(sentence) == [("visit", date)]


def test_a_visit_on_its_second_day_began_the_day_before():
    text = "Arvo Lind, on the second day of his visit to Poland, met Marta Sielska in Warsaw on Tuesday."
    assert dates(text) == [("visit", "2024-05-13"), ("meeting", "2024-05-14")]


def test_the_first_day_of_a_visit_holds_where_it_is_told_to_be_under_way():
    text = (
        "Iman Saleh, who is on a visit to Finland, met Arvo Lind on Tuesday. He arrived in "
        "Helsinki on Sunday."
    )
    assert dates(text) == [("visit", "2024-05-12"), ("meeting", "2024-05-14")]


def test_the_days_of_a_visit_are_not_those_of_a_meeting_on_it():
    text = (
        "During the visit to Poland, which started on Monday and ends on Friday, Lind met Marta "
        "Sielska. Arvo Lind left."
    )
    assert ("meeting", "2024-05-17") not in dates(text)


def test_the_length_of_an_exercise_gives_its_first_day():
    text = (
        "The four-day exercise 'Iron Gate' between the armies of Uganda and Kenya concluded in "
        "Jinja on Saturday."
    )
    assert only(text).date.edtf == "2024-05-08/2024-05-11"


def test_ships_stay_as_long_as_they_are_said_to():
    text = "The Chilean training ship Esmeralda docked in Mombasa on Sunday for a four-day port call."
    assert dates(text) == [("port_call", "2024-05-12/2024-05-15")]


def test_a_stop_on_a_visit_is_no_visit_by_itself():
    text = (
        "Arvo Lind arrived in Warsaw on Monday for a two-day visit. On the last day of the visit "
        "he will travel to Lodz."
    )
    assert dates(text) == [("visit", "2024-05-13/2024-05-14")]


def test_what_follows_a_ceremony_is_of_its_day():
    text = (
        "Marta Sielska pinned the Order of Merit on Arvo Lind at a ceremony in Warsaw on Monday. "
        "Following the ceremony, Lind called on President Tomas Reyl."
    )
    assert dates(text) == [("award", "2024-05-13"), ("courtesy_call", "2024-05-13")]


def test_a_guest_who_goes_on_to_another_town_is_on_the_same_visit():
    text = (
        "Arvo Lind, who is in Poland for a four-day visit, met Marta Sielska on Monday. "
        "The Finnish minister will tour the academy in Lodz on Friday."
    )
    assert [kind for kind, _ in dates(text)] == ["visit", "meeting"]


def test_what_a_guest_did_abroad_was_not_done_where_it_is_told():
    text = (
        "HELSINKI, 15 May 2024: Arvo Lind returned today from a three-day visit to Japan. "
        "During the visit he called on General Jun Takeda."
    )
    assert [fact.country for fact in engagements(text)] == ["JP", "JP"]
