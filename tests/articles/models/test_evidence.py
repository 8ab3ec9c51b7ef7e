"""Evidence: passages of articles, and what rests on them."""

import pytest

from articles.models import (
    RESTS_ON,
    SUBJECTS,
    Agreement,
    Article,
    Engagement,
    Evidence,
    unsupported,
)
from people.models import Appointment, Institution, Official
from tests.factories import (
    AgreementEventFactory,
    AgreementFactory,
    AppointmentFactory,
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    InstitutionFactory,
    OfficialFactory,
    ParticipationFactory,
    PartyFactory,
    PositionFactory,
    SideFactory,
    SignatureFactory,
)
from tests.refusals import refusals

pytestmark = pytest.mark.django_db

PASSAGE = "A passage ends after it starts; give both ends or neither."
FACTORIES = {
    "official": OfficialFactory,
    "institution": InstitutionFactory,
    "appointment": AppointmentFactory,
    "engagement": EngagementFactory,
    "side": SideFactory,
    "participation": ParticipationFactory,
    "agreement": AgreementFactory,
    "agreement_event": AgreementEventFactory,
    "party": PartyFactory,
    "signature": SignatureFactory,
}


@pytest.mark.parametrize(
    ("given", "constraint", "message"),
    [
        ({"engagement": None}, "articles_evidence_one_subject", "Evidence is cited for exactly one record."),
        (
            {"stance": "zz"},
            "articles_evidence_stance",
            "“stance” holds a code that is not in its vocabulary.",
        ),
        ({"start": 9, "end": 5}, "articles_evidence_passage", PASSAGE),
        ({"start": 5, "end": 5}, "articles_evidence_passage", PASSAGE),
        ({"start": 5}, "articles_evidence_passage", PASSAGE),
        ({"end": 5}, "articles_evidence_passage", PASSAGE),
        ({"paragraph": 0}, "articles_evidence_paragraph", "Paragraphs are counted from 1."),
    ],
)
def test_the_database_refuses(given, constraint, message):
    assert refusals(EvidenceFactory, constraint, **given) == [message]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_passage_is_cited_for_one_record_of_any_kind_and_not_for_two(subject):
    record = FACTORIES[subject]()
    evidence = EvidenceFactory(**{"engagement": None, subject: record})
    evidence.full_clean()
    assert evidence.subject == record
    other = "engagement" if subject != "engagement" else "official"
    assert refusals(
        EvidenceFactory, "articles_evidence_one_subject", **{subject: record, other: FACTORIES[other]()}
    ) == ["Evidence is cited for exactly one record."]


def test_a_passage_is_cited_once_for_the_same():
    given = {"article": ArticleFactory(), "engagement": EngagementFactory()}
    message = "This passage is cited for this already."
    EvidenceFactory(**given)
    assert refusals(EvidenceFactory, **given) == [message]
    EvidenceFactory(field="date", start=5, end=9, **given)
    assert refusals(EvidenceFactory, field="date", start=5, end=9, **given) == [message]
    for other in ({"field": "place"}, {"start": 5, "end": 9}, {"start": 5, "end": 10}):
        EvidenceFactory(**given | other).full_clean()


def test_the_quote_is_cut_from_the_text_where_it_is_at_hand():
    article = ArticleFactory(body="Two armies met.\n\nThey talked.")
    assert EvidenceFactory(article=article, start=17, end=28).quote == "They talked"
    assert EvidenceFactory(article=article).quote == ""
    assert EvidenceFactory(start=17, end=28).quote == ""


def test_a_passage_is_shown_by_article_and_paragraph():
    article = ArticleFactory(title="Two armies meet")
    assert str(EvidenceFactory(article=article, paragraph=3)) == "Two armies meet ¶3"
    assert str(EvidenceFactory(article=article, paragraph=None)) == "Two armies meet"


def test_evidence_is_public_once_its_article_is():
    EvidenceFactory()
    public = EvidenceFactory(article__published=True)
    assert list(Evidence.objects.public()) == [public]


