"""Other meetings of a series than the one that the story is about."""

from tests.articles.extraction.engagements.told import engagements, kinds, people

MEETING = "Arvo Lind met Marta Sielska in Helsinki on Monday."


def told(text):
    """Return kind, status, day and people of the engagements that a text tells of."""
    return [
        (fact.kind, fact.status, fact.date.edtf if fact.date else None, people(fact))
        for fact in engagements(text)
    ]


def test_the_next_round_is_another_meeting_without_those_who_announce_it():
    text = f"{MEETING} Lind said the next meeting would be held in Warsaw in 2025."
    assert told(text)[1] == ("meeting", "planned", "2025", [])


def test_an_earlier_round_may_be_told_by_its_number_alone():
    text = (
        "The third meeting of the Finland-Poland working group was held in Helsinki on Monday. "
        "The second was held in Warsaw in May 2022."
    )
    assert told(text) == [
        ("meeting", "held", "2024-05-13", []),
        ("meeting", "held", "2022-05", []),
    ]


def test_a_meeting_of_which_it_is_told_that_it_was_the_last_is_another():
    text = f"{MEETING} They last met in Warsaw in February."
    assert [date for _, _, date, _ in told(text)] == ["2024-05-13", "2024-02"]


def test_a_meeting_that_was_only_prepared_is_without_those_who_prepared_it():
    text = f"{MEETING} They discussed arrangements for holding the committee meeting in Tampere in June."
    assert told(text)[1] == ("meeting", "planned", "2024-06", [])


def test_a_summit_that_was_only_talked_about_is_none():
    assert kinds(f"{MEETING} The talks covered the sea and the NATO summit in July.") == ["talks"]


def test_an_exercise_may_be_told_by_its_name_alone():
    text = (
        f"{MEETING} They spoke of the Amber Wind exercise. Finland will send 90 soldiers to Amber Wind, "
        "which will be held in Gdansk, Poland, from 3 to 9 June."
    )
    assert told(text)[1] == ("exercise", "planned", "2024-06-03/2024-06-09", [])


def test_a_closing_ceremony_has_the_sides_of_its_exercise():
    text = (
        "The exercise Amber Wind opened in Gdansk on 6 May 2024 with troops from Finland and Poland. "
        "The closing ceremony will take place on 17 May 2024."
    )
    assert [[side.country for side in fact.sides] for fact in engagements(text)] == [["FI", "PL"]] * 2


def test_joint_exercises_that_are_only_wished_for_are_none():
    text = f"{MEETING} They pledged closer ties through exchanges, joint exercises and training."
    assert kinds(text) == ["meeting"]


def test_the_last_trilateral_is_another_meeting():
    text = (
        "Arvo Lind, Marta Sielska and Jun Takeda met in Helsinki on Monday. "
        "The last trilateral was held in Tokyo in May 2023."
    )
    assert told(text)[1] == ("meeting", "held", "2023-05", [])


def test_an_exercise_began_with_its_opening_ceremony():
    text = (
        "The exercise Amber Wind of Finland and Poland wrapped up in Gdansk on 10 May 2024. "
        "Marta Sielska attended the opening ceremony on 3 May 2024."
    )
    exercise, ceremony = engagements(text)
    assert exercise.date.edtf == "2024-05-03/2024-05-10"
    assert (ceremony.city, [side.country for side in ceremony.sides]) == ("Gdansk", ["FI", "PL"])
