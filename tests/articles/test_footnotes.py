"""The evidence of one page."""

from datetime import timedelta

import pytest

from articles.footnotes import Footnote, Footnotes, letter
from articles.models import Evidence
from tests import factories as made
from tests.published import an_article, an_engagement, cite

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_articles_are_lettered_as_a_list_in_html_is(place, letters):
    assert letter(place) == letters


@pytest.fixture
def engagement():
    """Make an engagement with two articles as evidence."""
    engagement = an_engagement("KH")
    first, second = an_article(title="First", date="2021"), an_article(title="Second", date="2022")
    cite(second, 4, engagement=engagement)
    cite(first, 3, engagement=engagement, note="Reported as held.")
    cite(first, 1, engagement=engagement, field="date")
    cite(second, 2, engagement=engagement, field="date", stance="contradicts")
    cite(first, 5, side=engagement.sides.get(), field="role")
    return engagement


def test_a_fact_points_at_letters_and_paragraphs(engagement):
    footnotes = Footnotes(Evidence.objects.about(engagement))
    assert footnotes.of(engagement, "") == [Footnote("A", 3), Footnote("B", 4)]
    assert footnotes.of(engagement, "date") == [Footnote("A", 1), Footnote("B", 2, contradicts=True)]
    assert footnotes.of(engagement.sides.get()) == [Footnote("A", 5)]
    assert footnotes.of(engagement, "place") == []
    assert len(footnotes.of(engagement)) == 4


def test_each_article_has_its_paragraphs_and_notes(engagement):
    first, second = Footnotes(Evidence.objects.about(engagement)).sources
    assert (first.article.title, first.cited, list(first.notes)) == (
        "First",
        [1, 3, 5],
        [(3, "Reported as held.")],
    )
    assert (second.article.title, second.cited, list(second.notes)) == ("Second", [2, 4], [])


def test_evidence_of_an_article_that_is_not_published_is_left_out(engagement):
    made.EvidenceFactory(engagement=engagement, field="place")
    footnotes = Footnotes(Evidence.objects.about(engagement))
    assert footnotes.of(engagement, "place") == []
    assert len(footnotes.sources) == 2


def test_the_text_of_the_articles_is_not_fetched(engagement, django_assert_num_queries):
    with django_assert_num_queries(2) as queries:
        Footnotes(Evidence.objects.about(engagement))
    assert not [query for query in queries.captured_queries if '"body"' in query["sql"]]


def test_of_more_passages_than_can_be_put_in_order_those_entered_last_are_shown(engagement, monkeypatch):
    monkeypatch.setattr("articles.footnotes.MOST_SORTED", 1)
    cited = [cite(an_article(), paragraph, engagement=engagement) for paragraph in (1, 2)]
    Evidence.objects.filter(pk=cited[0].pk).update(created_at=cited[1].created_at + timedelta(days=1))

    found = Footnotes(Evidence.objects.about(engagement))

    assert [source.article.pk for source in found.sources] == [cited[0].article_id]


def test_of_very_many_passages_the_latest_are_shown_and_it_is_said(client, engagement, monkeypatch):
    assert not Footnotes(Evidence.objects.about(engagement)).has_more
    monkeypatch.setattr("articles.footnotes.MOST_PASSAGES", 2)

    footnotes = Footnotes(Evidence.objects.about(engagement))

    assert footnotes.has_more
    assert [source.article.title for source in footnotes.sources] == ["Second"]
    assert "These are the latest passages only" in client.get(engagement.get_absolute_url()).content.decode()
