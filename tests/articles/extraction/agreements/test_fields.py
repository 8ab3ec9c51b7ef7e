"""Title, period covered, topics and the words that say each field."""

import pytest

from articles.extraction.agreements import find_agreements
from articles.extraction.facts import InstitutionFact, Span
from articles.extraction.reading import Mention
from tests.articles.extraction.readings import reading

PLAN = "Laos and Nepal signed the Cooperation Plan on Mountain Training for 2026-2028 on 4 March 2026."


def only(text, officials=""):
    (fact,) = find_agreements(reading(text, officials))
    return fact


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (PLAN, "Cooperation Plan on Mountain Training for 2026-2028"),
        ("Fiji and Peru signed an MoU on rescue at sea.", "Memorandum of Understanding on rescue at sea"),
        ("Fiji and Peru signed a landmark Status of Forces Agreement (SOFA).", "Status of Forces Agreement"),
        ("Fiji and Peru have signed a new defence cooperation agreement.", "Defence cooperation agreement"),
        ("Fiji and Peru signed the minutes of the meeting.", "Minutes of the meeting"),
    ],
)
def test_the_title_is_written_out_without_what_is_said_in_passing(text, title):
    assert only(text).title == title


@pytest.mark.parametrize(
    ("words", "covers"),
    [
        ("a plan of cooperation for 2026", "2026"),
        ("a plan of cooperation for the period from 2026 to 2028", "2026/2028"),
        ("the 2026-28 cooperation plan", "2026/2028"),
        ("a plan of cooperation covering 2026 and 2027", "2026/2027"),
        ("a roadmap for defence cooperation (2026–2030)", "2026/2030"),
    ],
)
def test_the_period_covered_is_no_date(words, covers):
    fact = only(f"Peru and Fiji signed {words}.")
    assert (fact.covers, fact.date) == (covers, None)


def test_every_field_points_at_the_words_that_say_it():
    fact = only(PLAN)
    said = {name: [PLAN[start:end] for start, end in spans] for name, spans in fact.evidence.items()}
    assert said == {
        "": ["the Cooperation Plan on Mountain Training for 2026-2028"],
        "kind": ["Cooperation Plan"],
        "status": ["signed"],
        "title": ["the Cooperation Plan on Mountain Training for 2026-2028"],
        "date": ["4 March 2026"],
        "covers": ["2026-2028"],
    }
    assert [[PLAN[start:end] for start, end in party.spans] for party in fact.parties] == [
        ["Laos"],
        ["Nepal"],
    ]


def test_a_signatory_points_at_the_name():
    text = "General Luis Araya of Chile and General Pedro Rojas of Peru inked a protocol on border posts."
    fact = only(text, "Luis Araya:CL, Pedro Rojas:PE")
    names = [text[start:end] for signatory in fact.signatories for start, end in signatory.spans]
    assert names == ["Luis Araya", "Pedro Rojas"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Mali and Oman signed a defence agreement.", "signed"),
        ("Mali and Oman will sign a defence agreement in May.", "announced"),
        ("Mali and Oman are negotiating a defence agreement.", "negotiated"),
        ("Mali and Oman initialled a defence agreement.", "initialled"),
        ("Mali has ratified the defence agreement with Oman.", "ratified"),
        ("The defence agreement between Mali and Oman entered into force on 1 May 2025.", "in_force"),
        ("Mali and Oman extended their defence agreement for five years.", "renewed"),
        ("Mali suspended its defence agreement with Oman.", "suspended"),
        ("Mali scrapped its defence agreement with Oman, signed in 2015.", "terminated"),
    ],
)
def test_the_last_event_is_told(text, event):
    assert only(text).event == event


def test_the_topics_of_a_title_are_those_of_the_agreement():
    assert only("Fiji and Peru signed an MoU on cyber defence and peacekeeping training.").topics == (
        "cyber",
        "peacekeeping",
        "training",
    )


def test_agreements_are_numbered_as_the_text_names_them():
    text = "Fiji and Peru signed a treaty. Fiji and Peru also signed a protocol on port visits."
    assert [(fact.key, fact.kind) for fact in find_agreements(reading(text))] == [
        ("agreement-1", "treaty"),
        ("agreement-2", "protocol"),
    ]


def test_one_that_is_only_named_is_left_out_where_the_text_tells_of_no_act():
    text = "The 1994 Defence Cooperation Agreement between Fiji and Peru is old."
    assert find_agreements(reading(text, engagements="")) == []
    assert len(find_agreements(reading(text, engagements="meeting"))) == 1


def test_a_body_that_stands_for_a_country_is_its_party():
    text = (
        "The Army of Fiji and the Navy of Peru have signed a memorandum of understanding on mountain rescue."
    )
    found = reading(text)
    bodies = [("Army of Fiji", "FJ"), ("Navy of Peru", "PE")]
    found.institutions = [InstitutionFact(name, name, country) for name, country in bodies]
    found.institution_mentions = [
        Mention(Span(text.index(name), text.index(name) + len(name)), name) for name, _ in bodies
    ]
    (fact,) = find_agreements(found)
    assert [(party.country, party.institution) for party in fact.parties] == [
        ("FJ", "Army of Fiji"),
        ("PE", "Navy of Peru"),
    ]
