"""Making one set of records of two codings."""

import threading

import pytest
from django.db import connection

from articles.double_coding import NotDone, withdraw
from articles.double_coding.deciding import Undecided
from articles.double_coding.reconciling import both_of, compared, reconcile
from articles.models import Agreement, Coding, Engagement, Evidence, Side
from people.models import Redirection
from tests.articles.double_coding.made import Apart, take_part
from tests.factories import EvidenceFactory, OfficialFactory, PlaceFactory, TopicFactory

pytestmark = pytest.mark.django_db


def token(apart):
    """Return what the page of the reviewer would send along."""
    return compared(both_of(apart.article))[1]


def settle(apart, user=None, **sent):
    """Reconcile as the reviewer chose; two underscores stand for a hyphen."""
    sent = {name.replace("__", "-"): value for name, value in sent.items()}
    given = {"seen": token(apart)} | sent
    return reconcile(article=apart.article, sent=given, user=user or apart.reviewer)


def test_a_record_of_both_becomes_one_with_the_passages_of_both():
    apart = Apart()
    first = apart.meeting(1, title="Meeting in Phnom Penh", status="planned")
    second = apart.meeting(2, title="Meeting in Phnom Penh", status="held")
    apart.hand_in()

    kept = settle(apart, m0__status="2")

    assert kept == [first]
    first.refresh_from_db()
    assert (first.coding, first.status, first.review_status) == (None, "held", "draft")
    assert not Engagement.objects.filter(pk=second.pk).exists()
    assert sorted(Evidence.objects.filter(engagement=first).values_list("end", flat=True)) == [11, 12]
    assert [side.country.code for side in first.sides.all()] == ["KH", "VN"]
    assert Redirection.objects.get(old_id=second.pk).new_id == first.pk
    version = first.history.filter(history_change_reason="Two codings reconciled").first()
    assert version.history_user == apart.reviewer
    apart.article.refresh_from_db()
    assert apart.article.coding_state == "coded"
    for coding in (apart.coding(1), apart.coding(2)):
        assert (coding.state, coding.closed_by) == ("reconciled", apart.reviewer)
        assert coding.facts["engagements"]


def test_passages_for_what_was_not_chosen_speak_against_it():
    apart = Apart()
    first = apart.meeting(1, title="Meeting", status="planned")
    second = apart.meeting(2, title="Meeting", status="held")
    EvidenceFactory(article=apart.article, engagement=first, field="status", start=20, end=30)
    EvidenceFactory(article=apart.article, engagement=second, field="status", start=40, end=50)
    apart.hand_in()

    settle(apart, m0__status="2")

    cited = {row.start: (row.stance, row.note) for row in first.evidence.filter(field="status")}
    assert cited == {20: ("contradicts", "One coder read “Planned” here."), 40: ("supports", "")}


def test_one_passage_that_both_cite_for_a_field_is_kept_once_and_supports():
    apart = Apart()
    first = apart.meeting(1, title="Meeting", date="2021-12-16")
    second = apart.meeting(2, title="Meeting", date="2021-12")
    for engagement in (first, second):
        EvidenceFactory(article=apart.article, engagement=engagement, field="date", start=3, end=14)
    apart.hand_in()

    settle(apart, m0__date="2")

    first.refresh_from_db()
    assert first.date == "2021-12"
    assert [row.stance for row in first.evidence.filter(field="date")] == ["supports"]


def test_a_blank_that_was_chosen_stays_blank():
    apart = Apart()
    first = apart.meeting(1, title="Meeting")
    apart.meeting(2, title="Meeting", place=PlaceFactory(name="Phnom Penh"))
    apart.hand_in()

    settle(apart, m0__place="1")

    first.refresh_from_db()
    assert first.place is None


def test_lists_take_what_is_kept_of_either():
    apart = Apart()
    shared, topic, other = OfficialFactory(), TopicFactory(), TopicFactory()
    first, second = (
        apart.meeting(1, title="Meeting"),
        apart.meeting(2, title="Meeting", countries=("KH", "TH")),
    )
    mine = take_part(first, official=shared, role="host", name_as_written="A")
    theirs = take_part(second, official=shared, role="co_chair", name_as_written="A")
    passage = EvidenceFactory(article=apart.article, engagement=None, participation=theirs, start=5, end=9)
    extra = take_part(second, official=OfficialFactory(name="Meas Dara"), name_as_written="Meas Dara")
    first.topics.set([topic])
    second.topics.set([other])
    apart.hand_in()
    comparison, _ = compared(both_of(apart.article))
    rows = {item.label: f"m0__i{number}" for number, item in enumerate(comparison.matches[0].items)}

    settle(
        apart,
        **{
            rows["Viet Nam"]: "reject",
            rows["Thailand"]: "keep",
            f"{rows[str(shared)]}__role": "2",
            rows["Meas Dara"]: "keep",
            f"m0__t__{topic.pk}": "keep",
            f"m0__t__{other.pk}": "reject",
        },
    )

    assert [side.country.code for side in first.sides.all()] == ["KH", "TH"]
    mine.refresh_from_db()
    assert mine.role == "co_chair"
    passage.refresh_from_db()
    assert passage.participation == mine
    assert set(first.participations.values_list("pk", flat=True)) == {mine.pk, extra.pk}
    assert list(first.topics.all()) == [topic]
    assert Side.history.filter(history_type="-", country="VN").exists()


