"""What one coder drafts apart from another, the other sees on no page, whatever address they write."""

from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, reverse
from django.utils import timezone

from articles import sameness
from articles.drafting import draft_article
from articles.drafting.article import NothingToDraft
from articles.models import (
    Agreement,
    AgreementEvent,
    Article,
    Coding,
    Engagement,
    Evidence,
    Participation,
    Party,
    Side,
    Signature,
)
from articles.models.evidence import CODED_SUBJECTS
from articles.package.selection import selected
from articles.package.tables import BY_MODEL
from people.models import Official
from tests.articles.double_coding.made import Apart
from tests.factories import CoderFactory, EngagementFactory, EvidenceFactory, ParticipationFactory
from tests.posting import chosen, form_data, page

pytestmark = pytest.mark.django_db
KINDS = (Engagement, Agreement, Side, Participation, AgreementEvent, Party, Signature, Evidence)
# A word of our own that stands in every draft of the first coder, and nowhere else.
SECRET = "Kestrelwood"


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def apart():
    apart = Apart(title="Two navies meet")
    meeting = apart.meeting(1, title=f"Meeting in {SECRET}")
    ParticipationFactory(engagement=meeting, name_as_written=f"General {SECRET}", official=None)
    memorandum = apart.memorandum(1, title=f"Memorandum of {SECRET}")
    Signature.objects.update(name_as_written=f"Colonel {SECRET}", folded=SECRET.lower())
    EvidenceFactory(article=apart.article, engagement=meeting, note=f"Says {SECRET}.")
    shared = ParticipationFactory(engagement=EngagementFactory()).official
    EvidenceFactory(
        article=apart.article, engagement=None, official=shared, coding=apart.codings[0], note=SECRET
    )
    apart.hidden = {model: list(model.objects.all()) for model in KINDS}
    apart.hidden[Engagement] = [meeting]
    apart.hidden[Participation] = list(meeting.participations.all())
    apart.hidden[Agreement] = [memorandum]
    apart.official = shared
    return apart


def addresses(apart) -> list[str]:
    """Return every address of the staff's site that takes nothing, or the key of a hidden record."""
    found = []
    for model, records in apart.hidden.items():
        pages = admin.site._registry[model]
        for pattern in pages.urls:
            if isinstance(pattern, URLPattern) and pattern.name:
                for record in records:
                    for args in ([], [record.pk]):
                        try:
                            found.append(reverse(f"admin:{pattern.name}", args=args))
                        except NoReverseMatch:
                            continue
    return list(dict.fromkeys(found))


def test_no_page_of_the_records_shows_them_to_the_other_coder(apart):
    client = browser(apart.second)
    visited = 0
    for address in addresses(apart):
        for query in (
            "",
            "?all=",
            f"?q={SECRET.lower()}",
            "?coding=apart",
            "?coding=mine",
            "?review_status__exact=draft",
        ):
            response = client.get(address + query)
            shown = b"".join(response) if response.streaming else response.content
            where = f"{address}{query}"
            assert response.status_code in (200, 302, 403, 404, 405), where
            text = shown.decode("utf-8", "replace")
            assert SECRET not in text, where
            visited += 1
    assert visited > 100


@pytest.mark.parametrize("name", ["change", "delete", "history"])
def test_the_pages_of_a_hidden_record_are_not_there(apart, name):
    client = browser(apart.second)
    for model, records in apart.hidden.items():
        for record in records:
            response = client.get(page(record, name))
            assert response.status_code in (302, 403, 404), (model, name)
            if response.status_code == 302:  # as for a record that there is not
                assert response.url == reverse("admin:index")


def test_their_own_coder_sees_all_of_them(apart):
    client = browser(apart.first)
    for records in apart.hidden.values():
        for record in records:
            assert client.get(page(record)).status_code == 200
    assert SECRET in client.get(page(Engagement)).text


