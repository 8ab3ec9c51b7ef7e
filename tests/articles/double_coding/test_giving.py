"""Giving articles to two coders."""

import pytest
from django.contrib.auth.models import Group

from articles.double_coding import NotDone, NotGiven, give, give_sample, hand_in, send_back, withdraw
from articles.double_coding.giving import blank
from articles.models import Coding, Engagement, Evidence
from tests.articles.admin.reviewing.made import a_scene
from tests.articles.double_coding.made import TEXT, Apart
from tests.factories import ArticleFactory, CoderFactory, EvidenceFactory, ReviewerFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return CoderFactory(), CoderFactory()


def refused(**given):
    """Give, and return the sentences of the refusal."""
    with pytest.raises(NotGiven) as error:
        give(user=ReviewerFactory(), **given)
    assert Coding.objects.count() == 0
    return list(error.value.sentences)


def test_each_article_is_given_to_both_coders(pair):
    articles = [ArticleFactory(body=f"{TEXT} {number}") for number in range(2)]
    reviewer = ReviewerFactory()

    codings = give(articles=articles, coders=pair, user=reviewer, note="Only the first page counts.")

    assert len(codings) == 4
    assert {(coding.article, coding.coder, coding.slot) for coding in codings} == {
        (article, coder, slot) for article in articles for slot, coder in enumerate(pair, start=1)
    }
    version = codings[0].history.get()
    assert (version.history_user, version.history_change_reason) == (reviewer, "Given")
    assert codings[0].note == "Only the first page counts."


def test_nobody_codes_an_article_with_themselves(pair):
    article = ArticleFactory(body=TEXT)
    assert refused(articles=[article], coders=(pair[0], pair[0])) == ["Choose two different coders."]


def test_a_coder_is_active_staff_with_the_rights_of_one(pair):
    article = ArticleFactory(body=TEXT)
    for unable in (UserFactory(username="ann", is_staff=True), CoderFactory(username="bo", is_active=False)):
        assert refused(articles=[article], coders=(pair[0], unable)) == [
            f"{unable} may not code: choose active staff with the rights of a coder."
        ]


def test_an_article_is_given_once(pair):
    article = ArticleFactory(title="Border talks", body=TEXT)
    give(articles=[article], coders=pair, user=ReviewerFactory())
    with pytest.raises(NotGiven, match=r"“Border talks” was given to two coders already\."):
        give(articles=[article], coders=(CoderFactory(), CoderFactory()), user=ReviewerFactory())
    assert Coding.objects.count() == 2


@pytest.mark.parametrize("given", [{"body": ""}, {"coding_state": "coded"}, {"review_status": "rejected"}])
def test_only_uncoded_articles_with_a_text_are_given(pair, given):
    article = ArticleFactory(**{"title": "Border talks", "body": TEXT} | given)
    assert refused(articles=[article], coders=pair) == [
        "“Border talks” is not an uncoded article with a text."
    ]


def test_none_is_given_if_one_cannot_be(pair):
    good, coded = ArticleFactory(body=TEXT), ArticleFactory(title="Old", coding_state="coded", body="x")
    assert refused(articles=[good, coded], coders=pair) == ["“Old” is not an uncoded article with a text."]


def test_an_article_with_a_persons_records_is_not_given(pair):
    article = ArticleFactory(title="Border talks", body=TEXT)
    EvidenceFactory(article=article)
    for clear in (False, True):
        assert refused(articles=[article], coders=pair, clear=clear) == [
            "“Border talks” has records that somebody has worked on: only what nobody has coded is coded "
            "apart."
        ]


def test_drafts_of_the_extractor_are_cleared_only_if_so_asked(pair):
    scene = a_scene()
    assert refused(articles=[scene.article], coders=pair) == [
        "“Navy commander in Hanoi” has drafts of the extractor: say that they are to be cleared, or choose "
        "another article."
    ]

    give(articles=[scene.article], coders=pair, user=ReviewerFactory(), clear=True)

    assert not Evidence.objects.filter(article=scene.article).exists()
    assert not Engagement.objects.filter(pk=scene.visit.pk).exists()
    last = Engagement.history.filter(id=scene.visit.pk).first()
    assert last.history_change_reason == "Cleared before two coders read the article apart"


def test_a_draft_that_somebody_corrected_is_not_cleared(pair):
    scene = a_scene()
    scene.talks.title = "Talks, corrected"
    scene.talks.save()
    assert len(refused(articles=[scene.article], coders=pair, clear=True)) == 1
    assert Engagement.objects.filter(pk=scene.talks.pk).exists()


