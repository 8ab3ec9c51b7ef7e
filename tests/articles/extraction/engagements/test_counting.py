"""Which words of protocol count, and for what."""

import pytest

from tests.articles.extraction.engagements.told import engagements, kinds, only, people

MEETING = "Arvo Lind met Marta Sielska in Helsinki on Monday."


@pytest.mark.parametrize(
    "sentence",
    [
        '"Our soldiers will see the sky when we meet again in Poland in June," Lind said.',
        "Lind said the ordinary session of the Polish parliament opens in June.",
        "They agreed to accelerate the negotiations on a treaty between Finland and Poland by June 2024.",
    ],
)
def test_what_is_no_engagement_of_the_two(sentence):
    assert kinds(f"{MEETING} {sentence}") == ["meeting"]


def test_one_who_presents_the_award_takes_part_in_it():
    text = (
        "Peter Barasa was on Monday awarded the Order of the Lion. Arvo Lind presented the award "
        "at a ceremony "
        "in Helsinki."
    )
    fact = only(text)
    assert {taking.official: taking.role for taking in fact.participants} == {
        "Peter Barasa": "recipient",
        "Arvo Lind": "awarding_party",
    }


def test_an_exercise_named_twice_is_one():
    text = "Finland and Poland held a Passage Exercise (PASSEX) in the Baltic Sea on Monday."
    assert kinds(text) == ["exercise"]


def test_aides_who_sign_at_the_talks_of_ministers_do_not_meet():
    text = f"{MEETING} A memorandum was signed by Karl Ost and Tomas Reyl."
    assert kinds(text) == ["meeting"]


def test_those_who_signed_at_the_end_of_a_meeting_were_at_it():
    text = (
        "The document was signed on Monday by Arvo Lind and by Marta Sielska at the end of a "
        "bilateral meeting."
    )
    assert people(only(text)) == ["Arvo Lind", "Marta Sielska"]


def test_two_of_three_who_met_before_all_three_had_talks_of_their_own():
    text = (
        "Arvo Lind hosted Marta Sielska and Jun Takeda in Helsinki on Monday. Before the meeting, Lind held "
        "separate talks with Sielska."
    )
    assert [people(fact) for fact in engagements(text)] == [
        ["Arvo Lind", "Marta Sielska", "Jun Takeda"],
        ["Arvo Lind", "Marta Sielska"],
    ]


def test_a_meeting_that_was_to_be_and_has_been_put_off_is_postponed():
    text = (
        f"{MEETING} A meeting of the ministers of Finland and Poland that was to take place in "
        "Tampere, Finland, on "
        "Friday has been put off."
    )
    assert [fact.status for fact in engagements(text)] == ["held", "postponed"]


def test_one_who_is_to_be_received_at_the_goal_of_a_journey_is_received_on_that_day():
    text = (
        "Arvo Lind is set to travel to Warsaw on Thursday, where he will lay a wreath and be "
        "received by President "
        "Tomas Reyl."
    )
    assert [(fact.kind, fact.status, fact.date.edtf) for fact in engagements(text)] == [
        ("visit", "planned", "2024-05-16"),
        ("meeting", "planned", "2024-05-16"),
    ]


def test_a_place_that_is_only_spoken_about_is_not_that_of_the_talks():
    text = "Arvo Lind held talks with Marta Sielska on Monday, focusing on the clearing of mines in Kharkiv."
    assert only(text).city != "Kharkiv"


def test_a_meeting_of_two_followed_by_talks_is_told_once():
    text = (
        "Marta Sielska held a one-on-one meeting with Arvo Lind in Helsinki on Tuesday, followed by plenary "
        "talks between the two delegations."
    )
    fact = only(text)
    assert (fact.kind, people(fact)) == ("talks", ["Marta Sielska", "Arvo Lind"])


def test_those_who_met_in_a_video_conference_met_once():
    assert kinds("Arvo Lind and Marta Sielska met in a video conference on Monday.") == ["video_conference"]


def test_a_meeting_that_was_moved_is_postponed_and_keeps_its_first_day():
    text = (
        "The meeting of Arvo Lind and Marta Sielska, initially planned for 20 May, has been moved to 3 June."
    )
    fact = only(text)
    assert (fact.status, fact.date.edtf) == ("postponed", "2024-05-20")


def test_a_guest_who_goes_home_is_on_no_other_visit():
    text = "Arvo Lind arrived in Warsaw on Monday. He left for Helsinki this morning."
    assert kinds(text) == ["visit"]


def test_a_journey_after_the_meeting_is_none_by_itself():
    text = "Arvo Lind will meet Marta Sielska in Warsaw on Thursday before flying to Tallinn."
    assert kinds(text) == ["meeting"]


def test_each_country_of_a_list_takes_part():
    fact = only("The defence chiefs of Finland, Poland and Japan met in Helsinki on Monday.")
    assert [side.country for side in fact.sides] == ["FI", "PL", "JP"]


def test_talks_of_both_delegations_are_the_meeting_told_before():
    text = f"{MEETING} Afterwards both delegations held official talks."
    assert kinds(text) == ["talks"]


def test_one_who_is_received_in_audience_is_received_once():
    text = "Arvo Lind was received in audience on Monday by President Tomas Reyl. The audience took an hour."
    assert people(only(text)) == ["Arvo Lind", "Tomas Reyl"]


def test_those_in_whose_presence_a_meeting_took_place_are_witnesses():
    text = f"{MEETING} The meeting took place in the presence of Lisa Harden."
    roles = {taking.official: taking.role for taking in only(text).participants}
    assert roles["Lisa Harden"] == "witness"


def test_a_troops_agreement_is_no_visit():
    text = f"{MEETING} Finland and Poland have a Visiting Forces Agreement, which took effect in 2012."
    assert kinds(text) == ["meeting"]
