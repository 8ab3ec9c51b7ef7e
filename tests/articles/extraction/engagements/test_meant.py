"""Whom a text means without naming them."""

from tests.articles.extraction.engagements.told import engagements, only, people


def test_the_minister_of_a_country_is_its_own():
    text = (
        "Arvo Lind met Marta Sielska in Helsinki on Monday. On Tuesday the Finnish minister called on "
        "President Tomas Reyl."
    )
    assert people(engagements(text)[1]) == ["Arvo Lind", "Tomas Reyl"]


def test_a_guest_is_of_another_country_than_the_host():
    text = (
        "Arvo Lind, the minister, met Marta Sielska on Monday. Sielska, the minister, praised him. "
        "The minister was received on Tuesday by President Tomas Reyl."
    )
    assert people(engagements(text)[1]) == ["Arvo Lind", "Tomas Reyl"]


def test_counterparts_who_were_met_apart_are_two():
    text = (
        "Arvo Lind, Marta Sielska and Jun Takeda met in Helsinki on Monday. Lind also had separate meetings "
        "with his Polish and Japanese counterparts."
    )
    assert [people(fact) for fact in engagements(text)[1:]] == [
        ["Arvo Lind", "Marta Sielska"],
        ["Arvo Lind", "Jun Takeda"],
    ]


def test_the_delegation_is_that_of_the_visitor():
    text = (
        "A Ugandan delegation headed by Amina Okello is visiting Kenya from 13 to 16 May. "
        "The delegation was received by Peter Barasa in Nairobi on Tuesday."
    )
    assert people(engagements(text)[1]) == ["Amina Okello", "Peter Barasa"]


def test_him_is_not_the_one_who_acts():
    text = "Arvo Lind received Marta Sielska, who called on him in Helsinki on Monday."
    assert {name for fact in engagements(text) for name in people(fact)} == {"Arvo Lind", "Marta Sielska"}


def test_the_general_is_not_the_general_staff():
    text = (
        "Arvo Lind met Marta Sielska at the seat of the General Staff in Helsinki on Monday. Peter "
        "Barasa left."
    )
    assert people(only(text)) == ["Arvo Lind", "Marta Sielska"]


def test_those_who_speak_at_a_ceremony_were_there():
    text = (
        "Peter Barasa opened the course at a ceremony in Nairobi on Monday. "
        "Lisa Harden thanked Kenya for its help to the United States."
    )
    assert people(engagements(text)[0]) == ["Peter Barasa", "Lisa Harden"]


def test_the_commander_of_visiting_ships_takes_part_in_their_port_call():
    text = (
        "The Chilean ship Esmeralda docked in Mombasa, Kenya, on Sunday. The commander of the "
        "ship, Admiral Bruno "
        "Vega, praised the port."
    )
    assert people(only(text)) == ["Bruno Vega"]