def test_evidence_stands_in_the_order_of_the_text():
    article = ArticleFactory()
    for start in (90, None, 5):
        EvidenceFactory(article=article, start=start, end=start and 99)
    assert [evidence.start for evidence in Evidence.objects.in_order_of_text()] == [None, 5, 90]
    assert [evidence.start for evidence in article.evidence.all()] == [None, 5, 90]


def test_the_evidence_of_an_engagement_is_its_own_and_that_of_what_belongs_to_it():
    engagement = EngagementFactory()
    parts = {
        "engagement": engagement,
        "side": SideFactory(engagement=engagement),
        "participation": ParticipationFactory(engagement=engagement),
    }
    expected = {EvidenceFactory(**{"engagement": None} | {name: part}).pk for name, part in parts.items()}
    EvidenceFactory()
    assert {evidence.pk for evidence in Evidence.objects.about(engagement)} == expected


def test_the_evidence_of_an_agreement_is_its_own_and_that_of_what_belongs_to_it():
    agreement = AgreementFactory()
    parts = {
        "agreement": agreement,
        "agreement_event": AgreementEventFactory(agreement=agreement),
        "party": PartyFactory(agreement=agreement),
        "signature": SignatureFactory(agreement=agreement),
    }
    expected = {EvidenceFactory(**{"engagement": None, name: part}).pk for name, part in parts.items()}
    EvidenceFactory(engagement=None, agreement=AgreementFactory())
    assert {evidence.pk for evidence in Evidence.objects.about(agreement)} == expected


def test_an_official_rests_on_what_was_said_of_appointments_engagements_and_signatures():
    official = OfficialFactory()
    subjects = {
        "official": official,
        "appointment": AppointmentFactory(official=official),
        "participation": ParticipationFactory(official=official),
        "signature": SignatureFactory(official=official),
    }
    expected = {EvidenceFactory(**{"engagement": None, name: one}).pk for name, one in subjects.items()}
    assert {evidence.pk for evidence in Evidence.objects.about(official)} == expected


def test_an_institution_rests_on_what_was_said_of_it_and_of_people_in_its_posts():
    army = InstitutionFactory()
    post = PositionFactory(institution=army)
    subjects = [
        {"institution": army},
        {"appointment": AppointmentFactory(position=post)},
        {"participation": ParticipationFactory(institution=army)},
        {"participation": ParticipationFactory(position=post)},
        {"signature": SignatureFactory(position=post)},
        {"party": PartyFactory(institution=army)},
    ]
    expected = {EvidenceFactory(**{"engagement": None} | one).pk for one in subjects}
    assert {evidence.pk for evidence in Evidence.objects.about(army)} == expected


@pytest.mark.parametrize(
    ("model", "factory"),
    [
        (Engagement, EngagementFactory),
        (Agreement, AgreementFactory),
        (Appointment, AppointmentFactory),
        (Official, OfficialFactory),
        (Institution, InstitutionFactory),
    ],
)
def test_a_record_is_unsupported_until_a_passage_supports_it(model, factory):
    record, other = factory(), factory()
    name = model._meta.model_name
    EvidenceFactory(**{"engagement": None} | {name: other})
    contradiction = EvidenceFactory(**{"engagement": None} | {name: record}, stance="contradicts")
    chosen = model.objects.filter(pk__in=[record.pk, other.pk])
    assert list(unsupported(chosen)) == [record]
    contradiction.stance = "supports"
    contradiction.save()
    assert list(unsupported(chosen)) == []


def test_what_is_said_of_a_side_supports_the_engagement():
    side = SideFactory()
    assert list(unsupported(Engagement.objects.all())) == [side.engagement]
    EvidenceFactory(engagement=None, side=side)
    assert list(unsupported(Engagement.objects.all())) == []


def test_an_article_rests_on_nothing():
    ArticleFactory()
    assert list(unsupported(Article.objects.all())) == []
    assert Article not in RESTS_ON


def test_whether_records_are_supported_is_one_query(django_assert_num_queries):
    for _number in range(3):
        OfficialFactory()
    with django_assert_num_queries(1):
        assert len(unsupported(Official.objects.all())) == 3
