"""What a text tells twice is one engagement; what it recalls is another."""

from tests.articles.extraction.engagements.told import countries, engagements, kinds, only, people, reading


def test_the_talks_are_the_meeting_told_before():
    text = "Arvo Lind received Marta Sielska in Helsinki on Monday. At the talks, Lind spoke of trust."
    fact = only(text)
    assert (fact.kind, fact.date.edtf, people(fact)) == (
        "talks",
        "2024-05-13",
        ["Arvo Lind", "Marta Sielska"],
    )


def test_a_headline_tells_what_the_story_tells():
    text = (
        "Finnish minister in Warsaw for talks\n\n"
        "WARSAW, May 14 - Arvo Lind held talks with Marta Sielska on Monday.\n"
    )
    assert kinds(text) == ["talks"]


def test_meetings_with_one_after_the_other_are_two():
    text = "Arvo Lind was received on Monday by Marta Sielska and, separately, by Lisa Harden."
    assert [people(fact) for fact in engagements(text)] == [
        ["Arvo Lind", "Marta Sielska"],
        ["Arvo Lind", "Lisa Harden"],
    ]


def test_an_earlier_visit_is_another():
    text = (
        "Arvo Lind received Marta Sielska in Helsinki on Monday. "
        "Much was done since Lind's visit to Poland in March last year."
    )
    assert [(fact.kind, fact.date.edtf) for fact in engagements(text)] == [
        ("meeting", "2024-05-13"),
        ("visit", "2023-03"),
    ]


def test_a_signing_at_a_meeting_is_no_second_engagement():
    text = "Arvo Lind met Marta Sielska in Helsinki on Monday. Lind and Sielska signed a memorandum."
    assert kinds(text) == ["meeting"]


def test_a_meeting_on_a_visit_is_part_of_it():
    text = "Arvo Lind arrived in Warsaw on Monday for a visit. He met Marta Sielska on Monday."
    visit, meeting = engagements(text)
    assert meeting.part_of == visit.key


def test_the_sides_are_those_of_the_people_and_not_those_spoken_about():
    text = "Arvo Lind met Marta Sielska in Helsinki on Monday to speak about the threat from Russia."
    assert [side.country for side in only(text).sides] == ["FI", "PL"]
    assert countries(text) == ["FI", "PL"]


def test_ships_show_their_country_by_their_prefix():
    text = "HMAS Wombat berthed at Manila, Philippines, on 6 May 2024 for a goodwill visit."
    assert sorted(side.country for side in only(text).sides) == ["AU", "PH"]


def test_the_passages_say_what_they_are_evidence_for():
    text = "Arvo Lind met Marta Sielska in Warsaw on Monday."
    fact = only(text)
    said = {name: [text[slice(*span)] for span in spans] for name, spans in fact.evidence.items()}
    assert said == {"": [text], "kind": ["met"], "date": ["Monday"], "place": ["Warsaw"]}


def test_a_text_without_anything_has_no_engagements():
    assert engagements("") == []
    assert reading("Rain is expected.").engagements == ()


def test_a_second_run_finds_the_same():
    text = "Arvo Lind was received on Monday by Marta Sielska and, separately, by Lisa Harden."
    assert engagements(text) == engagements(text)


def test_a_sentence_without_end_is_read_as_far_as_a_sentence_goes():
    text = "Arvo Lind met Marta Sielska in Warsaw on Monday and " * 2000
    assert kinds(text) == ["meeting"]
