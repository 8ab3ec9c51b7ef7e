"""The screen on which an article is reviewed: who may open it, what it shows, and at what cost."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from tests import factories as made
from tests.articles.admin.reviewing.acting import key, sheet
from tests.articles.admin.reviewing.made import a_long_scene, a_scene
from tests.posting import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return a_scene()


def test_a_coder_sees_the_records_in_the_order_of_the_text(coder, scene):
    shown = sheet(coder, scene.article)

    assert [card.title for card in shown.ties] == [
        "Visit of Sar Bunthan to Viet Nam",
        "Talks of Sar Bunthan and Tran Quoc Hung",
        "Memorandum of Cambodia and Viet Nam on search and rescue at sea",
        "Joint patrol of Cambodia and Viet Nam",
    ]
    assert [card.title for card in shown.new_people] == ["Sar Bunthan", "Royal Khemara Navy"]
    assert [card.title for card in shown.known_people] == ["Tran Quoc Hung", "Vietnam People's Navy"]
    assert [card.number for card in shown.cards] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_each_fact_stands_beside_the_words_that_say_it(coder, scene):
    card = sheet(coder, scene.article).card(key(scene.visit))

    assert [
        (row.label, row.value or str(row.words), [p.quote for p in row.passages]) for row in card.rows
    ] == [
        ("Kind", "Visit", ["is visiting"]),
        ("Date", "[2023] Oct 16–19", ["from 16 to 19 October"]),
        ("Place", "Hanoi, Viet Nam", ["Hanoi"]),
        ("Sides", "Cambodia, visitor · Viet Nam, host", ["Royal Khemara", "Hanoi"]),
        ("Head of delegation", "Sar Bunthan", ["General Sar Bunthan", "Commander of the Royal Khemara Navy"]),
    ]


def test_a_passage_that_no_row_is_about_stands_with_the_kind(coder, scene):
    scene.cite("neighbours", "summary", engagement=scene.talks)
    card = sheet(coder, scene.article).card(key(scene.talks))

    assert [passage.quote for passage in card.rows[0].passages] == ["held talks", "neighbours"]


def test_the_first_card_that_is_to_be_checked_is_open(coder, scene):
    scene.visit.review_status = "rejected"
    scene.visit.save()

    assert [card.title for card in sheet(coder, scene.article).cards if card.is_open] == [
        "Talks of Sar Bunthan and Tran Quoc Hung"
    ]


def test_what_speaks_against_a_fact_is_said(coder, scene):
    other = made.ArticleFactory(title="Another report")
    made.EvidenceFactory(
        article=other,
        engagement=scene.visit,
        field="date",
        stance="contradicts",
        note="It ended on the 18th.",
    )
    scene.cite("neighbours", "date", engagement=scene.visit, stance="contradicts", note="Not so.")
    card = sheet(coder, scene.article).card(key(scene.visit))

    assert card.notes == ["“Another report” says otherwise on the date: It ended on the 18th."]
    assert card.rows[1].notes == ["¶3 says otherwise: Not so."]


def test_a_post_that_no_appointment_covers_is_said(coder, scene):
    scene.host.position = made.PositionFactory(title="Chief of Staff", institution=scene.navy)
    scene.host.save()
    [row] = [row for row in sheet(coder, scene.article).card(key(scene.talks)).rows if row.part]

    assert row.notes == [
        "No appointment says that Tran Quoc Hung was Chief of Staff, Vietnam People's Navy then."
    ]


def test_another_rank_that_others_give_on_that_date_is_said(coder, scene):
    captain, admiral = (made.RankFactory(title=title, country="VN") for title in ("Captain", "Admiral"))
    scene.host.rank = captain
    scene.host.save()
    other = made.EngagementFactory(date=scene.talks.date)
    seen = made.ParticipationFactory(engagement=other, official=scene.host.official, rank=admiral)

    def notes():
        [row] = [row for row in sheet(coder, scene.article).card(key(scene.talks)).rows if row.part]
        return row.notes

    assert notes() == ["This says Captain (VN); on that date others say Admiral."]
    seen.rank = captain
    seen.save()
    assert notes() == []


def test_a_participant_who_was_rejected_is_said(coder, scene):
    scene.bunthan.review_status = "rejected"
    scene.bunthan.save()
    row = sheet(coder, scene.article).card(key(scene.visit)).rows[-1]

    assert row.notes == ["Sar Bunthan was rejected: choose somebody else, or remove this."]


def test_an_article_like_it_is_named(coder, scene):
    other = made.ArticleFactory(title="The wire story")
    made.LikenessFactory(article=scene.article, other=other, share=0.93)

    assert "Perhaps the same report as" in coder.get(page(scene.article, "review")).content.decode()


def test_an_article_without_a_text_or_drafts_has_a_screen(coder):
    shown = coder.get(page(made.ArticleFactory(title="", body=""), "review")).content.decode()

    assert "The text is not at hand." in shown
    assert "Nothing is drafted from this article." in shown


def test_words_of_the_article_are_never_markup(coder):
    article = made.ArticleFactory(body="<script>alert(1)</script>", title="<b>Bold</b>")

    assert "<script>alert" not in coder.get(page(article, "review")).content.decode()


def test_who_may_not_change_articles_has_no_screen(scene):
    reader = made.UserFactory(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client = Client()
    client.force_login(reader)

    assert client.get(page(scene.article, "review")).status_code == 403
    assert client.post(page(scene.article, "review"), {"do": "accept"}).status_code == 403
    assert "Review</a>" not in client.get(page(scene.article)).content.decode()


def test_a_stranger_is_led_to_the_login(client, scene):
    assert client.get(page(scene.article, "review")).status_code == 302


def test_an_article_that_is_not_there_has_no_screen(coder):
    article = made.ArticleFactory.build()

    assert coder.get(page(article, "review")).status_code == 404


@pytest.mark.parametrize("method", ["put", "delete"])
def test_other_methods_are_refused(coder, scene, method):
    assert getattr(coder, method)(page(scene.article, "review")).status_code == 405


def test_the_list_and_the_form_of_an_article_lead_to_its_screen(coder, scene):
    link = f'href="{page(scene.article, "review")}"'

    assert link in coder.get(page(Article)).content.decode()
    assert link in coder.get(page(scene.article)).content.decode()


def test_only_a_reviewer_is_offered_to_publish(coder, reviewer, scene):
    offered = [
        "Publish all accepted" in client.get(page(scene.article, "review")).content.decode()
        for client in (coder, reviewer)
    ]

    assert offered == [False, True]


def queries(client, article):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(page(article, "review")).status_code == 200
    return len(captured)


def test_a_long_article_needs_as_few_queries_as_a_short_one(coder):
    few = a_long_scene(facts=9, passages=20, sea="strait")
    many = a_long_scene(facts=60, passages=400)
    sheet(coder, few.article)

    assert queries(coder, many.article) == queries(coder, few.article) <= 50
