"""The desk: what waits for whom, each number with the list of exactly these records."""

import datetime
import re

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import review
from articles.models import Article, Engagement
from people.matching import tell_apart
from people.models import Appointment, Distinct, Resemblance
from tests.articles.publishable import make_meeting
from tests.factories import (
    AgreementFactory,
    AppointmentFactory,
    ArticleFactory,
    CoderFactory,
    EngagementFactory,
    EvidenceFactory,
    LikenessFactory,
    OfficialFactory,
    ParticipationFactory,
    PositionFactory,
    PublisherFactory,
    ReviewerFactory,
    SideFactory,
)
from tests.posting import chosen, page, told

pytestmark = pytest.mark.django_db

DESK = reverse("admin:index")


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def panels(client):
    return {panel.title: panel for panel in client.get(DESK).context["panels"]}


def counts(client, title):
    return {entry.label: entry.count for entry in panels(client)[title].waiting}


def rows(client, url):
    """Return how many rows the list at an address has."""
    context = client.get(url).context
    return context["cl"].result_count if "cl" in context else context["page"].paginator.count


@pytest.fixture
def user():
    return CoderFactory(username="dara")


@pytest.fixture
def dara(user):
    return client_of(user)


def fill(user):
    """Make something for every panel of the desk."""
    month_ago = timezone.localdate() - datetime.timedelta(days=32)
    other = ReviewerFactory()
    EngagementFactory.create_batch(2, drafter=user, review_note="Which of the two?")
    AgreementFactory(drafter=user)
    OfficialFactory(drafter=user, review_status="rejected", reviewed_by=other, reviewed_at=timezone.now())
    EngagementFactory.create_batch(3, review_status="ready")
    ArticleFactory(
        body=f"A text {Article.objects.count()}.",
        drafted_with="1",
        publisher=PublisherFactory(),
        date=str(month_ago),
    )
    ArticleFactory(body=f"Another text {Article.objects.count()}.", coding_state="coded")
    LikenessFactory()
    first, second = sorted(OfficialFactory.create_batch(2), key=lambda official: official.pk)
    Resemblance.objects.create(record_type="official", first_id=first.pk, second_id=second.pk, score=0.9)
    post = PositionFactory()
    ParticipationFactory(official=first, position=post)
    for official in (first, second):
        AppointmentFactory(official=official, position=post, date="2012/2015")
    EvidenceFactory(stance="contradicts")
    made = EngagementFactory(title="Made today")
    made._history_user = user
    made.save()
    held = SideFactory().engagement
    EvidenceFactory(engagement=held)
    review.publish(records=[held], user=other)


# -- Numbers and lists ----------------------------------------------------------


@pytest.mark.parametrize("role", ["coder", "reviewer", "superuser"])
def test_each_number_is_that_of_the_list_it_leads_to(role, admin_user):
    user = {"coder": CoderFactory, "reviewer": ReviewerFactory, "superuser": lambda: admin_user}[role]()
    fill(user)
    client = client_of(user)
    entries = [entry for panel in panels(client).values() for entry in panel.waiting]

    assert len(entries) >= 13
    assert {entry.label: rows(client, entry.url) for entry in entries} == {
        entry.label: entry.count for entry in entries
    }


def test_a_coder_finds_the_drafts_they_drew_up(dara, user):
    EngagementFactory.create_batch(2, drafter=user)
    EngagementFactory(drafter=CoderFactory())
    EngagementFactory(drafter=user, review_status="ready")

    assert counts(dara, "My work") == {"Drafts: engagements": 2}


def test_what_a_reviewer_reopens_comes_back_with_the_note(dara, user):
    draft = EngagementFactory(title="Talks", drafter=user, review_status="ready")
    review.reopen(records=[draft], user=ReviewerFactory(), note="The rank is wrong.")
    panel = panels(dara)["My work"]

    assert counts(dara, "My work")["Came back: engagements"] == 1
    assert [(line.label, line.note) for line in panel.lines] == [("Talks", "The rank is wrong.")]


