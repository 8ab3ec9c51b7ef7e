"""When and where an engagement took place, or will."""

import pytest

from tests.articles.extraction.engagements.told import engagements, kinds, only


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Arvo Lind met Marta Sielska on Monday.", "2024-05-13"),
        ("On Tuesday, Arvo Lind met Marta Sielska.", "2024-05-14"),
        ("Arvo Lind met Marta Sielska yesterday.", "2024-05-14"),
        ("Arvo Lind visited Poland from 6 to 8 May 2024.", "2024-05-06/2024-05-08"),
        ("Arvo Lind visited Poland in March last year.", "2023-03"),
        ("Arvo Lind met Marta Sielska.", None),
    ],
)
def test_the_clause_gives_the_date(sentence, date):
    fact = only(sentence)
    assert (fact.date.edtf if fact.date else None) == date


def test_the_day_of_a_press_release_is_not_that_of_the_meeting():
    fact = only("Arvo Lind met Marta Sielska on 6 May 2024, his office said in a statement on 8 May 2024.")
    assert fact.date.edtf == "2024-05-06"


def test_a_meeting_later_in_the_day_is_of_that_day():
    text = "Arvo Lind met Marta Sielska on Monday. Later in the day he called on President Tomas Reyl."
    assert [fact.date.edtf for fact in engagements(text)] == ["2024-05-13", "2024-05-13"]


def test_the_two_ends_of_an_exercise_are_joined():
    text = (
        "Finland and Poland began a joint exercise in Gdansk on 6 May 2024. "
        "It was the third, and the exercise ended on 10 May 2024."
    )
    assert only(text).date.edtf == "2024-05-06/2024-05-10"


def test_a_visit_under_way_has_the_month():
    text = "Marta Sielska, who is on a four-day visit to Finland, met Arvo Lind in Helsinki on Monday."
    visit = next(fact for fact in engagements(text) if fact.kind == "visit")
    assert visit.date.edtf == "2024-05"


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("Arvo Lind met Marta Sielska in Warsaw on Monday.", "Warsaw", "PL"),
        ("HELSINKI, May 14 - Arvo Lind met Marta Sielska here on Monday.", "Helsinki", "FI"),
        ("Arvo Lind spoke by phone with Marta Sielska in Warsaw on Monday.", "", ""),
    ],
)
def test_the_clause_or_the_dateline_gives_the_place(text, city, country):
    fact = only(text)
    assert (fact.city, fact.country) == (city, country)


def test_an_embassy_is_named_after_its_town_and_does_not_give_the_place():
    text = "Arvo Lind met Marta Sielska and the head of the embassy in Nairobi on Monday."
    assert only(text).city == ""


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Arvo Lind met Marta Sielska on Monday.", "held"),
        ("Arvo Lind will meet Marta Sielska in Warsaw in June 2024.", "planned"),
        ("Arvo Lind is due to visit Poland on 3 June 2024.", "planned"),
        ("Arvo Lind was to have met Marta Sielska in Warsaw.", "cancelled"),
        ("Arvo Lind has postponed a visit to Poland set for 3 June 2024.", "postponed"),
        ("Arvo Lind cancelled a visit to Poland on Monday.", "cancelled"),
    ],
)
def test_the_words_around_give_the_status(sentence, status):
    assert only(sentence).status == status


def test_two_countries_on_one_journey_are_two_visits():
    text = "Arvo Lind will visit Warsaw on 3 June 2024 and Tokyo on 5 June 2024."
    assert [(fact.kind, fact.country, fact.date.edtf) for fact in engagements(text)] == [
        ("visit", "PL", "2024-06-03"),
        ("visit", "JP", "2024-06-05"),
    ]


def test_a_stop_within_the_country_visited_is_no_second_visit():
    text = "Arvo Lind visited Poland from 6 to 8 May 2024. He visited a shipyard in Gdansk on 7 May 2024."
    assert kinds(text) == ["visit"]


def test_what_a_planned_journey_is_for_is_planned():
    text = "Arvo Lind will travel to Warsaw on 3 June 2024 for talks with Marta Sielska."
    assert [(fact.kind, fact.status) for fact in engagements(text)] == [
        ("visit", "planned"),
        ("talks", "planned"),
    ]
