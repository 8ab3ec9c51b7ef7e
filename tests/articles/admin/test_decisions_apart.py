"""Decisions on pairs of records tell nobody of drafts that another makes of the same article."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Engagement
from people import merging
from people.matching import tell_apart
from people.models import Distinct, Merge, Resemblance
from tests.articles.double_coding.made import Apart
from tests.factories import CoderFactory, EngagementFactory
from tests.posting import chosen, page, told

pytestmark = pytest.mark.django_db
# A word of our own that stands in the draft of the first coder, and nowhere else.
SECRET = "Kestrelwood"


def browser(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def apart():
    apart = Apart()
    apart.draft = apart.meeting(1, title=f"Meeting in {SECRET}")
    apart.other = EngagementFactory(title="Meeting on the border")
    return apart


def pair_of(apart):
    return dict(zip(("first_id", "second_id"), sorted([apart.draft.pk, apart.other.pk]), strict=True))


def merge_of(apart):
    names = {"kept_name": f"Meeting in {SECRET}", "lost_name": "Another"}
    keys = {"kept_id": apart.draft.pk, "lost_id": "another"}
    return Merge.objects.create(**keys, **names, record_type="engagement", reason=f"In {SECRET}.")


def judged_in(apart):
    return tell_apart(first=apart.draft, second=apart.other, reason=f"Not in {SECRET}.")


def resemblance_in(apart):
    reasons = f"Both are in {SECRET}."
    return Resemblance.objects.create(record_type="engagement", score=0.9, reasons=reasons, **pair_of(apart))


@pytest.mark.parametrize("decide", [merge_of, judged_in, resemblance_in])
@pytest.mark.parametrize("query", ["", f"?q={SECRET.lower()}", "?record_type=engagement"])
def test_no_list_of_decisions_names_the_draft_of_another(apart, decide, query):
    decided = decide(apart)
    hidden = browser(apart.second).get(page(type(decided)) + query, follow=True)
    assert SECRET not in hidden.text
    assert list(hidden.context["cl"].result_list) == []

    shown = browser(apart.first).get(page(type(decided)), follow=True)
    assert SECRET in shown.text


@pytest.mark.parametrize("decide", [merge_of, judged_in])
def test_the_page_of_a_decision_is_not_there_for_the_other_coder(apart, decide):
    decided = decide(apart)
    response = browser(apart.second).get(page(decided), follow=True)
    assert SECRET not in response.text
    assert response.redirect_chain != []
    assert SECRET in browser(apart.first).get(page(decided)).text


def test_the_other_coder_takes_no_decision_back(apart):
    merge, judged = merge_of(apart), judged_in(apart)
    client = browser(apart.second)
    assert client.post(reverse("admin:people_merge_undo", args=[merge.pk])).status_code == 404
    assert client.post(reverse("admin:people_distinct_ask_again", args=[judged.pk])).status_code == 404
    assert Distinct.objects.count() == 1


def test_the_desk_counts_no_pair_with_the_draft_of_another(apart):
    resemblance_in(apart)
    label = "Possible duplicates: engagements"

    def entries(user):
        panels = browser(user).get(reverse("admin:index")).context["panels"]
        return [entry.count for panel in panels for entry in panel.entries if entry.label == label]

    assert entries(apart.first) == [1]
    assert entries(apart.second) == [0]


def test_a_draft_of_an_open_coding_is_not_merged(apart):
    twin = apart.meeting(1, title="The same meeting")
    with pytest.raises(merging.Refused) as refused:
        merging.merge(kept=twin, lost=apart.draft, user=apart.first, reason="Twice.")
    assert refused.value.sentences() == [
        f"“{title}” is part of an independent coding: what is in it is merged when that is reconciled."
        for title in ("The same meeting", f"Meeting in {SECRET}")
    ]
    assert Engagement.objects.filter(pk=apart.draft.pk).exists()
    assert not Merge.objects.exists()


def test_the_merge_page_says_why_such_drafts_are_not_merged(apart):
    twin = apart.meeting(1, title="The same meeting")
    sent = chosen(Engagement, "merge_records", twin.pk, apart.draft.pk)
    response = browser(apart.first).post(page(Engagement) + "?coding=mine", sent, follow=True)
    assert "is part of an independent coding" in response.text


def test_a_draft_of_another_cannot_be_named_in_a_merge(apart):
    address = page(Engagement, "merge") + f"?ids={apart.draft.pk},{apart.other.pk}"
    response = browser(apart.second).get(address)
    assert response.status_code == 404
    assert SECRET not in response.text


def test_what_was_reconciled_may_be_merged(apart):
    apart.draft.coding = None
    apart.draft.save()
    merged = merging.merge(kept=apart.other, lost=apart.draft, user=apart.reviewer, reason="One meeting.")
    assert merged.kept_id == apart.other.pk


def test_what_tells_two_apart_is_kept_with_the_judgement():
    apart = Apart()
    EngagementFactory(id="a", title="Talks")
    EngagementFactory(id="b", title="More talks")
    pair = Resemblance.objects.create(record_type="engagement", first_id="a", second_id="b", score=0.8)
    client = browser(CoderFactory())
    address = reverse("admin:people_resemblance_apart", args=[pair.pk])

    response = client.post(address, {"reason": "  A year lies between them. "}, follow=True)

    assert told(response)[0].startswith("“Talks” and “More talks” are not the same.")
    judged = Distinct.objects.get()
    assert (judged.first_id, judged.second_id) == ("a", "b")
    assert judged.reason == "A year lies between them."
    assert judged.reason in browser(apart.reviewer).get(page(Distinct)).text
