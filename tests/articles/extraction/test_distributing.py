"""Names that a list hands out by country."""

import pytest

from articles.extraction import extract


def countries(text):
    """Return the country of each official of a text by name."""
    return {official.name: official.country for official in extract(text).officials}


def posts(text):
    """Return the titles of each official of a text by name."""
    return {official.name: [post.title for post in official.posts] for official in extract(text).officials}


def test_counterparts_from_several_countries_have_one_each():
    text = (
        "Ghana's defence minister, Kofi Amponsah, received his counterparts from Togo, Edem Lawson, and "
        "Benin, Luc Ahouandjinou, in Accra on Monday."
    )

    assert countries(text) == {"Kofi Amponsah": "GH", "Edem Lawson": "TG", "Luc Ahouandjinou": "BJ"}


def test_a_land_after_each_name_is_that_of_the_name():
    text = (
        "German Defence Minister Jutta Brandt and her counterparts Ruben Smits of the Netherlands and "
        "Nils Haugen of Norway met in Kiel on Friday."
    )

    assert countries(text) == {"Jutta Brandt": "DE", "Ruben Smits": "NL", "Nils Haugen": "NO"}


def test_those_who_sign_for_a_land_are_of_it():
    text = (
        "A letter of intent was signed on Thursday by the defence ministers of Romania and Bulgaria. "
        "Radu Ionescu signed for Romania and Petar Kolev for Bulgaria."
    )

    assert countries(text) == {"Radu Ionescu": "RO", "Petar Kolev": "BG"}
    assert posts(text) == {"Radu Ionescu": ["Defence minister"], "Petar Kolev": ["Defence minister"]}


def test_each_of_three_who_sign_for_their_lands_is_a_signatory():
    facts = extract(
        "The defence ministers of Romania, Bulgaria and Greece made a protocol in Varna on 3 May 2024. "
        "Radu Ionescu signed for Romania, Petar Kolev for Bulgaria and Nikos Laskaris for Greece."
    )
    names = {official.key: official.name for official in facts.officials}
    (protocol,) = facts.agreements

    assert [names[signed.official] for signed in protocol.signatories] == [
        "Radu Ionescu",
        "Petar Kolev",
        "Nikos Laskaris",
    ]


def test_a_name_that_a_land_owns_shares_the_office_named_before():
    text = (
        "Greek Defence Minister Nikos Laskaris sailed together with Egypt's Samir Fawzi off Crete on Friday."
    )

    assert countries(text) == {"Nikos Laskaris": "GR", "Samir Fawzi": "EG"}
    assert posts(text)["Samir Fawzi"] == ["Defence Minister"]


def test_two_lands_of_a_plural_title_go_to_the_names_in_their_order():
    text = "Talks of the defence ministers of Kenya and Uganda, Ann Wanjiru and Paul Okello, began on Monday."

    assert countries(text) == {"Ann Wanjiru": "KE", "Paul Okello": "UG"}


@pytest.mark.parametrize("ship", ["frigate", "corvette"])
def test_a_bare_commander_is_a_rank_on_board(ship):
    text = f"The French {ship} left Lagos on Friday. Its captain, Commander Yves Morel, thanked the port."
    (official,) = extract(text).officials

    assert (official.rank, official.country) == ("Commander", "FR")


def test_a_bare_commander_ashore_holds_a_post():
    (official,) = extract("Commander Yves Morel of the brigade met the press in Lagos on Friday.").officials

    assert (official.rank, [post.title for post in official.posts]) == ("", ["Commander"])