def test_a_sample_is_drawn_from_what_has_no_records(pair):
    for number in range(4):
        ArticleFactory(body=f"{TEXT} {number}")
    EvidenceFactory(article=ArticleFactory(body="Coded in part."))
    ArticleFactory(body="")
    assert blank().count() == 4

    codings = give_sample(number=3, coders=pair, user=ReviewerFactory())

    assert len({coding.article_id for coding in codings}) == 3
    assert blank().count() == 1
    with pytest.raises(
        NotGiven, match=r"Only 1 uncoded articles have a text and no records; 2 were asked for\."
    ):
        give_sample(number=2, coders=pair, user=ReviewerFactory())


def test_handing_in_keeps_what_was_found():
    apart = Apart()
    apart.meeting(1, title="Meeting in Phnom Penh")
    apart.hand_in(1)

    coding = apart.coding(1)

    assert coding.state == "handed_in"
    [engagement] = coding.facts["engagements"]
    assert (engagement["title"], engagement["date"]) == ("Meeting in Phnom Penh", "2021-12-16")
    assert [side["country"] for side in engagement["sides"]] == ["KH", "VN"]
    assert coding.facts["agreements"] == []


def test_only_the_coder_hands_in_and_only_once():
    apart = Apart()
    with pytest.raises(NotDone, match=r"Only its coder hands a coding in\."):
        hand_in(coding=apart.codings[0], user=apart.second)
    apart.hand_in(1)
    with pytest.raises(NotDone, match=r"This coding is handed in already\."):
        hand_in(coding=apart.codings[0], user=apart.first)


def test_what_is_sent_back_is_coded_again_and_the_first_version_stays_in_history():
    apart = Apart()
    apart.meeting(1)
    apart.hand_in(1)
    with pytest.raises(NotDone, match=r"Say why it goes back; the coder reads it\."):
        send_back(coding=apart.codings[0], user=apart.reviewer, note=" ")

    send_back(coding=apart.codings[0], user=apart.reviewer, note="The second page is missing.")

    coding = apart.coding(1)
    assert (coding.state, coding.handed_in_at, coding.facts) == ("given", None, {})
    assert coding.note == "The second page is missing."
    kept = coding.history.filter(state="handed_in").get()
    assert len(kept.facts["engagements"]) == 1


def test_what_was_not_handed_in_is_not_sent_back():
    apart = Apart()
    with pytest.raises(NotDone, match=r"This coding is given: only what is handed in is sent back\."):
        send_back(coding=apart.codings[0], user=apart.reviewer, note="Why not?")


def test_the_drafts_of_a_coding_that_is_called_off_are_rejected_and_stay_hidden():
    apart = Apart()
    meeting = apart.meeting(1)

    withdraw(coding=apart.codings[0], user=apart.reviewer, note="Ill.")

    meeting.refresh_from_db()
    assert (apart.coding(1).state, meeting.review_status) == ("withdrawn", "rejected")
    assert meeting.review_note == "The coding was called off: Ill."
    assert not Engagement.objects.visible_to(apart.second).filter(pk=meeting.pk).exists()


def test_somebody_else_codes_it_instead():
    apart, instead = Apart(), CoderFactory()
    withdraw(coding=apart.codings[0], user=apart.reviewer, note="Ill.", instead=instead)
    standing = Coding.objects.standing().filter(article=apart.article).order_by("slot")
    assert [(coding.slot, coding.coder) for coding in standing] == [(1, instead), (2, apart.second)]
    with pytest.raises(NotDone, match="has had this article already"):
        withdraw(coding=standing[0], user=apart.reviewer, note="Ill.", instead=apart.second)


def test_drafts_are_kept_once_nobody_codes_the_article_apart():
    apart = Apart()
    meeting = apart.meeting(1)
    with pytest.raises(NotDone, match="The other coding is open still"):
        withdraw(coding=apart.codings[0], user=apart.reviewer, note="Over.", keep_drafts=True)
    withdraw(coding=apart.codings[1], user=apart.reviewer, note="Over.")

    withdraw(coding=apart.codings[0], user=apart.reviewer, note="Over.", keep_drafts=True)

    meeting.refresh_from_db()
    assert (meeting.coding, meeting.review_status) == (None, "draft")


def test_a_reviewer_may_code_too():
    reviewer = ReviewerFactory()
    assert Group.objects.filter(user=reviewer, name="reviewer").exists()
    give(articles=[ArticleFactory(body=TEXT)], coders=(reviewer, CoderFactory()), user=ReviewerFactory())
    assert Coding.objects.given_to(reviewer).count() == 1
