"""Records that are drafted, reviewed and published."""

import datetime

import pytest

from people.models import Official
from tests.factories import (
    AgreementFactory,
    AppointmentFactory,
    ArticleFactory,
    EngagementFactory,
    InstitutionFactory,
    OfficialFactory,
)
from tests.refusals import refusals

pytestmark = pytest.mark.django_db

REVIEWABLE = {
    "people_official": OfficialFactory,
    "people_institution": InstitutionFactory,
    "people_appointment": AppointmentFactory,
    "articles_article": ArticleFactory,
    "articles_engagement": EngagementFactory,
    "articles_agreement": AgreementFactory,
}
VERSION = "A record names an extractor version if the extractor drafted it."


@pytest.mark.parametrize("factory", REVIEWABLE.values(), ids=REVIEWABLE)
def test_a_new_record_is_a_draft_of_a_person(factory):
    record = factory()
    assert (record.review_status, record.drafted_by, record.published_at) == ("draft", "person", None)
    assert not record.is_published


@pytest.mark.parametrize("factory", REVIEWABLE.values(), ids=REVIEWABLE)
def test_only_published_records_are_open_to_the_public(factory):
    for status in ("draft", "ready", "rejected"):
        factory(review_status=status)
    published = factory(published=True)
    records = type(published).objects
    assert published.is_published
    assert list(records.published()) == [published]
    assert [record.review_status for record in records.drafts()] == ["draft"]
    assert [record.review_status for record in records.ready()] == ["ready"]


@pytest.mark.parametrize("table", REVIEWABLE)
@pytest.mark.parametrize(
    ("given", "rule", "message"),
    [
        (
            {"review_status": "open"},
            "review_status",
            "“review_status” holds a code that is not in its vocabulary.",
        ),
        ({"drafted_by": "robot"}, "drafted_by", "“drafted_by” holds a code that is not in its vocabulary."),
        ({"review_status": "published"}, "published_when", "A published record says when it was published."),
        ({"drafted_by": "extractor"}, "extractor_version", VERSION),
        ({"extractor_version": "1.0"}, "extractor_version", VERSION),
        ({"confidence": 1.01}, "confidence", "Confidence is a number from 0 to 1."),
        ({"confidence": -0.01}, "confidence", "Confidence is a number from 0 to 1."),
    ],
)
def test_the_database_refuses(table, given, rule, message):
    assert message in refusals(REVIEWABLE[table], f"{table}_({rule}|extractor_version)", **given)


@pytest.mark.parametrize("confidence", [None, 0, 0.5, 1])
def test_the_extractor_drafts_with_its_version_and_a_confidence(confidence):
    official = OfficialFactory(drafted_by="extractor", extractor_version="1.0", confidence=confidence)
    assert Official.objects.get(confidence=confidence) == official


def test_a_record_may_keep_the_day_of_its_first_publication_when_it_is_a_draft_again():
    moment = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
    official = OfficialFactory(review_status="draft", published_at=moment)
    assert list(Official.objects.published()) == []
    assert Official.objects.get(pk=official.pk).published_at == moment
