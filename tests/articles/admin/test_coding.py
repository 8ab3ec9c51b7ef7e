"""The staff's pages of codings: giving, the list, sending back and calling off, reconciling, agreement."""

import csv
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Coding, Engagement
from tests.articles.admin.reviewing.made import a_scene
from tests.articles.double_coding.made import TEXT, Apart
from tests.factories import ArticleFactory, CoderFactory, EngagementFactory, UserFactory
from tests.posting import chosen, page, told

pytestmark = pytest.mark.django_db
GIVE = reverse("admin:articles_coding_give")
REPORT = reverse("admin:articles_coding_report")


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def reconcile_url(apart: Apart) -> str:
    return reverse("admin:articles_coding_reconcile", args=[apart.article.pk])


# -- Giving -----------------------------------------------------------------------


def test_articles_are_given_from_their_list(reviewer):
    articles = [ArticleFactory(id=key, body=f"{TEXT} {key}") for key in ("a", "b")]
    coders = CoderFactory(username="ann"), CoderFactory(username="bo")
    sent = chosen(Article, "give_to_two", *(article.pk for article in articles))
    response = reviewer.post(page(Article), sent, follow=True)
    assert "2 articles" in response.text

    sent = {"ids": "a,b", "first": coders[0].pk, "second": coders[1].pk, "note": "Carefully."}
    response = reviewer.post(GIVE, sent, follow=True)

    assert told(response) == ["2 articles given to ann and bo."]
    assert Coding.objects.filter(note="Carefully.").count() == 4


def test_an_uncoded_article_leads_to_the_choice_of_coders(reviewer, coder):
    article = ArticleFactory(body=TEXT)
    address = f"{GIVE}?ids={article.pk}"
    assert address in reviewer.get(page(article)).text
    assert address not in coder.get(page(article)).text


def test_a_sample_is_given(reviewer):
    for number in range(3):
        ArticleFactory(body=f"{TEXT} {number}")
    coders = CoderFactory(), CoderFactory()
    shown = " ".join(reviewer.get(GIVE).text.split())
    assert "3 uncoded articles with a text and without records to draw from." in shown
    sent = {"ids": "", "number": "2", "first": coders[0].pk, "second": coders[1].pk}
    reviewer.post(GIVE, sent)
    assert Coding.objects.values("article").distinct().count() == 2
    response = reviewer.post(GIVE, sent)
    assert response.status_code == 422
    assert "Only 1 uncoded articles have a text and no records; 2 were asked for." in response.text


def test_what_is_wrong_is_told_and_what_was_chosen_stays(reviewer):
    scene, coder = a_scene(), CoderFactory()
    sent = {"ids": scene.article.pk, "first": coder.pk, "second": coder.pk, "note": "Kept"}
    response = reviewer.post(GIVE, sent)
    assert response.status_code == 422
    assert "Choose two different coders." in response.text
    assert "Kept" in response.text
    response = reviewer.post(GIVE, sent | {"second": CoderFactory().pk})
    assert "has drafts of the extractor" in response.text
    assert reviewer.post(GIVE, sent | {"second": "999999"}).status_code == 422
    assert reviewer.post(GIVE, sent | {"second": "x\0"}).status_code in (400, 422)
    assert Coding.objects.count() == 0
    reviewer.post(GIVE, sent | {"second": CoderFactory().pk, "clear": "on"})
    assert Coding.objects.count() == 2


def test_articles_that_are_gone_are_told(reviewer):
    response = reviewer.get(GIVE, {"ids": "gone"}, follow=True)
    assert told(response) == ["None of the chosen articles is there any more."]


# -- Who may ----------------------------------------------------------------------


def test_a_coder_gives_nothing_reconciles_nothing_and_sees_no_figures(coder):
    apart = Apart()
    apart.hand_in()
    key = apart.codings[0].pk
    for address in (GIVE, REPORT, reconcile_url(apart)):
        assert coder.get(address).status_code == 403
        assert coder.post(address).status_code == 403
    for name in ("back", "withdraw"):
        address = reverse(f"admin:articles_coding_{name}", args=[key])
        assert coder.post(address, {"note": "Mine now."}).status_code == 403
    coder.post(page(Article), chosen(Article, "give_to_two", apart.article.pk))
    assert Coding.objects.count() == 2


def test_nobody_without_rights_sees_codings():
    client = browser(UserFactory(is_staff=True))
    assert client.get(page(Coding)).status_code == 403
    assert Client().get(GIVE).status_code == 302


def test_a_coder_sees_their_own_codings_and_nobody_elses():
    apart = Apart()
    client = browser(apart.first)
    response = client.get(page(Coding))
    assert [row.pk for row in response.context["cl"].result_list] == [apart.codings[0].pk]
    assert "Code it" in response.text
    assert apart.second.username not in response.text
    shown = client.get(page(apart.codings[0])).text
    assert "Go on coding it" in shown
    assert apart.second.username not in shown


