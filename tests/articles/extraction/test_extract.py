"""The whole way from a text to its facts."""

import subprocess
import sys

from articles.extraction import extract
from articles.extraction.facts import Facts
from articles.extraction.reading import Known

TEXT = """Swedish general visits Portugal

LISBON, May 3, 2023 (Lusa) - Portuguese Defence Minister Mira Solano received the Commander of the Swedish \
Armed Forces, Lt. Gen. Aron Velt, in Lisbon on Tuesday.

During the visit the two sides signed a memorandum of understanding on military training. Solano and Velt \
also discussed maritime security.
"""
UNAIDED = """
import sys
sys.modules["django"] = None
from articles.extraction import extract
facts = extract(sys.stdin.read())
print([official.name for official in facts.officials], facts.published.edtf)
"""


def test_a_report_gives_its_facts():
    facts = extract(TEXT)
    keys = {official.name: official.key for official in facts.officials}
    meeting = next(one for one in facts.engagements if one.kind == "meeting")

    assert facts.published is not None
    assert facts.published.edtf == "2023-05-03"
    assert [(one.name, one.country, one.rank) for one in facts.officials] == [
        ("Mira Solano", "PT", ""),
        ("Aron Velt", "SE", "Lieutenant General"),
    ]
    assert [(one.name, one.country) for one in facts.institutions] == [("Swedish Armed Forces", "SE")]
    assert meeting.date is not None
    assert (meeting.date.edtf, meeting.city, meeting.country) == ("2023-05-02", "Lisbon", "PT")
    assert [(one.official, one.role) for one in meeting.participants] == [
        (keys["Mira Solano"], "host"),
        (keys["Aron Velt"], "guest"),
    ]
    assert [(one.kind, one.status) for one in facts.agreements] == [("mou", "signed")]
    assert [one.code for one in facts.topics] == ["training", "maritime"]
    assert {one.country for one in facts.countries} == {"PT", "SE"}


def test_a_meeting_belongs_to_the_visit_that_it_is_held_on():
    visit, meeting = sorted(extract(TEXT).engagements, key=lambda one: one.kind != "visit")

    assert (visit.kind, meeting.kind, meeting.part_of) == ("visit", "meeting", visit.key)


def test_who_receives_a_medal_has_met_nobody_and_who_receives_a_guest_has():
    received = (
        "LISBON, May 3, 2023 - Mira Solano, the defence minister of Portugal, received the {} on Tuesday."
    )
    guest = extract(received.format("chief of the Swedish Navy, Vice Admiral Aron Velt,"))
    thing = extract(received.format("news of the agreement with joy"))

    assert [one.kind for one in guest.engagements] == ["meeting"]
    assert thing.engagements == ()


def test_an_empty_text_says_nothing():
    assert extract("") == Facts()
    assert extract(" \n\t ") == Facts()


def test_a_text_about_something_else_says_nothing():
    facts = extract("The cat sat on the mat. The dog lay in the shade and dreamt of bones all day long.")

    assert facts == Facts()


def test_offsets_count_the_characters_of_the_text_as_it_is():
    text = "\ufeff" + TEXT.replace("Lt. Gen. ", "“Lt.\u00a0Gen.”\u3000").replace("\n", "\r\n")

    for official in extract(text).officials:
        start, end = official.mentions[0]
        assert text[start:end] == official.name


def test_what_is_known_of_an_article_counts():
    text = "Defence Minister Mira Solano received the guests in the great hall on Tuesday afternoon."
    facts = extract(text, known=Known(published="2023-05-03", country="PT"))

    assert facts.officials[0].country == "PT"
    assert facts.published is not None
    assert facts.published.edtf == "2023-05-03"


def test_no_django_is_needed():
    done = subprocess.run([sys.executable, "-c", UNAIDED], input=TEXT, capture_output=True, text=True)

    assert done.stderr == ""
    assert done.stdout == "['Mira Solano', 'Aron Velt'] 2023-05-03\n"