def test_what_a_reviewer_reopens_without_a_word_comes_back_too(dara, user):
    draft = EngagementFactory(drafter=user, review_status="ready")
    review.reopen(records=[draft], user=ReviewerFactory())

    assert [line.note for line in panels(dara)["My work"].lines] == ["Reopened: please look at it again."]


def test_what_a_coder_takes_back_themselves_does_not_come_back(dara, user):
    draft = EngagementFactory(drafter=user, review_status="ready")
    review.reopen(records=[draft], user=user, note="Taken back")

    assert counts(dara, "My work") == {"Drafts: engagements": 1}


def test_a_rejection_is_told_for_some_weeks_and_only_if_it_is_by_somebody_else(dara, user):
    given = {"drafter": user, "review_status": "rejected"}
    long_ago = timezone.now() - datetime.timedelta(days=31)
    EngagementFactory(reviewed_by=ReviewerFactory(), reviewed_at=timezone.now(), **given)
    EngagementFactory(reviewed_by=ReviewerFactory(), reviewed_at=long_ago, **given)
    EngagementFactory(reviewed_by=user, reviewed_at=timezone.now(), **given)

    assert counts(dara, "My work") == {"Came back: engagements": 1}


def test_a_coder_sees_nothing_of_what_waits_for_reviewers(coder, reviewer):
    EngagementFactory.create_batch(2, review_status="ready")

    assert "Ready for review" not in panels(coder)
    assert counts(reviewer, "Ready for review") == {"Engagements": 2}


def test_a_reviewer_sees_since_when_the_oldest_waits(reviewer):
    old = EngagementFactory(review_status="ready")
    EngagementFactory(review_status="ready")
    Engagement.objects.filter(pk=old.pk).update(
        changed_at=datetime.datetime(2026, 5, 3, 12, tzinfo=datetime.UTC)
    )

    assert [entry.note for entry in panels(reviewer)["Ready for review"].waiting] == [
        "the oldest since 3 May"
    ]


def test_articles_wait_until_somebody_has_coded_them(dara):
    ArticleFactory(body="One.", drafted_with="1")
    ArticleFactory(body="Two.")
    ArticleFactory(body="Three.", coding_state="nothing_to_code")
    ArticleFactory(body="Four.", review_status="rejected")

    assert counts(dara, "Articles") == {
        "Not yet coded": 2,
        "Drafted, to be checked": 1,
        "Not yet drafted from": 1,
    }


def test_each_waiting_article_leads_to_its_reviewing_screen(dara):
    article = ArticleFactory(body="One.")

    assert [line.url for line in panels(dara)["Articles"].lines] == [page(article, "review")]


QUEUES = [
    (model, queue.name)
    for model, pages in admin.site._registry.items()
    for queue in getattr(pages, "all_queues", list)()
]


@pytest.mark.parametrize(("model", "name"), QUEUES, ids=lambda part: getattr(part, "__name__", part))
def test_every_queue_of_a_list_opens_with_its_counts(admin_client, model, name):
    assert admin_client.get(page(model), {"queue": name}).status_code == 200
    assert admin_client.get(page(model), {"queue": name, "_facets": "True"}).status_code == 200


def test_a_queue_that_is_none_leads_to_the_whole_list(admin_client):
    response = admin_client.get(page(Engagement), {"queue": "nobody"})

    assert response.url.endswith("?e=1")


# -- Conflicts ------------------------------------------------------------------


def in_one_post(first="2016/2020", second="2018/2022", **given):
    post = PositionFactory()
    return [
        AppointmentFactory(position=post, date=first, official=OfficialFactory(name="Tea Banh")),
        AppointmentFactory(position=post, date=second, official=OfficialFactory(name="Tea Seiha"), **given),
    ]


def overlapping(client):
    return client.get(page(Appointment), {"queue": "overlapping"})


