"""Merging engagements and agreements: sides, parts, parties and the history of a paper."""

import pytest

from people.merging import Refused, merge, undo
from tests.factories import (
    AgreementEventFactory,
    AgreementFactory,
    EngagementFactory,
    EvidenceFactory,
    OfficialFactory,
    PartyFactory,
    SideFactory,
    SignatureFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def join(kept, lost):
    """Merge one record into another for a plain reason."""
    return merge(kept=kept, lost=lost, reason="Two reports of one.", user=None)


def events(agreement):
    """Return the history of an agreement."""
    return list(agreement.events.order_by("sequence").values_list("sequence", "kind", "date"))


def test_sides_topics_and_parts_of_two_reports_are_put_together():
    kept, lost = EngagementFactory(), EngagementFactory()
    shared, more = TopicFactory(), TopicFactory()
    kept.topics.add(shared)
    lost.topics.add(shared, more)
    SideFactory(engagement=kept, country="KH", role="host")
    goes = SideFactory(engagement=lost, country="KH", role="party")
    SideFactory(engagement=lost, country="VN")
    proof = EvidenceFactory(engagement=None, side=goes)
    part = EngagementFactory(part_of=lost)

    join(kept, lost)

    part.refresh_from_db()
    proof.refresh_from_db()
    assert sorted(kept.sides.values_list("country", "role")) == [("KH", "host"), ("VN", "party")]
    assert proof.side == kept.sides.get(country="KH")
    assert set(kept.topics.all()) == {shared, more}
    assert [row.topic_id for row in kept.history.first().topics.order_by("topic_id")] == sorted(
        [shared.pk, more.pk]
    )
    assert part.part_of == kept


def test_a_meeting_is_not_merged_with_the_visit_it_is_a_part_of():
    visit = EngagementFactory(title="Visit")
    talks = EngagementFactory(title="Talks", part_of=visit)

    for kept, lost in ((visit, talks), (talks, visit)):
        with pytest.raises(Refused, match=r"“Visit” stands above “Talks” \(part of\): they cannot be one."):
            join(kept, lost)


@pytest.mark.parametrize("field", ["implements", "amends"])
def test_an_agreement_is_not_merged_with_one_that_it_carries_out_or_changes(field):
    frame = AgreementFactory(title="Frame")
    plan = AgreementFactory(title="Plan", **{field: AgreementFactory(**{field: frame})})

    with pytest.raises(Refused, match=f"“Frame” stands above “Plan” \\({field}\\)"):
        join(frame, plan)


def test_the_histories_of_an_agreement_become_one_in_order_of_date():
    kept, lost = AgreementFactory(), AgreementFactory()
    AgreementEventFactory(agreement=kept, sequence=1, kind="signed", date="2022-03-31")
    AgreementEventFactory(agreement=kept, sequence=2, kind="in_force", date="2022-06")
    AgreementEventFactory(agreement=lost, sequence=1, kind="announced", date="2021-12-16")
    AgreementEventFactory(agreement=lost, sequence=2, kind="signed", date="")
    AgreementEventFactory(agreement=lost, sequence=3, kind="terminated", date="")
    before = events(kept), events(lost)

    done = join(kept, lost)

    assert events(kept) == [
        (1, "announced", "2021-12-16"),
        (2, "signed", "2022-03-31"),
        (3, "in_force", "2022-06"),
        (4, "terminated", ""),
    ]
    assert type(kept).objects.with_status().get(pk=kept.pk).status == "terminated"

    undo(merge=done, user=None)
    assert (events(kept), events(lost)) == before


def test_steps_of_one_kind_on_two_days_are_two_steps():
    kept, lost = AgreementFactory(), AgreementFactory()
    AgreementEventFactory(agreement=kept, sequence=1, kind="amended", date="2022-03-31")
    AgreementEventFactory(agreement=lost, sequence=1, kind="amended", date="2020")

    join(kept, lost)

    assert events(kept) == [(1, "amended", "2020"), (2, "amended", "2022-03-31")]


def test_a_date_that_one_report_lacks_comes_from_the_other_with_how_it_is_known():
    kept, lost = AgreementFactory(), AgreementFactory()
    stays = AgreementEventFactory(agreement=kept, sequence=1, kind="signed", date="")
    AgreementEventFactory(agreement=lost, sequence=1, kind="signed", date="2022", date_basis="inferred")

    join(kept, lost)

    stays.refresh_from_db()
    assert (stays.date, stays.date_basis, str(stays.earliest)) == ("2022", "inferred", "2022-01-01")


def test_a_signature_is_for_the_party_that_stays():
    kept, lost = AgreementFactory(), AgreementFactory()
    stays, goes = (PartyFactory(agreement=paper, country="KH") for paper in (kept, lost))
    signing = SignatureFactory(agreement=lost, party=goes)
    signer = OfficialFactory()
    first = SignatureFactory(agreement=kept, official=signer)
    SignatureFactory(agreement=lost, official=signer, party=goes)

    join(kept, lost)

    signing.refresh_from_db()
    first.refresh_from_db()
    assert (signing.agreement, signing.party) == (kept, stays)
    assert first.party == stays
    assert kept.signatures.count() == 2


def test_evidence_for_what_is_not_chosen_contradicts_and_is_restored():
    kept, lost = EngagementFactory(date="2021-12-15"), EngagementFactory(date="2021-12-16", mode="remote")
    sides = [SideFactory(engagement=kept, role="host"), SideFactory(engagement=lost, role="visitor")]
    dated = EvidenceFactory(engagement=lost, field="date", note="Says “Thursday”.")
    moded = EvidenceFactory(engagement=kept, field="mode")
    titled = EvidenceFactory(engagement=lost, field="title")
    sided = EvidenceFactory(engagement=None, side=sides[1], field="role")

    done = merge(kept=kept, lost=lost, values={"mode": "remote"}, reason="Two reports of one.", user=None)

    told = {}
    for evidence in (dated, moded, titled, sided):
        evidence.refresh_from_db()
        told[evidence.pk] = (evidence.stance, evidence.note)
    assert told == {
        dated.pk: ("contradicts", "Says “Thursday”. Gives “2021-12-16” instead of “2021-12-15”."),
        moded.pk: ("contradicts", "Gives “In person” instead of “Remote”."),
        titled.pk: ("supports", ""),
        sided.pk: ("contradicts", "Gives “Visitor” instead of “Host”."),
    }

    undo(merge=done, user=None)
    dated.refresh_from_db()
    assert (dated.stance, dated.note, dated.engagement) == ("supports", "Says “Thursday”.", lost)
