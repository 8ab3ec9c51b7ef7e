"""What of the parts and the passages of drafts, that two code apart, each of them sees."""

import pytest

from articles.models import Evidence, Participation, Signature
from tests.articles.double_coding.made import Apart, take_part
from tests.factories import (
    AppointmentFactory,
    EngagementFactory,
    EvidenceFactory,
    ParticipationFactory,
    SignatureFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def apart():
    """Make two drafts of each kind, one by each coder, with a part and a passage, and one in common."""
    apart = Apart()
    apart.parts = {Participation: [], Signature: [], Evidence: []}
    for slot in (1, 2):
        apart.parts[Participation].append(take_part(apart.meeting(slot)))
        apart.parts[Signature].append(apart.memorandum(slot).signatures.get())
    apart.parts[Participation].append(ParticipationFactory(engagement=EngagementFactory()))
    apart.parts[Signature].append(SignatureFactory())
    for participation in apart.parts[Participation]:
        apart.parts[Evidence].append(EvidenceFactory(engagement=None, participation=participation))
    return apart


@pytest.mark.parametrize("model", [Participation, Signature, Evidence])
def test_a_coder_sees_and_refers_to_what_is_common_and_their_own(apart, model):
    mine, theirs, common = apart.parts[model]
    rows = model.objects.filter(pk__in=[mine.pk, theirs.pk, common.pk])

    assert set(rows.visible_to(apart.first)) == {mine, common}
    assert set(rows.shared_with(apart.first)) == {mine, common}
    assert set(rows.visible_to(apart.second)) == {theirs, common}
    assert set(rows.shared_with(apart.second)) == {theirs, common}
    assert set(rows.in_common()) == {common}
    assert set(rows.apart()) == {mine, theirs}


@pytest.mark.parametrize("model", [Participation, Signature, Evidence])
def test_a_reviewer_sees_them_once_both_are_handed_in_but_refers_to_none(apart, model):
    rows = model.objects.filter(pk__in=[row.pk for row in apart.parts[model]])
    common = apart.parts[model][2]
    assert set(rows.visible_to(apart.reviewer)) == {common}

    apart.hand_in()

    assert set(rows.visible_to(apart.reviewer)) == set(apart.parts[model])
    assert set(rows.visible_to(apart.first)) == {apart.parts[model][0], common}
    assert set(rows.shared_with(apart.reviewer)) == {common}


def test_a_passage_of_a_coding_that_is_cited_for_a_person_is_hidden_too(apart):
    passage = EvidenceFactory(
        engagement=None, appointment=AppointmentFactory(), article=apart.article, coding=apart.coding(1)
    )

    assert passage in Evidence.objects.visible_to(apart.first)
    assert passage not in Evidence.objects.visible_to(apart.second)
    assert passage not in Evidence.objects.in_common()
    assert passage in Evidence.objects.apart()