def test_two_officials_in_one_position_at_once_are_a_conflict(dara):
    in_one_post()

    assert counts(dara, "Conflicts") == {"One position held by two at once": 2}
    beside = re.findall(r'class="field-at_the_same_time">([^<]+)<', overlapping(dara).content.decode())
    assert sorted(beside) == ["Tea Banh", "Tea Seiha"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2016/2018", "2018/2022"),
        ("2016/2018-05", "2018-05/2022"),
        ("2016/2018", "2018-05-03/2022"),
        ("2016/2018", "2019/.."),
        ("2016/2018", ""),
    ],
)
def test_who_follows_whom_is_no_conflict(dara, first, second):
    in_one_post(first, second)

    assert "One position held by two at once" not in counts(dara, "Conflicts")


def test_a_rejected_appointment_is_no_conflict(dara):
    in_one_post(review_status="rejected")

    assert counts(dara, "Conflicts") == {}


def test_what_is_no_conflict_is_not_asked_again(dara, user):
    first, second = in_one_post()
    response = dara.post(
        f"{page(Appointment)}?queue=overlapping",
        chosen(Appointment, "no_conflict", first.pk),
        follow=True,
    )

    assert told(response) == ["1 pair of appointments will not be asked about again."]
    judged = Distinct.objects.get()
    assert (judged.record_type, judged.judged_by) == ("appointment", user)
    assert {judged.first_id, judged.second_id} == {first.pk, second.pk}
    assert counts(dara, "Conflicts") == {}


def test_a_third_holder_is_a_conflict_still(dara):
    first, second = in_one_post()
    tell_apart(first=first, second=second)
    AppointmentFactory(position=first.position, date="2019", official=OfficialFactory())

    assert counts(dara, "Conflicts") == {"One position held by two at once": 3}


def test_a_contradiction_counts_until_its_record_is_reviewed(dara):
    passage = EvidenceFactory(stance="contradicts")
    assert counts(dara, "Conflicts") == {"Articles that contradict a record": 1}

    engagement = passage.engagement
    engagement.review_status = "published"
    engagement.published_at = engagement.reviewed_at = timezone.now()
    engagement.save()
    assert counts(dara, "Conflicts") == {}

    EvidenceFactory(stance="contradicts", engagement=engagement)
    assert counts(dara, "Conflicts") == {"Articles that contradict a record": 1}


def test_a_position_that_no_appointment_covers_is_a_conflict(dara):
    ParticipationFactory(position=PositionFactory())
    ParticipationFactory(position=PositionFactory(), engagement=EngagementFactory(review_status="rejected"))

    assert counts(dara, "Conflicts") == {"Positions that no appointment covers": 1}


# -- Today ----------------------------------------------------------------------


def test_each_record_that_was_touched_today_stands_there_once(dara, user):
    engagement = EngagementFactory(title="Talks")
    for reason in ("Corrected", "Corrected again"):
        engagement._history_user, engagement._change_reason = user, reason
        engagement.save()
    EngagementFactory(title="By another")
    panel = panels(dara)["What I did today"]

    assert [(line.label, line.note) for line in panel.lines] == [
        ("Talks", "engagement changed: Corrected again")
    ]
    assert [(entry.label, entry.count) for entry in panel.waiting] == [("Engagements", 1)]


def test_what_was_deleted_today_is_told_without_a_link(dara, user):
    article = ArticleFactory(id="gone")
    article._history_user = user
    article.delete()

    [line] = panels(dara)["What I did today"].lines
    assert (line.label, line.url, line.note) == ("Article gone", "", "article deleted")


def test_what_was_done_yesterday_is_not_told(dara, user):
    engagement = EngagementFactory()
    yesterday = timezone.now() - datetime.timedelta(days=1)
    engagement.history.update(history_user=user, history_date=yesterday)

    assert panels(dara)["What I did today"].is_bare


# -- The page ---------------------------------------------------------------------


def test_the_desk_takes_as_many_queries_for_many_records_as_for_few(dara, user):
    fill(user)
    dara.get(DESK)
    with CaptureQueriesContext(connection) as few:
        dara.get(DESK)
    for _ in range(6):
        fill(user)
    with CaptureQueriesContext(connection) as many:
        dara.get(DESK)

    assert len(many) <= len(few) <= 85


def test_a_new_installation_says_where_to_begin(coder):
    first = coder.get(DESK).context["panels"][0]

    assert first.title == "Where to begin"
    assert [line.label for line in first.lines] == [
        "Paste an article, or upload a folder of them",
        "Add the publishers whose articles will be read",
        "Add an engagement by hand",
    ]


