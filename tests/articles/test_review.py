"""Records made ready and published."""

import pytest
from django.utils import timezone

from articles import review
from articles.models import Article, Engagement
from people.models import Official
from tests.articles.publishable import make_meeting, make_memorandum, refused, status, statuses
from tests.factories import (
    AgreementFactory,
    AppointmentFactory,
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    InstitutionFactory,
    OfficialFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

NO_EVIDENCE = "no passage of an article supports it yet; add evidence first."


@pytest.fixture
def user():
    return UserFactory(username="reviewer")


@pytest.fixture
def meeting():
    return make_meeting()


@pytest.fixture
def memorandum():
    return make_memorandum()


def reasons(record):
    versions = record.history.order_by("history_id")
    return [version.history_change_reason or "" for version in versions]


class TestMarkReady:
    def test_a_draft_is_handed_to_the_reviewers(self, user):
        drafts = [EngagementFactory(), OfficialFactory()]
        assert review.mark_ready(records=drafts, user=user) == 2
        assert [status(draft) for draft in drafts] == ["ready", "ready"]

    @pytest.mark.parametrize(
        "given", [{"review_status": "ready"}, {"review_status": "rejected"}, {"published": True}]
    )
    def test_what_is_no_draft_is_refused_with_all_the_others(self, user, given):
        draft, other = EngagementFactory(title="Draft"), EngagementFactory(title="Other", **given)
        assert refused(review.mark_ready, records=[draft, other], user=user) == [
            "Other: only a draft can be marked ready."
        ]
        assert status(draft) == "draft"

    def test_nobody_has_reviewed_it_yet(self, user):
        draft = EngagementFactory()
        review.mark_ready(records=[draft], user=user)
        draft.refresh_from_db()
        assert (draft.reviewed_by, draft.reviewed_at, draft.published_at) == (None, None, None)

    def test_the_status_counts_that_the_record_has_now(self, user):
        draft = EngagementFactory(title="Draft")
        Engagement.objects.filter(pk=draft.pk).update(review_status="rejected")
        assert refused(review.mark_ready, records=[draft], user=user) == [
            "Draft: only a draft can be marked ready."
        ]

    def test_a_record_that_is_named_twice_is_marked_once(self, user):
        draft = EngagementFactory()
        assert review.mark_ready(records=[draft, draft], user=user) == 1
        assert draft.history.count() == 2


class TestPublish:
    def test_an_engagement_takes_along_its_people_institutions_and_articles(self, user, meeting):
        OfficialFactory(name="Bystander")
        before = timezone.now()
        assert review.publish(records=[meeting], user=user) == 5
        meeting.refresh_from_db()
        assert (meeting.review_status, meeting.reviewed_by) == ("published", user)
        assert meeting.reviewed_at == meeting.published_at
        assert meeting.published_at >= before
        assert statuses() == {
            "Hun Manet": "published",
            "Army": "published",
            "Forces": "published",
            "Report": "published",
            "Bystander": "draft",
        }

    def test_an_agreement_takes_along_its_parties_signatories_and_articles(self, user, memorandum):
        assert review.publish(records=[memorandum], user=user) == 5
        assert statuses() == {
            "Liu Zhenli": "published",
            "Ministry": "published",
            "Staff": "published",
            "Report": "published",
        }

    def test_an_appointment_takes_along_the_official_the_institution_and_the_article(self, user):
        appointment = AppointmentFactory()
        evidence = EvidenceFactory(engagement=None, appointment=appointment)
        assert review.publish(records=[appointment], user=user) == 4
        assert status(appointment.official) == status(appointment.position.institution) == "published"
        assert status(evidence.article) == "published"

    def test_what_is_public_already_is_left_as_it_is(self, user, meeting):
        article = Article.objects.get()
        review.publish(records=[article], user=user)
        assert review.publish(records=[meeting], user=UserFactory()) == 4
        assert Article.objects.get().reviewed_by == user
        assert reasons(article) == ["", "Published", "Coded: its drafts are published or rejected"]

    def test_a_record_that_is_named_and_carried_along_is_published_once(self, user, meeting):
        article = Article.objects.get()
        assert review.publish(records=[article, meeting, article], user=user) == 5
        assert reasons(article) == ["", "Published", "Coded: its drafts are published or rejected"]

    def test_without_evidence_nothing_is_published(self, user, meeting):
        meeting.evidence.all().delete()
        assert refused(review.publish, records=[meeting], user=user) == [f"Meeting: {NO_EVIDENCE}"]
        assert status(meeting) == "draft"

    def test_evidence_that_contradicts_is_none(self, user, meeting):
        meeting.evidence.update(stance="contradicts")
        assert refused(review.publish, records=[meeting], user=user) == [f"Meeting: {NO_EVIDENCE}"]

    def test_an_engagement_needs_a_side(self, user, meeting):
        meeting.sides.all().delete()
        assert refused(review.publish, records=[meeting], user=user) == [
            "Meeting: it names no country that takes part; add a side first."
        ]

    def test_an_agreement_needs_a_party_and_a_history(self, user):
        agreement = AgreementFactory(title="Memorandum")
        assert refused(review.publish, records=[agreement], user=user) == [
            f"Memorandum: {NO_EVIDENCE}",
            "Memorandum: it names no party; add one first.",
            "Memorandum: its history is empty; add an event first.",
        ]

    def test_an_official_and_an_institution_need_evidence_and_an_article_does_not(self, user):
        official, institution = OfficialFactory(name="Sok Dara"), InstitutionFactory(name="Army")
        assert refused(review.publish, records=[official, institution], user=user) == [
            f"Sok Dara: {NO_EVIDENCE}",
            f"Army: {NO_EVIDENCE}",
        ]
        assert review.publish(records=[ArticleFactory()], user=user) == 1

    def test_what_rests_on_something_rejected_is_refused(self, user, meeting):
        Official.objects.update(review_status="rejected")
        Article.objects.update(review_status="rejected")
        assert refused(review.publish, records=[meeting], user=user) == [
            "Meeting: it rests on “Hun Manet”, which was rejected.",
            "Meeting: it rests on “Report”, which was rejected.",
        ]

    def test_all_are_published_or_none(self, user, meeting):
        bare = EngagementFactory(title="Bare")
        assert refused(review.publish, records=[meeting, bare], user=user) == [
            f"Bare: {NO_EVIDENCE}",
            "Bare: it names no country that takes part; add a side first.",
        ]
        assert [status(meeting), status(Article.objects.get())] == ["draft", "draft"]

    @pytest.mark.parametrize(
        ("given", "reason"),
        [
            ({"published": True}, "it is published already."),
            ({"review_status": "rejected"}, "it is rejected already."),
        ],
    )
    def test_what_is_published_or_rejected_already_is_refused(self, user, given, reason):
        record = EngagementFactory(title="Meeting", **given)
        assert refused(review.publish, records=[record], user=user) == [f"Meeting: {reason}"]

    def test_a_refusal_says_everything_in_one_text(self, user):
        with pytest.raises(review.Refused, match=f"^Bare: {NO_EVIDENCE} Bare: it names no country"):
            review.publish(records=[EngagementFactory(title="Bare")], user=user)

    def test_the_history_says_who_and_why(self, user, meeting):
        review.publish(records=[meeting], user=user, note="Checked against the text.")
        for record in (meeting, Article.objects.get()):
            entry = record.history.filter(history_change_reason="Checked against the text.").get()
            assert entry.history_user == user
            assert entry.review_status == "published"

    def test_a_long_note_is_cut_in_the_history_only(self, user, meeting):
        review.publish(records=[meeting], user=user, note="Checked. " * 50)
        assert meeting.history.first().history_change_reason == ("Checked. " * 50)[:100]


@pytest.mark.parametrize("change", ["mark_ready", "publish", "reopen"])
def test_nothing_is_done_to_no_records(user, change):
    assert getattr(review, change)(records=[], user=user) == 0
