"""Rows that a unique rule would refuse beside one another."""

import pytest

from defense_ties.lib.merging import references_to, twins
from people.models import Institution, Official
from tests.factories import (
    AppointmentFactory,
    ArticleFactory,
    EngagementFactory,
    EvidenceFactory,
    InstitutionFactory,
    OfficialAliasFactory,
    OfficialFactory,
    ParticipationFactory,
    PositionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def found(model, name, kept, *lost):
    """Return the twins among the rows of one table that refer to the records."""
    [reference] = [each for each in references_to(model) if each.model.__name__ == name]
    return twins(reference, kept=kept.pk, lost=[record.pk for record in lost])


def test_rows_of_one_key_are_twins():
    kept, lost = OfficialFactory(), OfficialFactory()
    stays, goes = (OfficialAliasFactory(official=each, name="General Liu") for each in (kept, lost))
    OfficialAliasFactory(official=lost, name="Another")

    assert found(Official, "OfficialAlias", kept, lost) == {goes.pk: stays.pk}


def test_a_rule_with_a_condition_holds_where_the_condition_does():
    kept, lost = InstitutionFactory(), InstitutionFactory()
    engagement = EngagementFactory()
    for forces in (kept, lost):  # each sends somebody of its own
        ParticipationFactory(engagement=engagement, institution=forces)
    stays, goes = (
        ParticipationFactory(engagement=engagement, official=None, institution=forces)
        for forces in (kept, lost)
    )

    assert found(Institution, "Participation", kept, lost) == {goes.pk: stays.pk}


def test_a_rule_over_expressions_is_kept():
    kept, lost = OfficialFactory(), OfficialFactory()
    article = ArticleFactory()
    stays, goes = (
        EvidenceFactory(article=article, engagement=None, official=each, field="name")
        for each in (kept, lost)
    )
    EvidenceFactory(article=article, engagement=None, official=lost, field="country")
    EvidenceFactory(article=article, engagement=None, official=lost, field="name", start=1, end=2)

    assert found(Official, "Evidence", kept, lost) == {goes.pk: stays.pk}


def test_posts_at_another_date_are_no_twins():
    kept, lost = OfficialFactory(), OfficialFactory()
    post = PositionFactory()
    AppointmentFactory(official=kept, position=post, date="2018/..")
    AppointmentFactory(official=lost, position=post, date="2019/..")

    assert found(Official, "Appointment", kept, lost) == {}


def test_rows_of_two_that_go_are_twins_too():
    kept, lost, third = OfficialFactory(), OfficialFactory(), OfficialFactory()
    first, second = (OfficialAliasFactory(official=each, name="General Liu") for each in (lost, third))

    assert found(Official, "OfficialAlias", kept, lost, third) == {second.pk: first.pk}


def test_a_table_that_joins_two_kinds_has_twins():
    kept, lost = EngagementFactory(), EngagementFactory()
    topic = TopicFactory()
    for engagement in (kept, lost):
        engagement.topics.add(topic, TopicFactory())

    assert len(found(type(kept), "Engagement_topics", kept, lost)) == 1
