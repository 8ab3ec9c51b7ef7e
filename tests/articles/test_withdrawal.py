"""Records rejected or made drafts again, and those that have to stay because others rest on them."""

import pytest

from articles import review
from articles.models import Article, Engagement
from people.models import Institution, Official
from tests.articles.publishable import make_meeting, make_memorandum, refused, status
from tests.factories import (
    AppointmentFactory,
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    InstitutionFactory,
    OfficialFactory,
    ParticipationFactory,
    PositionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return UserFactory(username="reviewer")


@pytest.fixture
def meeting():
    return make_meeting()


@pytest.fixture
def memorandum():
    return make_memorandum()


class TestReject:
    def test_a_rejection_keeps_its_reason(self, user):
        draft = EngagementFactory(review_note="Is this a tie?")
        assert review.reject(records=[draft], user=user, note="An opinion, not a tie.") == 1
        draft.refresh_from_db()
        assert (draft.review_status, draft.reviewed_by) == ("rejected", user)
        assert draft.review_note == "An opinion, not a tie."
        assert [entry.review_note for entry in draft.history.all()] == [
            "An opinion, not a tie.",
            "Is this a tie?",
        ]
        assert draft.history.first().history_change_reason == "An opinion, not a tie."

    @pytest.mark.parametrize("note", ["", " \n"])
    def test_without_a_reason_nothing_is_rejected(self, user, note):
        draft = EngagementFactory(title="Draft")
        assert refused(review.reject, records=[draft], user=user, note=note) == [
            "Draft: a rejection needs a reason."
        ]
        assert status(draft) == "draft"

    def test_a_published_record_on_which_nothing_rests_can_be_rejected(self, user, meeting):
        review.publish(records=[meeting], user=user)
        first = Engagement.objects.get(pk=meeting.pk).published_at
        review.reject(records=[meeting], user=user, note="A duplicate.")
        assert status(meeting) == "rejected"
        assert Engagement.objects.get(pk=meeting.pk).published_at == first


class TestLeaning:
    @pytest.fixture
    def public(self, user, meeting, memorandum):
        """Publish a meeting, a memorandum and an appointment, each with what it names."""
        appointment = AppointmentFactory(
            official=OfficialFactory(name="Minister"),
            position=PositionFactory(institution=InstitutionFactory(name="Cabinet")),
        )
        EvidenceFactory(engagement=None, appointment=appointment, article=ArticleFactory(title="Gazette"))
        review.publish(records=[meeting, memorandum, appointment], user=user)

    @pytest.mark.parametrize("name", ["Hun Manet", "Liu Zhenli", "Minister"])
    def test_an_official_that_a_published_record_names_stays(self, user, public, name):
        official = Official.objects.get(name=name)
        assert refused(review.reject, records=[official], user=user, note="No.") == [
            f"{name}: published records rest on it (1)."
        ]
        assert refused(review.reopen, records=[official], user=user) == [
            f"{name}: published records rest on it (1)."
        ]
        assert status(official) == "published"

    @pytest.mark.parametrize("name", ["Forces", "Army", "Ministry", "Staff", "Cabinet"])
    def test_an_institution_that_a_published_record_names_stays(self, user, public, name):
        institution = Institution.objects.get(name=name)
        assert refused(review.reject, records=[institution], user=user, note="No.") == [
            f"{name}: published records rest on it (1)."
        ]

    @pytest.mark.parametrize("title", ["Report", "Gazette"])
    def test_an_article_on_which_a_published_record_rests_stays(self, user, public, title):
        article = Article.objects.filter(title=title).first()
        assert refused(review.reopen, records=[article], user=user) == [
            f"{title}: published records rest on it (1)."
        ]

    def test_each_published_record_counts_once_and_drafts_do_not(self, user, public):
        official = Official.objects.get(name="Hun Manet")
        meeting = Engagement.objects.get(title="Meeting")
        ParticipationFactory(engagement=meeting, official=official, role="speaker")
        ParticipationFactory(engagement=EngagementFactory(), official=official)
        ParticipationFactory(engagement=EngagementFactory(published=True), official=official)
        assert review.leaning(official) == 2

    def test_a_draft_that_a_published_record_names_since_then_stays(self, user, public):
        latecomer = OfficialFactory(name="Latecomer", review_status="ready")
        ParticipationFactory(engagement=Engagement.objects.get(title="Meeting"), official=latecomer)
        assert refused(review.reject, records=[latecomer], user=user, note="No.") == [
            "Latecomer: published records rest on it (1)."
        ]
        assert review.reopen(records=[latecomer], user=user) == 1

    def test_one_that_leans_keeps_all_from_being_withdrawn(self, user, public):
        free = ArticleFactory(title="Free", published=True)
        report = Article.objects.filter(title="Gazette").get()
        refused(review.reject, records=[free, report], user=user, note="No.")
        assert status(free) == "published"


class TestReopen:
    @pytest.mark.parametrize(
        "given", [{"published": True}, {"review_status": "rejected"}, {"review_status": "ready"}]
    )
    def test_a_record_is_a_draft_again(self, user, given):
        record = EngagementFactory(**given)
        assert review.reopen(records=[record], user=user) == 1
        assert status(record) == "draft"
        assert record.history.first().history_change_reason == "Reopened"

    def test_a_draft_is_one_already(self, user):
        draft = EngagementFactory(title="Draft")
        assert refused(review.reopen, records=[draft], user=user) == ["Draft: it is a draft already."]

    def test_the_time_of_the_first_publication_stays(self, user, meeting):
        review.publish(records=[meeting], user=user)
        first = Engagement.objects.get(pk=meeting.pk).published_at
        review.reopen(records=[meeting], user=user, note="The date was wrong.")
        review.publish(records=[meeting], user=UserFactory())
        again = Engagement.objects.get(pk=meeting.pk)
        assert again.published_at == first
        assert again.reviewed_at > first
        assert [entry.history_change_reason for entry in meeting.history.all()][:3] == [
            *("Published", "The date was wrong.", "Published")
        ]
