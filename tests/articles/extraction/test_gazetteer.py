"""Names that the database knows already."""

from articles.extraction.gazetteer import Entry, Gazetteer
from tests.articles.extraction.found import institutions, names, official, officials

KNOWN = Gazetteer(
    officials=[
        Entry("7", "Mira Solano", "PT"),
        Entry("7", "Mira de Solano", "PT"),
        Entry("8", "Aron Velt", "SE"),
        Entry("9", "Aron Velt", "FI"),
        Entry("10", "Étienne Ménard", "FR"),
        Entry("11", "Pisen", "KH"),
    ],
    institutions=[Entry("3", "Swedish Armed Forces", "SE")],
)


def test_a_known_name_gives_the_record():
    text = "Portuguese Defence Minister Mira Solano received the guests on Monday."

    assert official(text, gazetteer=KNOWN).known == "7"


def test_an_alias_gives_the_same_record():
    text = "Portuguese Defence Minister Mira de Solano received the guests on Monday."

    assert official(text, gazetteer=KNOWN).known == "7"


def test_who_is_known_needs_no_title():
    text = "Mira Solano received the guests in the great hall on Monday afternoon."

    assert names(text) == []
    assert names(text, gazetteer=KNOWN) == ["Mira Solano"]


def test_accents_make_no_difference():
    text = "Étienne Ménard and Mira Solano received the guests in the great hall on Monday."

    assert [fact.known for fact in officials(text, gazetteer=KNOWN)] == ["10", "7"]
    assert [fact.known for fact in officials(text.replace("é", "e").replace("É", "E"), gazetteer=KNOWN)] == [
        "10",
        "7",
    ]


def test_of_two_with_one_name_the_country_tells_which():
    assert official("Finnish General Aron Velt arrived on Monday for talks.", gazetteer=KNOWN).known == "9"
    assert official("Swedish General Aron Velt arrived on Monday for talks.", gazetteer=KNOWN).known == "8"


def test_of_two_with_one_name_nobody_is_chosen_where_nothing_tells_which():
    text = "General Aron Velt received the guests in the great hall on Monday."

    assert official(text, gazetteer=KNOWN).known == ""


def test_a_name_of_another_country_is_another_person():
    text = "Aron Velt, the Portuguese defence minister, received the guests on Monday."

    assert official(text, gazetteer=KNOWN).known == ""


def test_a_single_word_is_found_in_no_text():
    assert names("Pisen is a fine place to spend a Monday in, the guests said.", gazetteer=KNOWN) == []


def test_a_known_body_gives_the_record():
    (fact,) = institutions("The Swedish Armed Forces took part in the talks on Monday.", gazetteer=KNOWN)

    assert fact.known == "3"


def test_the_bodies_of_nobody_are_unknown():
    (fact,) = institutions("The Finnish Armed Forces took part in the talks on Monday.", gazetteer=KNOWN)

    assert fact.known == ""


def test_an_empty_gazetteer_changes_nothing():
    text = "Portuguese Defence Minister Mira Solano received the guests on Monday."

    assert official(text, gazetteer=Gazetteer()) == official(text)
