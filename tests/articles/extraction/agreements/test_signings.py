"""At which engagement an agreement was signed."""

from dataclasses import replace

import pytest

from articles.extraction.agreements import find_agreements, link_signings
from articles.extraction.facts import DateFact, EngagementFact, ParticipantFact, SideFact, Span
from tests.articles.extraction.readings import reading

TEXT = (
    "General Luis Araya of Chile met General Pedro Rojas of Peru in Lima. "
    "They signed a protocol on border posts."
)
OFFICIALS = "Luis Araya:CL, Pedro Rojas:PE"
MEETING = EngagementFact(
    "engagement-1",
    "meeting",
    date=DateFact("2026-03-17", spans=(Span(0, 7),)),
    sides=(SideFact("CL"), SideFact("PE")),
    participants=(ParticipantFact("Luis Araya"), ParticipantFact("Pedro Rojas")),
    evidence={"kind": (Span(28, 31),)},
)


def linked(*engagements):
    found = reading(TEXT, OFFICIALS)
    found.engagements = engagements
    found.agreements = find_agreements(found)
    (fact,) = link_signings(found)
    return fact


def test_an_undated_agreement_is_signed_at_the_meeting_of_the_sentence_before_and_on_its_day():
    fact = linked(MEETING)
    assert (fact.signed_at, fact.date, fact.evidence["date"]) == ("engagement-1", MEETING.date, (Span(0, 7),))


@pytest.mark.parametrize(
    "change",
    [{"status": "planned"}, {"kind": "call"}, {"sides": (SideFact("CL"), SideFact("BO"))}],
    ids=["still to come", "by telephone", "of other sides"],
)
def test_it_is_not_signed_at_an_engagement_that_cannot_be(change):
    fact = linked(replace(MEETING, **change))
    assert (fact.signed_at, fact.date) == ("", None)


def test_the_meeting_comes_before_the_visit_that_it_is_part_of():
    visit = replace(MEETING, key="visit", kind="visit", date=DateFact("2026-03-16/2026-03-18"))
    assert linked(visit, MEETING).signed_at == "engagement-1"


def test_a_visit_of_several_days_gives_no_day():
    fact = linked(replace(MEETING, kind="visit", date=DateFact("2026-03-16/2026-03-18")))
    assert (fact.signed_at, fact.date) == ("engagement-1", None)


def test_a_meeting_told_some_sentences_before_gives_its_day():
    later = TEXT.replace("They", "They spoke. They ate. They rested. They")
    found = reading(later, OFFICIALS)
    found.engagements = [MEETING]
    found.agreements = find_agreements(found)
    (fact,) = link_signings(found)
    assert fact.date == MEETING.date


@pytest.mark.parametrize("said", ["had signed", "recalled that they signed", "praised the protocol signed"])
def test_a_signing_that_is_looked_back_on_has_no_day_of_the_story(said):
    text = TEXT.replace("They signed a protocol", "They spoke. They ate. They rested. They " + said)
    text = text.replace("signed on border posts", "signed a protocol on border posts")
    found = reading(text, OFFICIALS)
    found.engagements = [MEETING]
    found.agreements = find_agreements(found)
    assert [fact.date for fact in link_signings(found)] in ([None], [])


def test_a_meeting_still_to_come_gives_no_day():
    fact = linked(replace(MEETING, date=DateFact("2026-04-02", spans=(Span(0, 7),))))
    assert fact.date is None


def test_what_the_sides_also_signed_bears_the_same_day():
    text = "Chile and Peru signed a protocol on 3 March 2026. They also signed an action plan."
    found = reading(text)
    found.agreements = find_agreements(found)
    assert [fact.date.edtf for fact in link_signings(found)] == ["2026-03-03", "2026-03-03"]