def test_the_list_takes_as_many_queries_for_many_codings_as_for_two(reviewer, django_assert_max_num_queries):
    Apart()
    reviewer.get(page(Coding))
    with django_assert_max_num_queries(30) as first:
        reviewer.get(page(Coding))
    for number in range(4):
        Apart(body=f"Another {number}")
    with django_assert_max_num_queries(len(first)):
        reviewer.get(page(Coding))


# -- The coder's screen -------------------------------------------------------------


def test_a_coder_drafts_on_the_screen_and_hands_in():
    apart = Apart()
    client, address = browser(apart.first), page(apart.article, "review")
    sent = {
        "do": "add",
        "record": "engagement",
        "start": "0",
        "end": "14",
        "f-title": "Meeting in Phnom Penh",
        "f-kind": "meeting",
        "f-status": "held",
        "f-mode": "in_person",
        "f-date": "2021-12-16",
        "f-date_basis": "stated",
    }
    for prefix in ("side",):
        sent |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    client.post(address, sent)
    engagement = Engagement.objects.get()
    assert (engagement.coding, engagement.drafter) == (apart.codings[0], apart.first)
    assert engagement.evidence.get().article == apart.article
    shown = client.get(address).text
    assert "Hand in 1 record" in " ".join(shown.split())
    assert 'value="accept"' not in shown

    response = client.post(address, {"do": "hand_in"}, follow=True)

    assert "Handed in. A reviewer compares it with the other coding." in response.text
    assert apart.coding(1).facts["engagements"][0]["title"] == "Meeting in Phnom Penh"
    response = client.post(address, {"do": "hand_in"}, follow=True)
    assert "You have handed this coding in" in response.text
    client.post(address, sent)
    assert Engagement.objects.count() == 1


@pytest.mark.parametrize("do", ["accept", "reject", "reopen", "publish", "same", "apart", "coding"])
def test_within_a_coding_nothing_is_decided(do):
    apart = Apart()
    meeting = apart.meeting(1)
    sent = {"do": do, "record": f"engagement-{meeting.pk}", "note": "x", "state": "coded"}
    response = browser(apart.first).post(page(apart.article, "review"), sent, follow=True)
    assert "This is your own coding" in response.text
    meeting.refresh_from_db()
    apart.article.refresh_from_db()
    assert (meeting.review_status, apart.article.coding_state) == ("draft", "uncoded")


def test_a_coder_deletes_a_draft_of_their_own():
    apart = Apart()
    meeting = apart.meeting(1)
    client, address = browser(apart.first), page(apart.article, "review")
    card = client.get(address).context["sheet"].ties[0]
    client.post(address, {"do": "discard", "record": card.key, "seen": card.token})
    assert not Engagement.objects.filter(pk=meeting.pk).exists()
    assert meeting.history.first().history_change_reason == "Deleted by its coder"


def test_a_draft_outside_codings_is_not_deleted_so(reviewer):
    scene = a_scene()
    sent = {"do": "discard", "record": f"engagement-{scene.talks.pk}", "seen": ""}
    reviewer.post(page(scene.article, "review"), sent)
    card = reviewer.get(page(scene.article, "review")).context["sheet"].card(f"engagement-{scene.talks.pk}")
    response = reviewer.post(page(scene.article, "review"), sent | {"seen": card.token}, follow=True)
    assert "Only a draft of your own coding is deleted here." in response.text
    assert Engagement.objects.filter(pk=scene.talks.pk).exists()


# -- Sending back and calling off -----------------------------------------------------


def test_a_coding_is_sent_back_with_a_note_that_the_coder_reads(reviewer):
    apart = Apart()
    apart.hand_in()
    address = reverse("admin:articles_coding_back", args=[apart.codings[0].pk])
    response = reviewer.post(address, {"note": ""}, follow=True)
    assert told(response) == ["Nothing was done. What is to be done again: This field is required."]
    response = reviewer.post(address, {"note": "The second page."}, follow=True)
    assert told(response) == [f"Sent back to {apart.first}."]
    assert "The second page." in browser(apart.first).get(page(apart.article, "review")).text
    assert reviewer.get(address).status_code == 405


def test_a_coding_is_called_off_once(reviewer):
    apart = Apart()
    address = reverse("admin:articles_coding_withdraw", args=[apart.codings[0].pk])
    response = reviewer.post(address, {"note": "Ill."}, follow=True)
    assert told(response) == ["The coding is called off."]
    response = reviewer.post(address, {"note": "Ill."}, follow=True)
    assert told(response) == ["Nothing was done. This coding is withdrawn already."]


# -- Reconciling ------------------------------------------------------------------------