def test_a_record_of_one_coder_is_kept_or_rejected_with_a_reason():
    apart = Apart()
    meeting = apart.meeting(1)
    memorandum = apart.memorandum(2, signed_at=apart.meeting(2, countries=("TH",), date="2019", kind="award"))
    apart.hand_in()
    with pytest.raises(Undecided) as error:
        settle(apart, m0__as="keep", m1__as="reject", m2__as="keep")
    assert list(error.value.faults.values()) == ["“Meeting as coder 2 has it”: a rejection needs a reason."]
    assert apart.coding(1).state == "handed_in"

    kept = settle(apart, m0__as="keep", m1__as="reject", m1__reason="Not a tie.", m2__as="keep")

    assert set(kept) == {meeting, memorandum}
    rejected = Engagement.objects.get(title="Meeting as coder 2 has it")
    assert (rejected.review_status, rejected.review_note, rejected.coding) == ("rejected", "Not a tie.", None)
    memorandum.refresh_from_db()
    assert memorandum.signed_at is None


def test_nothing_is_left_undecided():
    apart = Apart()
    apart.meeting(1, title="One", status="planned", mode="remote")
    apart.meeting(2, title="Two")
    apart.hand_in()
    with pytest.raises(Undecided) as error:
        settle(apart, m0__status="1")
    assert error.value.faults == {"m0-title": "“One”: 2 differences are left to decide."}


def test_a_pair_can_be_two_records():
    apart = Apart()
    first, second = apart.meeting(1), apart.meeting(2)
    apart.hand_in()
    assert settle(apart, m0__as="two") == [first, second]
    assert Engagement.objects.in_common().count() == 2


def test_agreements_are_made_one_with_their_parties_events_and_signatures():
    apart = Apart()
    first = apart.memorandum(1, title="Memorandum", kind="mou")
    apart.memorandum(2, title="Memorandum", kind="agreement")
    apart.hand_in()

    kept = settle(apart, m0__kind="1")

    assert kept == [first]
    assert Agreement.objects.count() == 1
    counts = [first.parties.count(), first.events.count(), first.signatures.count(), first.evidence.count()]
    assert counts == [1, 1, 1, 2]


def test_parts_stay_parts_of_what_was_made_one():
    apart = Apart()
    visits = [
        apart.meeting(slot, title="Visit", kind="visit", date="2021-12-14/2021-12-17") for slot in (1, 2)
    ]
    apart.meeting(2, title="Talks", kind="award", date="2021-12-15", part_of=visits[1])
    apart.hand_in()

    settle(apart, m1__as="keep")

    talks = Engagement.objects.get(title="Talks")
    assert talks.part_of == visits[0]


def test_where_nothing_is_kept_there_was_nothing_to_code():
    apart = Apart()
    apart.hand_in()
    assert settle(apart) == []
    apart.article.refresh_from_db()
    assert apart.article.coding_state == "nothing_to_code"


def test_passages_for_people_become_common():
    apart = Apart()
    official = OfficialFactory()
    passage = EvidenceFactory(
        article=apart.article, engagement=None, official=official, coding=apart.codings[0], start=1, end=5
    )
    apart.hand_in()
    settle(apart)
    passage.refresh_from_db()
    assert passage.coding is None


def test_both_are_handed_in_first():
    apart = Apart()
    apart.hand_in(1)
    with pytest.raises(NotDone, match="coding is given: both are reconciled once both are handed in"):
        both_of(apart.article)


def test_it_is_refused_when_one_was_called_off_meanwhile():
    apart = Apart()
    apart.meeting(1)
    apart.hand_in()
    seen = token(apart)
    withdraw(coding=apart.codings[1], user=apart.reviewer, note="Ill.")
    with pytest.raises(NotDone, match="one of the codings was called off"):
        reconcile(article=apart.article, sent={"seen": seen, "m0-as": "keep"}, user=apart.reviewer)
    assert apart.coding(1).state == "handed_in"


def test_it_is_refused_when_a_draft_changed_meanwhile():
    apart = Apart()
    meeting = apart.meeting(1)
    apart.hand_in()
    seen = token(apart)
    meeting.title = "Changed by a merge of people"
    meeting.save()
    with pytest.raises(NotDone, match=r"The codings were changed meanwhile\. Nothing was done"):
        reconcile(article=apart.article, sent={"seen": seen, "m0-as": "keep"}, user=apart.reviewer)


def test_only_a_reviewer_who_coded_neither_reconciles():
    apart = Apart()
    apart.hand_in()
    with pytest.raises(NotDone, match=r"Only a reviewer reconciles codings\."):
        settle(apart, user=apart.first)
    Coding.objects.filter(pk=apart.codings[0].pk).update(coder=apart.reviewer)
    with pytest.raises(NotDone, match=r"You coded this article yourself: another reviewer reconciles it\."):
        settle(apart, user=apart.reviewer)


def test_what_is_kept_can_be_marked_ready_at_once():
    apart = Apart()
    meeting = apart.meeting(1)
    apart.hand_in()
    sent = {"seen": token(apart), "m0-as": "keep"}
    reconcile(article=apart.article, sent=sent, user=apart.reviewer, mark_ready=True)
    meeting.refresh_from_db()
    assert meeting.review_status == "ready"


@pytest.mark.django_db(transaction=True)
def test_of_two_reviewers_at_once_one_is_refused():
    apart = Apart()
    apart.meeting(1)
    apart.meeting(2)
    apart.hand_in()
    sent = {"seen": token(apart), "m0-as": "two"}
    told: list[str] = []
    together = threading.Barrier(2)

    def decide():
        try:
            together.wait()
            reconcile(article=apart.article, sent=sent, user=apart.reviewer)
            told.append("done")
        except NotDone as refused:
            told.append(str(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=decide) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(told)[1] == "done"
    assert "both are reconciled once both are handed in" in sorted(told)[0]
    assert Engagement.objects.in_common().count() == 2
