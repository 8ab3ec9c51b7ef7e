"""Joining the draft of one report to the record of another."""

import pytest

from articles.models import Agreement, Engagement, Evidence, Topic
from articles.sameness import NotJoined, join_agreement, join_engagement
from people.models import Redirection
from tests.articles.sameness.makers import make_reported, make_signed
from tests.factories import (
    AgreementFactory,
    EngagementFactory,
    OfficialFactory,
    PlaceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def dara():
    return OfficialFactory(name="Sok Dara")


@pytest.fixture
def orlov():
    return OfficialFactory(name="Ivan Orlov", country="RU")


def join(draft, into, user=None):
    return join_engagement(draft=draft, into=into, user=user or UserFactory())


def articles_of(**subject):
    return Evidence.objects.filter(**subject).values("article").distinct().count()


def test_the_record_stands_on_both_articles(dara, orlov):
    into = make_reported(dara, orlov, date="2021-12-16", kind="meeting")
    draft = make_reported(dara, orlov, date="2021-12-16", kind="meeting")

    assert join(draft, into) == into

    assert list(Engagement.objects.all()) == [into]
    assert articles_of(engagement=into) == 2
    assert articles_of(participation__engagement=into, participation__official=dara) == 2
    assert Evidence.objects.filter(stance="contradicts").count() == 0
    assert (into.sides.count(), into.participations.count()) == (2, 2)


def test_what_is_missing_goes_over(dara, orlov):
    into = make_reported(orlov, date="2021-12-16", sides=("RU",))
    draft = make_reported(dara, orlov, date="2021-12-16")
    draft.topics.set(Topic.objects.filter(pk="cyber"))

    join(draft, into)

    assert {str(side.country) for side in into.sides.all()} == {"KH", "RU"}
    assert {row.official for row in into.participations.all()} == {dara, orlov}
    assert [topic.pk for topic in into.topics.all()] == ["cyber"]


def test_what_the_record_lacks_is_filled_in(dara, orlov):
    town = PlaceFactory()
    into = make_reported(dara, orlov, date="")
    draft = make_reported(dara, orlov, date="2021-12-16", date_basis="worked_out", place=town)

    join(draft, into)

    into.refresh_from_db()
    assert (into.date, into.date_basis, into.place) == ("2021-12-16", "worked_out", town)


def test_a_disagreement_is_kept_as_contradicting(dara, orlov):
    into = make_reported(dara, orlov, date="2021-12-16")
    draft = make_reported(dara, orlov, date="2021-12-17")

    join(draft, into)

    into.refresh_from_db()
    against = Evidence.objects.get(stance="contradicts")
    assert into.date == "2021-12-16"
    assert (against.engagement, against.field) == (into, "date")
    assert against.note == "Gives “2021-12-17” instead of “2021-12-16”."


def test_another_rank_is_kept_as_contradicting(dara, orlov):
    into, draft = make_reported(dara, date="2021-12-16"), make_reported(dara, date="2021-12-16")
    into.participations.update(rank_as_written="General")
    draft.participations.update(rank_as_written="Lt. Gen.")
    Evidence.objects.filter(participation__engagement=draft).update(field="rank")

    join(draft, into)

    against = Evidence.objects.get(stance="contradicts")
    assert against.note == "Gives “Lt. Gen.” instead of “General”."


def test_a_person_left_open_is_taken_from_the_other_report(dara):
    into, draft = make_reported(dara, date="2021-12-16"), make_reported(dara, date="2021-12-16")
    into.participations.update(official=None)

    join(draft, into)

    assert into.participations.get().official == dara


def test_parts_and_agreements_hang_on_the_record_that_stays(dara, orlov):
    into, draft = make_reported(dara, orlov), make_reported(dara, orlov)
    part = EngagementFactory(part_of=draft)
    agreement = AgreementFactory(signed_at=draft)
    whole = EngagementFactory()
    draft.part_of = whole
    draft.save()

    join(draft, into)

    for record in (part, agreement, into):
        record.refresh_from_db()
    assert (part.part_of, agreement.signed_at, into.part_of) == (into, into, whole)


def test_the_old_address_leads_to_the_record_that_stays(dara):
    user = UserFactory()
    first, second, third = (make_reported(dara) for _ in range(3))
    old = [first.pk, second.pk]

    join(first, second, user)
    join(second, third, user)

    moved = Redirection.objects.filter(record_type="engagement").values_list("old_id", "new_id", "made_by")
    assert set(moved) == {(pk, third.pk, user.pk) for pk in old}


def test_a_join_leaves_no_trace_when_it_fails(dara, monkeypatch):
    into, draft = make_reported(dara), make_reported(dara)
    monkeypatch.setattr("articles.sameness.joining._redirect", lambda *given: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        join(draft, into)

    assert articles_of(engagement=draft) == 1
    assert articles_of(engagement=into) == 1


def test_only_a_draft_is_joined_and_never_to_itself_its_parts_or_a_rejected_record(dara):
    draft = make_reported(dara)
    published, rejected = make_reported(dara, published="2021-12-17"), make_reported(dara)
    Engagement.objects.filter(pk=rejected.pk).update(review_status="rejected")
    part = make_reported(dara, part_of=draft)

    for one, into, message in [
        (draft, draft, "cannot be joined to itself"),
        (draft, rejected, "was rejected"),
        (draft, part, "are parts of one another"),
        (part, draft, "are parts of one another"),
        (rejected, published, "is rejected; only a draft can be joined"),
    ]:
        with pytest.raises(NotJoined, match=message):
            join(one, into)


def test_agreements_are_joined_with_their_history_and_signatures(dara):
    other = OfficialFactory(name="Li Wei", country="CN")
    into, draft = make_signed(dara, kind="mou"), make_signed(dara, other, kind="mou", date="2022-04-02")
    draft.events.create(sequence=2, kind="in_force", date="2022-05")

    join_agreement(draft=draft, into=into, user=UserFactory())

    assert list(Agreement.objects.all()) == [into]
    assert [(event.kind, event.date) for event in into.events.order_by("sequence")] == [
        ("signed", "2022-03-31"),
        ("in_force", "2022-05"),
    ]
    assert {row.official for row in into.signatures.all()} == {dara, other}
    assert {row.party.agreement for row in into.signatures.all()} == {into}
    assert articles_of(agreement=into) == 2
    assert Evidence.objects.get(stance="contradicts").note == "Gives “2022-04-02” instead of “2022-03-31”."
