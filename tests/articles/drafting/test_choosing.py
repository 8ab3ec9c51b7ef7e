"""Choosing who is meant."""

from dataclasses import replace

import pytest

from articles.drafting import Undecidable, choose_official, draft_facts, new_official, presented_in
from articles.extraction.facts import Facts
from articles.models import Participation, Signature
from people.matching import apart_from, candidates_for
from people.models import Appointment, Official
from tests.articles.drafting.facts import DARA, FACTS, make_article
from tests.factories import OfficialFactory, ParticipationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def namesakes():
    return [OfficialFactory(name="Sok Dara"), OfficialFactory(name="Dara Sok")]


@pytest.fixture
def doubtful(namesakes):
    draft_facts(article=make_article(), facts=FACTS)
    return Participation.objects.get(official=None, engagement__kind="talks")


def test_the_candidates_are_shown_live(doubtful, namesakes):
    assert [row.record for row in candidates_for(presented_in(doubtful))] == namesakes


def test_a_choice_goes_for_the_whole_article(doubtful, namesakes):
    decided = choose_official(participation=doubtful, official=namesakes[1], user=UserFactory())

    assert len(decided) == 3
    assert not Participation.objects.filter(official=None)
    assert not Signature.objects.filter(official=None)
    assert str(Appointment.objects.get(official=namesakes[1]).position) == "Commander, Royal Khmer Army"


def test_a_new_spelling_becomes_an_alias(doubtful, namesakes):
    user = UserFactory()

    choose_official(participation=doubtful, official=namesakes[1], user=user)

    assert [alias.name for alias in namesakes[1].aliases.all()] == ["Sok Dara"]
    assert namesakes[1].aliases.get().history.get().history_user == user


def test_a_known_spelling_does_not(doubtful, namesakes):
    choose_official(participation=doubtful, official=namesakes[0], user=UserFactory())

    assert not namesakes[0].aliases.exists()


def test_a_choice_for_a_signature_goes_for_the_article_too(doubtful, namesakes):
    signature = Signature.objects.get(official=None)

    choose_official(signature=signature, official=namesakes[0], user=UserFactory())

    doubtful.refresh_from_db()
    assert doubtful.official == namesakes[0]


def test_whoever_is_none_of_them_becomes_a_new_official_told_apart(doubtful, namesakes):
    official = new_official(participation=doubtful, user=UserFactory())

    assert (official.name, official.country, official.drafted_by) == ("Sok Dara", "KH", "person")
    assert apart_from(official) == {row.pk for row in namesakes}
    assert not Participation.objects.filter(official=None)
    assert [row.quote for row in official.evidence.all()] == ["Sok Dara"]


def test_where_the_official_takes_part_already_the_rows_become_one(doubtful, namesakes):
    there = ParticipationFactory(engagement=doubtful.engagement, official=namesakes[0], role="guest")

    choose_official(participation=doubtful, official=namesakes[0], user=UserFactory())

    assert not Participation.objects.filter(pk=doubtful.pk)
    assert {row.field for row in there.evidence.all()} == {"", "name_as_written", "rank", "title_as_written"}


def test_what_is_decided_cannot_be_decided_again(doubtful, namesakes):
    choose_official(participation=doubtful, official=namesakes[0], user=UserFactory())

    with pytest.raises(Undecidable, match="It is decided already who is meant"):
        choose_official(participation=doubtful, official=namesakes[1], user=UserFactory())
    with pytest.raises(Undecidable, match="It is decided already who is meant"):
        new_official(participation=doubtful, user=UserFactory())


def test_a_second_draft_keeps_the_choice(namesakes):
    article = make_article()
    draft_facts(article=article, facts=FACTS)
    doubtful = Participation.objects.filter(official=None).first()
    choose_official(participation=doubtful, official=namesakes[0], user=UserFactory())

    assert draft_facts(article=article, facts=FACTS).total == 0
    assert not Participation.objects.filter(official=None)


def test_another_person_of_the_article_stays_open(namesakes):
    OfficialFactory(name="Sok Mara")
    OfficialFactory(name="Mara Sok")
    mara = replace(DARA, key="mara", name="Sok Mara")
    visit = FACTS.engagements[0]
    both = replace(visit, participants=(*visit.participants, replace(visit.participants[0], official="mara")))
    facts = Facts(officials=(DARA, mara), engagements=(both,))
    draft_facts(article=make_article(), facts=facts)

    row = Participation.objects.get(name_as_written="Sok Dara")
    choose_official(participation=row, official=namesakes[0], user=UserFactory())

    assert Participation.objects.get(official=None).name_as_written == "Sok Mara"
    assert Official.objects.count() == 4
