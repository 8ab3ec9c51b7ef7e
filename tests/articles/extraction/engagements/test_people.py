"""Who takes part in an engagement, and in which role."""

from tests.articles.extraction.engagements.told import engagements, only, people


def test_host_and_guest_are_told_apart():
    fact = only("Arvo Lind received Marta Sielska in Helsinki on Monday.")
    assert {taking.official: taking.role for taking in fact.participants} == {
        "Arvo Lind": "host",
        "Marta Sielska": "guest",
    }


def test_the_passive_turns_host_and_guest_round():
    fact = only("Marta Sielska was received on Monday by Arvo Lind in Helsinki.")
    assert {taking.official: taking.role for taking in fact.participants} == {
        "Marta Sielska": "guest",
        "Arvo Lind": "host",
    }


def test_who_gives_and_who_receives_a_medal():
    fact = only("The Order of the Lion was awarded on Monday to General Peter Barasa by Lisa Harden.")
    assert {taking.official: taking.role for taking in fact.participants} == {
        "Lisa Harden": "awarding_party",
        "Peter Barasa": "recipient",
    }


def test_one_on_whose_behalf_something_is_done_does_not_take_part():
    text = "Lisa Harden gave Peter Barasa a medal, presented on behalf of President Tomas Reyl, on Monday."
    assert "Tomas Reyl" not in {name for fact in engagements(text) for name in people(fact)}


def test_the_source_at_the_end_of_a_sentence_does_not_take_part():
    fact = only("Arvo Lind met Marta Sielska in Helsinki on Monday, Jun Takeda said at a briefing.")
    assert people(fact) == ["Arvo Lind", "Marta Sielska"]


def test_the_source_at_the_head_of_a_sentence_does_not_take_part():
    fact = only("Jun Takeda said that Arvo Lind met Marta Sielska in Helsinki on Monday.")
    assert people(fact) == ["Arvo Lind", "Marta Sielska"]


def test_he_is_the_one_last_spoken_of():
    text = "Arvo Lind arrived in Warsaw on Monday. He met Marta Sielska on Tuesday."
    assert people(engagements(text)[1]) == ["Arvo Lind", "Marta Sielska"]


def test_they_are_those_who_last_met():
    text = "Arvo Lind met Marta Sielska on Monday. They will meet again in Warsaw in June 2024."
    assert [(fact.status, people(fact)) for fact in engagements(text)] == [
        ("held", ["Arvo Lind", "Marta Sielska"]),
        ("planned", ["Arvo Lind", "Marta Sielska"]),
    ]


def test_only_the_visitor_takes_part_in_a_visit():
    fact = engagements(
        "Arvo Lind received Marta Sielska, who is on an official visit to Finland, on Monday."
    )[1]
    assert (fact.kind, people(fact)) == ("visit", ["Marta Sielska"])


def test_the_people_of_two_sides_may_be_named_in_the_next_sentence():
    text = (
        "The defence ministers of Finland and Poland met in Helsinki on Monday. Arvo Lind thanked "
        "Marta Sielska for the help of her country."
    )
    assert people(only(text)) == ["Arvo Lind", "Marta Sielska"]


def test_those_who_led_the_delegations_take_part():
    text = (
        "Staff talks between Finland and Poland were held in Helsinki on 6 May 2024. Arvo Lind led the "
        "Finnish delegation and Marta Sielska that of Poland."
    )
    fact = only(text)
    assert {taking.role for taking in fact.participants} == {"head_of_delegation"}
    assert people(fact) == ["Arvo Lind", "Marta Sielska"]


def test_those_who_look_on_are_witnesses():
    text = (
        "Lisa Harden decorated General Peter Barasa with the Order of the Lion on Monday. "
        "Arvo Lind was present."
    )
    roles = {taking.official: taking.role for taking in only(text).participants}
    assert roles["Arvo Lind"] == "witness"
