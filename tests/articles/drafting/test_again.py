"""Drafting an article twice: nothing is doubled, and nothing that a person did is undone."""

import pytest

from articles import review
from articles.drafting import draft_article, draft_facts
from articles.models import Agreement, Article, Engagement, Evidence, Participation, Side
from articles.sameness import join_engagement
from people.models import Appointment, Institution, Official, Position
from tests.articles.drafting.facts import FACTS, TEXT, make_article
from tests.factories import EngagementFactory, EvidenceFactory, UserFactory

pytestmark = pytest.mark.django_db

MODELS = [
    Agreement,
    Appointment,
    Article,
    Engagement,
    Evidence,
    Institution,
    Official,
    Participation,
    Position,
    Side,
]


def state():
    """Return every row of the tables, and how long their histories are."""
    return [
        (sorted(model.objects.values_list("pk", "changed_at")), model.history.count()) for model in MODELS
    ]


def drafted():
    article = make_article()
    draft_facts(article=article, facts=FACTS)
    return article


def test_a_second_run_changes_nothing():
    article = drafted()
    before = state()

    report = draft_facts(article=article, facts=FACTS)

    assert report.total == 0
    assert state() == before


def test_what_was_corrected_stays_corrected():
    article = drafted()
    talks = Engagement.objects.get(kind="talks")
    talks.kind, talks.title, talks.date = "meeting", "Meeting in Rivertown", "2022-05-04"
    talks.save()
    talks.participations.filter(role="guest").delete()
    talks.sides.filter(country="KH").delete()
    dara = Official.objects.get(name="Sok Dara")
    dara.name = "Sok Tara"
    dara.save()
    Appointment.objects.get(official=dara).delete()
    Evidence.objects.filter(engagement=talks, field="kind").delete()
    before = state()

    draft_facts(article=article, facts=FACTS)

    assert state() == before


def test_what_was_rejected_stays_rejected():
    article = drafted()
    user = UserFactory()
    review.reject(records=Engagement.objects.all(), user=user, note="Not a tie.")
    review.reject(records=Official.objects.all(), user=user, note="Nobody.")
    review.reject(records=Institution.objects.all(), user=user, note="No body.")
    before = state()

    draft_facts(article=article, facts=FACTS)

    assert state() == before


def test_what_was_published_stays_published():
    article = drafted()
    review.publish(records=Engagement.objects.all(), user=UserFactory())
    before = state()

    draft_facts(article=article, facts=FACTS)

    assert state() == before


def test_what_was_deleted_stays_deleted():
    article = drafted()
    Agreement.objects.all().delete()
    Engagement.objects.filter(kind="talks").delete()
    before = state()

    draft_facts(article=article, facts=FACTS)

    assert state() == before


def test_what_was_joined_stays_joined():
    article = drafted()
    talks = Engagement.objects.get(kind="talks")
    other = EngagementFactory(kind="talks", date=talks.date)
    join_engagement(draft=talks, into=other, user=UserFactory())
    before = state()

    draft_facts(article=article, facts=FACTS)

    assert state() == before


def test_an_engagement_that_a_person_coded_from_the_same_words_is_not_drafted():
    article = make_article()
    coded = EngagementFactory(kind="meeting")
    start = TEXT.index("On Tuesday")
    EvidenceFactory(engagement=coded, article=article, start=start, end=start + 60, paragraph=2)

    draft_facts(article=article, facts=FACTS)

    assert {engagement.kind for engagement in Engagement.objects.all()} == {"visit", "meeting"}
    assert Agreement.objects.get().signed_at == coded


def test_an_article_that_was_drafted_is_not_read_again(monkeypatch):
    article = drafted()
    article.refresh_from_db()
    monkeypatch.setattr("articles.drafting.article.extract", lambda *args, **options: 1 / 0)

    assert draft_article(article=article).remarks == ["It was drafted before; nothing was changed."]