def test_the_panels_stand_in_the_order_of_the_work(reviewer):
    ArticleFactory()

    assert list(panels(reviewer)) == [
        "Ready for review",
        "My work",
        "Articles",
        "To decide",
        "Conflicts",
        "What I did today",
        "Coverage",
        "Recently published",
    ]


def test_what_was_published_last_stands_first(reviewer):
    meeting = make_meeting()
    review.publish(records=[meeting], user=ReviewerFactory())

    assert [line.label for line in panels(reviewer)["Recently published"].lines] == ["Meeting"]


def test_a_coder_is_offered_no_reviewing(coder, reviewer):
    def starts(client):
        return [link.label for link in client.get(DESK).context["starts"]]

    assert starts(coder) == ["Paste an article", "Code next article", "Coverage ledger"]
    assert starts(reviewer) == ["Paste an article", "Code next article", "Review next", "Coverage ledger"]


# -- What comes next ----------------------------------------------------------------


def test_the_article_that_waited_longest_comes_next(coder):
    ArticleFactory(body="")
    first = ArticleFactory(body="First.")
    ArticleFactory(body="Second.")

    assert coder.get(reverse("admin:articles_article_next")).url == page(first, "review")


def test_if_every_article_is_coded_that_is_said(coder):
    ArticleFactory(body="First.", coding_state="coded")
    response = coder.get(reverse("admin:articles_article_next"), follow=True)

    assert response.redirect_chain == [(DESK, 302)]
    assert told(response) == ["Every article with a text has been coded."]


def test_the_record_that_waited_longest_is_reviewed_next(reviewer):
    passage = EvidenceFactory(engagement=EngagementFactory(review_status="ready"))
    EvidenceFactory(engagement=EngagementFactory(review_status="ready"))
    at = f"engagement-{passage.engagement.pk}"

    address = f"{page(passage.article, 'review')}?at={at}#{at}"
    assert reviewer.get(reverse("admin:articles_article_judge")).url == address


def test_a_record_without_evidence_is_reviewed_on_its_form(reviewer):
    engagement = EngagementFactory(review_status="ready")

    assert reviewer.get(reverse("admin:articles_article_judge")).url == page(engagement)


def test_a_coder_reviews_nothing(coder):
    assert coder.get(reverse("admin:articles_article_judge")).status_code == 403


# -- The search -----------------------------------------------------------------------


def found(client, words):
    kinds = client.get(reverse("admin:search"), {"q": words}).context["found"]
    return {kind.title: [label for label, _ in kind.records] for kind in kinds}


def test_the_search_finds_every_kind_of_record(coder):
    OfficialFactory(name="Nguyễn Tân Cương", country="VN")
    EngagementFactory(title="Visit of Nguyen Tan Cuong", date="2021-12-16")
    Article.objects.create(title="Nguyen Tan Cuong in Phnom Penh")
    ArticleFactory(title="Something else")

    assert found(coder, "nguyen cuong") == {
        "Officials": ["Nguyễn Tân Cương · Viet Nam"],
        "Engagements": ["Visit of Nguyen Tan Cuong · 2021 Dec 16 · Meeting"],
        "Articles": ["Nguyen Tan Cuong in Phnom Penh · undated"],
    }


def test_the_search_shows_a_few_of_each_kind_and_leads_to_all(coder):
    OfficialFactory.create_batch(12, name="Hun Manet")
    [kind] = coder.get(reverse("admin:search"), {"q": "hun"}).context["found"]

    assert (len(kind.records), kind.has_more) == (8, True)
    assert rows(coder, kind.url) == 12


@pytest.mark.parametrize("words", ["", "  ", "a " * 5000, "'; --", "…"])
def test_the_search_takes_any_words(coder, words):
    assert coder.get(reverse("admin:search"), {"q": words}).status_code == 200


def test_a_reader_searches_no_staff_records(client):
    assert client.get(reverse("admin:search"), {"q": "hun"}).status_code == 302