def test_a_version_in_history_is_hidden_too_and_so_is_what_was_deleted(apart):
    client = browser(apart.second)
    [meeting] = apart.hidden[Engagement]
    version = meeting.history.get()
    address = page(meeting, "simple_history", version.pk)
    assert client.get(address).status_code == 404

    side = meeting.sides.first()
    addresses = [page(meeting, "history"), address, page(side, "history")]
    meeting.delete()

    for gone in addresses:
        assert client.get(gone).status_code == 404
    assert browser(apart.first).get(addresses[0]).status_code == 200


def test_pickers_do_not_offer_them(apart):
    own = EngagementFactory(title=f"{SECRET} for all")
    fields = {
        "articles.engagement.part_of": {own.pk},
        "articles.agreement.signed_at": {own.pk},
        "articles.agreement.implements": set(),
        "articles.evidence.side": set(),
        "articles.evidence.participation": set(),
        "articles.evidence.agreement_event": set(),
    }
    for field, expected in fields.items():
        app, model, name = field.split(".")
        asked = {"app_label": app, "model_name": model, "field_name": name, "term": SECRET}
        client = browser(apart.second)
        results = client.get(reverse("admin:autocomplete"), asked).json()["results"]
        found = [child["id"] for one in results for child in one.get("children", [one])]
        assert set(found) == expected, field


def test_a_forged_key_is_not_accepted_and_names_nothing(apart):
    client = browser(apart.second)
    [meeting] = apart.hidden[Engagement]
    address = page(Engagement, "add")
    sent = form_data(client, address) | {"title": "Mine", "kind": "meeting", "part_of": meeting.pk}
    response = client.post(address, sent)
    assert SECRET not in response.text
    assert not Engagement.objects.filter(title="Mine").exists()

    listed = client.get(page(Engagement), {"part_of__id__exact": meeting.pk})
    assert SECRET not in listed.text


def test_what_is_in_common_does_not_refer_to_a_draft_of_ones_own_coding(apart):
    client = browser(apart.first)
    [meeting] = apart.hidden[Engagement]
    address = page(Engagement, "add")
    sent = form_data(client, address) | {"title": "Mine", "kind": "meeting", "part_of": meeting.pk}
    response = client.post(address, sent)
    assert "nothing outside it can refer to it yet" in response.text


def test_the_screen_shows_each_coder_their_own(apart):
    apart.meeting(2, title="Meeting as the second has it")
    address = page(apart.article, "review")
    assert SECRET in browser(apart.first).get(address).text
    shown = browser(apart.second).get(address).text
    assert SECRET not in shown
    assert "Meeting as the second has it" in shown
    assert "Meeting as the second has it" not in browser(apart.first).get(address).text
    assert apart.official.name not in shown  # whom the first coder cited


@pytest.mark.parametrize("sent", ["edit", "at", "near", "to"])
def test_no_key_brings_a_draft_of_the_other_on_the_screen(apart, sent):
    client = browser(apart.second)
    for key in (
        f"engagement-{apart.hidden[Engagement][0].pk}",
        f"participation-{apart.hidden[Participation][0].pk}",
        f"agreement-{apart.hidden[Agreement][0].pk}",
    ):
        asked = {sent: key} | ({"add": "participation", "start": "0", "end": "5"} if sent == "to" else {})
        response = client.get(page(apart.article, "review"), asked)
        assert SECRET not in response.text


@pytest.mark.parametrize("do", ["correct", "remove", "uncite", "choose", "new_person", "discard", "accept"])
def test_no_action_reaches_a_draft_of_the_other(apart, do):
    client = browser(apart.second)
    [meeting] = apart.hidden[Engagement]
    before = meeting.history.count()
    sent = {
        "do": do,
        "record": f"engagement-{meeting.pk}",
        "part": f"participation-{apart.hidden[Participation][0].pk}",
        "passage": meeting.evidence.first().pk,
    }
    response = client.post(page(apart.article, "review"), sent, follow=True)
    assert SECRET not in response.text
    meeting.refresh_from_db()
    assert meeting.history.count() == before
    assert meeting.evidence.count() == 2


