"""The codes of the codebook: what they mean, how often they are used, and where."""

import pytest

from articles import choices as reported
from articles.codebook import read_codes, read_topics
from articles.codebook.uses import VOCABULARIES
from defense_ties.lib import dates
from defense_ties.lib.vocabulary import Scale, Vocabulary
from people import choices as people
from tests import factories as made
from tests.published import an_agreement, an_article, an_engagement, an_institution, an_official, cite

pytestmark = pytest.mark.django_db

# How far the work of staff has come is no part of any record.
OF_STAFF = {"CodingStep", "LikenessDecision", "ReportState"}


def codes(name):
    """Return the codes of a vocabulary by code."""
    (found,) = (each for each in read_codes() if each.name == name)
    return {code.code: code for code in found.codes}


def test_every_vocabulary_is_explained_but_those_of_staff():
    known = {
        name
        for module in (reported, people, dates)
        for name, found in vars(module).items()
        if isinstance(found, type)
        and issubclass(found, Vocabulary | Scale)
        and found.__module__ == module.__name__
    }

    assert {each.vocabulary.__name__ for each in VOCABULARIES} == known - OF_STAFF


def test_every_code_has_an_anchor_of_its_own_a_label_and_a_definition():
    found = [code for each in [*read_codes(), read_topics()] for code in each.codes]

    assert len({code.anchor for code in found}) == len(found) > 150
    assert [code.anchor for code in found if not code.label or not code.definition] == []


def test_what_is_planned_or_called_off_is_counted_apart_from_what_was_held():
    held = an_engagement(kind="visit", status="held")
    for status in ("planned", "planned", "cancelled", "postponed"):
        an_engagement(kind="visit", status=status)

    visit = codes("engagement-kind")["visit"]

    assert (visit.number, visit.more) == (1, ["2 planned", "2 called off"])
    assert visit.url == "/engagements/?kind=visit&status=held"
    assert visit.example.kind == held.kind


def test_drafts_are_neither_counted_nor_shown_as_examples():
    made.EngagementFactory(kind="visit")
    made.ParticipationFactory(role="host")
    made.AgreementFactory(kind="mou")
    made.InstitutionAliasFactory(kind="acronym")

    for name, code in (
        ("engagement-kind", "visit"),
        ("participant-role", "host"),
        ("agreement-kind", "mou"),
        ("alias-kind", "acronym"),
    ):
        found = codes(name)[code]
        assert (found.number, found.more, found.example, found.url) == (0, [], None, "")


def test_parts_of_records_and_passages_are_counted_with_the_records_that_are_published():
    visit = an_engagement("KH:host", "RU:visitor")
    made.ParticipationFactory(engagement=visit, official=an_official(), role="guest")
    an_agreement(events=(("announced", "2021"), ("signed", "2022")))
    cite(an_article(), engagement=visit)
    an_institution(kind="army")

    assert codes("side-role")["visitor"].example == visit
    assert codes("participant-role")["guest"].number == 1
    assert codes("agreement-event-kind")["announced"].number == 1
    assert codes("stance")["supports"].number == 1
    assert codes("institution-kind")["army"].url == "/institutions/?kind=army"


def test_topics_stand_under_their_groups_with_agreements_counted_apart():
    group = made.TopicFactory(id="zz-group")
    topic = made.TopicFactory(id="zz-below", parent=group)
    an_engagement().topics.add(topic)
    an_agreement().topics.add(topic)

    found = read_topics().codes
    place = [code.code for code in found].index("zz-group")

    assert found[place].is_group
    below = found[place + 1]
    assert (below.code, below.number, below.more) == ("zz-below", 1, ["1 agreement"])
    assert below.url == "/engagements/?topic=zz-below&status=held"


def test_the_number_of_queries_does_not_grow_with_the_records(django_assert_max_num_queries):
    for kind in ("visit", "talks", "call"):
        for _ in range(3):
            an_engagement("KH", "VN", kind=kind)

    with django_assert_max_num_queries(32):
        read_codes()
        read_topics()


def test_above_a_limit_nothing_is_counted_and_the_lists_are_linked_all_the_same(client, monkeypatch):
    monkeypatch.setattr("articles.codebook.codes.MOST_COUNTED", 1)
    for _ in range(2):
        an_engagement(kind="visit", title="Visit of Sok Dara")
    page = client.get("/codebook/").content.decode()

    assert "codes are not counted here, and no examples are picked." in page
    assert '<a href="/engagements/?kind=visit&amp;status=held">list</a>' in page
    assert "Visit of Sok Dara" not in page
