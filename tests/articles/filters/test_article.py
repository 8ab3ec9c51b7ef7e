"""Filters of the list of articles."""

import pytest
from django.http import QueryDict

from articles.filters import ArticleFilter
from articles.models import Article
from tests import factories as made
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_engagement,
    an_official,
    cite,
    listed,
    said,
)

pytestmark = pytest.mark.django_db


def found(client, query):
    """Return the ids of the articles that a query finds, in the order of the alphabet."""
    return sorted(listed(client, f"/articles/?{query}"))


def test_title_summary_author_and_publisher_are_searched_and_the_text_is_not(client):
    publisher = made.PublisherFactory(name="Quân đội nhân dân")
    an_article(id="a", title="Talks", abstract="On the border", author="Mai Hương", publisher=publisher)
    an_article(id="b", body="A word that nobody may search for: zebra.")
    assert found(client, "q=mai huong border quan doi") == ["a"]
    assert found(client, "q=zebra") == []


def test_dates_overlap_and_publisher_and_language_narrow(client):
    publisher = made.PublisherFactory(id="gazette")
    an_article(id="a", date="2021-12?", language="en", publisher=publisher)
    an_article(id="b", date="2023", language="km")
    assert found(client, "date_from=2021-12-31&date_to=2022") == ["a"]
    assert found(client, "publisher=gazette") == ["a"]
    assert found(client, "language=km") == ["b"]
    assert found(client, "language=km&language=en") == ["a", "b"]


def test_only_publishers_and_languages_that_occur_are_choices(client):
    an_article(publisher=made.PublisherFactory(id="gazette"), language="km")
    made.ArticleFactory(publisher=made.PublisherFactory(id="secret"), language="vi")
    facets = ArticleFilter(QueryDict(""), queryset=Article.objects.published()).facets(1)
    assert [choice.value for choice in facets["publisher"].choices] == ["gazette"]
    assert said(client, "/articles/?language=vi") == [
        "Language: “vi” is not one of the choices. They are km."
    ]


def test_a_country_is_that_of_an_engagement_or_agreement_it_is_cited_for(client):
    engagement = an_engagement("KH", "RU")
    cite(an_article(id="a"), engagement=engagement)
    cite(an_article(id="b"), side=engagement.sides.get(country="RU"))
    cite(an_article(id="c"), agreement=an_agreement("RU", "CN"))
    draft = made.SideFactory(country="RU").engagement
    cite(an_article(id="d"), engagement=draft)
    assert found(client, "country=RU") == ["a", "b", "c"]
    assert found(client, "country=CN") == ["c"]
    assert found(client, "country=KH&country=CN") == ["a", "b", "c"]


def test_an_official_is_one_it_is_cited_for_in_something_published(client):
    official = an_official(id="manet")
    cite(an_article(id="a"), official=official)
    cite(an_article(id="b"), appointment=an_appointment(official))
    cite(
        an_article(id="c"),
        participation=made.ParticipationFactory(engagement=an_engagement(), official=official),
    )
    cite(an_article(id="d"), participation=made.ParticipationFactory(official=official))
    cite(an_article(id="e"), appointment=made.AppointmentFactory(official=official))
    assert found(client, "official=manet") == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("sort", "ids"),
    [("newest", "bac"), ("oldest", "abc"), ("title", "cab"), ("publisher", "abc")],
)
def test_the_order_is_in_the_address(client, sort, ids):
    an_article(id="a", date="2019", title="Border talks", publisher=made.PublisherFactory(name="Agency"))
    an_article(id="b", date="2021", title="Chiefs meet", publisher=made.PublisherFactory(name="Bulletin"))
    an_article(id="c", date="", title="", publisher=None)
    assert "".join(listed(client, f"/articles/?sort={sort}")) == ids
