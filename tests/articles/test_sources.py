"""What published records rest on."""

import pytest

from articles.sources import attach_articles, attach_passages
from tests import factories as made
from tests.published import an_article, an_engagement, an_institution, an_official, cite

pytestmark = pytest.mark.django_db


def test_passages_count_once_however_many_facts_they_are_cited_for():
    engagement = an_engagement("KH")
    article = an_article()
    cite(article, 1, engagement=engagement, start=0, end=9)
    cite(article, 1, engagement=engagement, field="date", start=0, end=9)
    cite(article, 1, side=engagement.sides.get(), start=10, end=19)
    cite(an_article(), 2, participation=made.ParticipationFactory(engagement=engagement))
    attach_passages([engagement])
    assert (engagement.sources.passage_count, engagement.sources.article_count) == (3, 2)


def test_an_article_that_is_not_published_counts_for_nothing():
    engagement = an_engagement()
    made.EvidenceFactory(engagement=engagement)
    attach_passages([engagement])
    assert engagement.sources.passage_count == 0


def test_an_official_does_not_rest_on_what_is_not_published():
    official = an_official()
    cite(an_article(), official=official)
    cite(an_article(), participation=made.ParticipationFactory(official=official))
    cite(an_article(), appointment=made.AppointmentFactory(official=official))
    attach_passages([official])
    assert official.sources.article_count == 1


def test_an_institution_rests_on_those_who_spoke_for_it_too():
    institution = an_institution()
    engagement = an_engagement()
    post = made.PositionFactory(institution=institution)
    cite(
        an_article(), participation=made.ParticipationFactory(engagement=engagement, institution=institution)
    )
    cite(an_article(), participation=made.ParticipationFactory(engagement=engagement, position=post))
    attach_passages([institution])
    assert institution.sources.article_count == 2


def test_articles_come_the_oldest_first_and_undated_ones_last():
    engagement = an_engagement()
    for name, date in (("undated", ""), ("late", "2022-01"), ("early", "2021?"), ("also-late", "2022-01")):
        cite(an_article(id=name, date=date), 3, engagement=engagement)
    cite(an_article(id="again", date="2019"), 12, engagement=engagement)
    attach_passages([engagement])
    attach_articles([engagement])
    assert engagement.sources.paragraphs() == ["again:12", "early:3", "also-late:3", "late:3", "undated:3"]


def test_many_records_take_no_more_queries_than_one(django_assert_num_queries):
    engagements = [an_engagement() for _ in range(5)]
    for engagement in engagements:
        cite(an_article(), engagement=engagement)
    with django_assert_num_queries(4):
        attach_passages(engagements)
        attach_articles(engagements)
    with django_assert_num_queries(0):
        attach_passages([])