def test_two_codings_stand_side_by_side_and_become_one(reviewer):
    apart = Apart()
    first = apart.meeting(1, title="Meeting in Phnom Penh", kind="meeting")
    apart.meeting(2, title="Meeting in Phnom Penh", kind="courtesy_call")
    apart.memorandum(2)
    apart.hand_in()
    response = reviewer.get(reconcile_url(apart))
    shown = " ".join(response.text.split())
    assert "2 records, 2 questions to decide." in shown
    assert "Courtesy call" in shown
    assert "only coder 2 has it" in shown
    assert [len(record.questions) for record in response.context["columns"].records] == [1, 0]

    sent = {"seen": response.context["token"], "m0-as": "one", "m1-as": "reject"}
    response = reviewer.post(reconcile_url(apart), sent)
    assert response.status_code == 422
    assert "1 difference is left to decide." in response.text
    assert "a rejection needs a reason." in response.text
    assert apart.coding(1).state == "handed_in"

    sent |= {"m0-kind": "2", "m1-reason": "The text does not say so.", "ready": "on"}
    response = reviewer.post(reconcile_url(apart), sent, follow=True)

    assert "Reconciled: 1 record is kept." in response.text
    first.refresh_from_db()
    assert (first.kind, first.review_status, first.coding) == ("courtesy_call", "ready", None)
    assert reviewer.post(reconcile_url(apart), sent).status_code == 302


def test_what_was_chosen_comes_back_when_something_is_left_open(reviewer):
    apart = Apart()
    apart.meeting(1, title="Meeting", kind="meeting", status="planned")
    apart.meeting(2, title="Meeting", kind="talks")
    apart.hand_in()
    token = reviewer.get(reconcile_url(apart)).context["token"]
    response = reviewer.post(reconcile_url(apart), {"seen": token, "m0-as": "one", "m0-kind": "2"})
    [record] = response.context["columns"].records
    chosen = {question.label: [option.chosen for option in question.options] for question in record.questions}
    assert chosen == {"kind": [False, True], "status": [False, False]}
    assert [question.fault for question in record.questions] == [False, True]


def test_the_page_is_not_there_before_both_are_handed_in(reviewer):
    apart = Apart()
    apart.hand_in(1)
    response = reviewer.get(reconcile_url(apart), follow=True)
    assert "both are reconciled once both are handed in" in told(response)[0]
    assert reviewer.get(reverse("admin:articles_coding_reconcile", args=["gone"])).status_code == 404


def test_a_reviewer_who_coded_it_is_sent_away():
    apart = Apart()
    Coding.objects.filter(pk=apart.codings[0].pk).update(coder=apart.reviewer)
    apart.codings[0].refresh_from_db()
    apart.hand_in()
    response = browser(apart.reviewer).get(reconcile_url(apart), follow=True)
    assert told(response) == ["You coded this article yourself: another reviewer reconciles it."]


def test_reconciling_takes_as_many_queries_to_show_for_six_records_as_for_two(
    reviewer, django_assert_num_queries, django_assert_max_num_queries
):
    apart = Apart()
    apart.meeting(1)
    apart.meeting(2)
    apart.memorandum(1)
    apart.memorandum(2)
    apart.hand_in()
    reviewer.get(reconcile_url(apart))
    with django_assert_max_num_queries(40) as first:
        reviewer.get(reconcile_url(apart))
    other = Apart(body="Another report.")
    for number in range(3):
        for slot in (1, 2):
            other.meeting(slot, date=f"201{number}", title=f"Meeting {number}")
            other.memorandum(slot)
    other.hand_in()
    with django_assert_num_queries(len(first)):
        reviewer.get(reconcile_url(other))


# -- Agreement ------------------------------------------------------------------------


def test_agreement_is_reported_of_all_and_by_pair(reviewer):
    apart = Apart()
    apart.meeting(1, status="planned")
    apart.meeting(2)
    apart.hand_in()
    response = reviewer.get(REPORT)
    assert [group.articles for group in response.context["agreed"]] == [1, 1]
    assert "not defined: no variation" in response.text
    assert "nan" not in response.text.lower().replace("finance", "")
    rows = list(csv.reader(b"".join(reviewer.get(REPORT, {"csv": "1"})).decode("utf-8-sig").splitlines()))
    assert rows[0][:4] == ["coders", "articles", "record", "field"]
    assert {row[0] for row in rows[1:]} == {"All coders", f"{apart.first} and {apart.second}"}


def test_a_period_that_is_none_is_told(reviewer):
    response = reviewer.get(REPORT, {"since": "2024-05-01", "until": "2023-05-01"})
    assert response.status_code == 422
    assert "The last day is before the first." in response.text
    assert reviewer.get(REPORT, {"since": "soon"}).status_code == 422
    shown = reviewer.get(REPORT, {"until": "2001-01-01"}).text
    assert "No article was handed in by two coders in this time." in " ".join(shown.split())


def test_what_is_coded_apart_is_not_in_the_reviewers_list(reviewer):
    apart = Apart()
    mine = apart.meeting(1)
    common = EngagementFactory()
    apart.hand_in()
    listed = {row.pk for row in reviewer.get(page(Engagement)).context["cl"].result_list}
    assert listed == {common.pk}
    asked = {row.pk for row in reviewer.get(page(Engagement), {"coding": "apart"}).context["cl"].result_list}
    assert asked == {mine.pk}