def test_the_desk_the_search_and_the_pages_of_people_do_not_tell(apart):
    client = browser(apart.second)
    for address in (
        reverse("admin:index"),
        page(apart.official),
        page(apart.official, "history"),
        page(apart.article),
        page(apart.article, "history"),
        f"{page(Article)}?q={SECRET.lower()}",
        page(Coding),
        page(apart.codings[1]),
    ):
        assert SECRET not in client.get(address).text, address
    assert client.get(page(apart.codings[0])).status_code == 302


def test_they_are_nobodys_duplicates(apart):
    [meeting] = apart.hidden[Engagement]
    for side in meeting.sides.all():
        assert side
    other = EngagementFactory(title="Another report", kind=meeting.kind, date=meeting.date)
    for country in ("KH", "VN"):
        other.sides.create(country=country)
    EvidenceFactory(engagement=other)
    assert sameness.similar_engagements(other) == []


def test_the_number_of_passages_is_not_told_either(apart):
    listed = browser(apart.second).get(page(Article)).context["cl"].result_list
    assert [row.evidence_count for row in listed if row.pk == apart.article.pk] == [0]


def test_a_third_coder_sees_neither(apart):
    client = browser(CoderFactory())
    assert SECRET not in client.get(page(Engagement)).text
    shown = client.get(page(apart.article, "review")).text
    assert SECRET not in shown
    assert "Two coders code this article apart." in " ".join(shown.split())
    assert apart.first.username not in shown


def test_a_reviewer_sees_them_once_both_are_handed_in_and_not_in_the_lists(apart):
    client = browser(apart.reviewer)
    [meeting] = apart.hidden[Engagement]
    assert client.get(page(meeting)).status_code == 302
    apart.hand_in(1)
    assert client.get(page(meeting)).status_code == 302
    apart.hand_in(2)
    assert client.get(page(meeting)).status_code == 200
    assert SECRET not in client.get(page(Engagement)).text
    assert SECRET in client.get(page(Engagement) + "?coding=apart").text


def test_a_reviewer_who_codes_the_article_does_not_see_the_other_coders_drafts():
    apart = Apart()
    second = apart.codings[1]
    second.coder = apart.reviewer
    second.save()
    meeting = apart.meeting(1, title=SECRET)
    apart.hand_in(1)
    client = browser(apart.reviewer)
    assert client.get(page(meeting)).status_code == 302
    assert SECRET not in client.get(page(Engagement) + "?coding=apart").text


def test_nobody_but_the_coder_changes_a_draft_and_nobody_once_it_is_handed_in(apart):
    [meeting] = apart.hidden[Engagement]
    admin_of = admin.site._registry[Engagement]

    def may(user):
        request = type("Request", (), {"user": user})()
        return admin_of.has_change_permission(request, Engagement.objects.get(pk=meeting.pk))

    assert (may(apart.first), may(apart.second), may(apart.reviewer)) == (True, False, False)
    apart.hand_in()
    assert (may(apart.first), may(apart.second), may(apart.reviewer)) == (False, False, False)


@pytest.mark.parametrize("action", ["mark_ready", "publish", "reject", "reopen"])
def test_no_step_is_taken_with_a_draft_from_the_list(apart, action):
    [meeting] = apart.hidden[Engagement]
    user = apart.first if action == "mark_ready" else apart.reviewer
    apart.hand_in(2, 1) if user == apart.reviewer else None
    sent = chosen(Engagement, action, meeting.pk, note="No.")
    address = page(Engagement) + ("?coding=apart" if user == apart.reviewer else "")
    response = browser(user).post(address, sent, follow=True)
    meeting.refresh_from_db()
    assert meeting.review_status == "draft"
    assert "it is part of an independent coding, which is reconciled first." in response.text


def test_an_article_coded_apart_is_not_cited_for_other_records(apart):
    evidence = Evidence(article=apart.article, engagement=EngagementFactory())
    assert "Two coders code this article apart" in str(_faults(evidence))
    own = Evidence(article=apart.article, engagement=apart.hidden[Engagement][0], field="date")
    assert _faults(own) is None


def _faults(evidence):
    from django.core.exceptions import ValidationError

    try:
        evidence.full_clean()
    except ValidationError as error:
        return error
    return None


def test_every_kind_that_belongs_to_a_tie_is_covered():
    assert {*CODED_SUBJECTS.values(), Evidence} == set(KINDS)


@pytest.mark.parametrize("model", KINDS)
def test_the_lists_take_no_more_queries_for_more_codings(apart, model, django_assert_max_num_queries):
    client = browser(apart.second)
    client.get(page(model))
    with django_assert_max_num_queries(60) as first:
        client.get(page(model))
    for _ in range(3):
        Apart(body=f"Another text {Coding.objects.count()}").meeting(1)
    with django_assert_max_num_queries(len(first)):
        client.get(page(model))


def test_what_was_deleted_is_listed_for_its_coder_only(apart):
    [meeting] = apart.hidden[Engagement]
    meeting.delete()
    address = reverse("admin:articles_engagement_deleted")
    assert SECRET in browser(apart.first).get(address).text
    assert SECRET not in browser(apart.second).get(address).text
    restore = reverse("admin:articles_engagement_restore", args=[meeting.pk])
    assert browser(apart.second).get(restore).status_code == 404


def test_the_search_over_everything_finds_ones_own_only(apart):
    address = f"{reverse('admin:search')}?q={SECRET.lower()}"
    assert SECRET in browser(apart.first).get(address).text
    assert SECRET not in browser(apart.second).get(address).text


def test_two_hidden_records_are_not_laid_side_by_side_to_be_merged(apart):
    [meeting] = apart.hidden[Engagement]
    other = EngagementFactory()
    address = reverse("admin:articles_engagement_merge")
    for ids in (f"{meeting.pk},{other.pk}", f"{other.pk},{meeting.pk}"):
        assert browser(apart.reviewer).get(address, {"ids": ids}).status_code == 404
        assert browser(apart.reviewer).post(address, {"ids": ids}).status_code == 404


def test_an_article_coded_apart_is_not_closed_meanwhile(apart):
    sent = chosen(Article, "nothing_to_code", apart.article.pk)
    response = browser(CoderFactory()).post(page(Article), sent, follow=True)
    assert "two coders code it apart; that is reconciled first." in response.text
    apart.article.refresh_from_db()
    assert apart.article.coding_state == "uncoded"


def test_the_full_form_of_a_new_record_cannot_cite_an_article_coded_apart(apart):
    client = browser(apart.second)
    address = page(Engagement, "add")
    sent = form_data(client, address) | {
        "title": "Beside the coding",
        "kind": "meeting",
        "evidence-TOTAL_FORMS": "1",
        "evidence-0-article": apart.article.pk,
        "evidence-0-stance": "supports",
    }
    response = client.post(address, sent)
    assert "Two coders code this article apart" in response.text
    assert not Engagement.objects.filter(title="Beside the coding").exists()


def test_the_extractor_leaves_an_article_coded_apart_alone(apart):
    assert not Article.objects.awaiting_draft().filter(pk=apart.article.pk).exists()
    with pytest.raises(NothingToDraft, match="is with two coders who code it apart"):
        draft_article(article=apart.article)


def test_public_pages_and_packages_show_no_passage_of_a_coding(apart):
    apart.article.review_status, apart.article.published_at = "published", timezone.now()
    apart.article.save()
    Official.objects.filter(pk=apart.official.pk).update(
        review_status="published", published_at=timezone.now()
    )
    apart.hand_in()
    own = Evidence.objects.get(official=apart.official)
    assert own.coding == apart.codings[0]
    assert own not in Evidence.objects.public()
    assert own not in Evidence.objects.for_published()
    assert own not in selected(BY_MODEL[Evidence], everything=False)
