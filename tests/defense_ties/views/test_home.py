"""The first page."""

import pytest

from tests import factories as made
from tests.published import (
    an_agreement,
    an_article,
    an_engagement,
    an_institution,
    an_official,
    cite,
)

pytestmark = pytest.mark.django_db


def shown(client):
    """Return the first page as text, each run of white space as one space."""
    return " ".join(client.get("/").content.decode().split())


def test_figures_count_what_is_published(client):
    engagement = an_engagement("KH", "RU")
    an_agreement("KH")
    made.ParticipationFactory(engagement=engagement, official=an_official())
    an_institution()
    article = an_article()
    cite(article, 1, engagement=engagement)
    cite(article, 1, engagement=engagement, field="date")
    cite(article, 2, side=engagement.sides.first())
    for factory in (made.EngagementFactory, made.AgreementFactory, made.OfficialFactory, made.ArticleFactory):
        factory()
    cite(article, 3, engagement=made.EngagementFactory())
    response = client.get("/")
    assert response.context["figures"] == {
        "engagement": 1,
        "agreement": 1,
        "official": 1,
        "institution": 1,
        "article": 1,
    }
    assert response.context["passages"] == 2


def test_passages_that_take_long_to_count_are_left_out(client, monkeypatch):
    monkeypatch.setattr("defense_ties.views.home.MOST_PASSAGES", 1)
    engagement = an_engagement("KH")
    cite(an_article(), 1, engagement=engagement)
    assert "Passages cited" in shown(client)

    cite(an_article(), 1, engagement=engagement)

    assert "Passages cited" not in shown(client)


def test_the_latest_engagements_stand_first(client):
    for year in range(2000, 2012):
        an_engagement("KH", id=f"in-{year}", date=str(year))
    made.EngagementFactory(date="2022", title="Hidden")
    response = client.get("/")
    assert [row.pk for row in response.context["latest"]] == [f"in-{year}" for year in range(2011, 2001, -1)]
    assert "All 12 engagements" in response.content.decode()
    assert "Hidden" not in response.content.decode()


def test_where_to_begin_is_taken_from_the_records(client):
    official = an_official(name="Hun Manet", native_name="ហ៊ុន ម៉ាណែត")
    for partner in ("RU", "VN", "VN"):
        made.ParticipationFactory(engagement=an_engagement("KH", partner), official=official)
    text = shown(client)
    assert '<a href="/ties/KH/VN/">Cambodia and Viet Nam</a>' in text
    assert '<a href="/engagements/?q=Hun%20Manet">Hun Manet</a>' in text
    assert '<span class="" lang="km">ហ៊ុន ម៉ាណែត</span>' in text
    assert '<a href="/ties/KH/VN/">Cambodia – Viet Nam</a></dt> <dd> 2 </dd>' in text


def test_every_link_to_begin_with_finds_something(client):
    official = an_official(name="Hun Manet", native_name="ហ៊ុន ម៉ាណែត")
    made.ParticipationFactory(engagement=an_engagement("KH", "VN"), official=official)
    assert client.get("/ties/KH/VN/").status_code == 200
    for query in ("q=Hun%20Manet", "q=ហ៊ុន ម៉ាណែត"):
        assert len(client.get(f"/engagements/?{query}").context["rows"]) == 1


def test_an_empty_database_makes_sense(client):
    text = shown(client)
    assert "Nothing has been published yet." in text
    assert "Busiest ties" not in text
    assert "Try" not in text


def test_the_page_takes_as_many_queries_for_many_records_as_for_few(client, django_assert_num_queries):
    for rows in (2, 8):
        for _ in range(rows):
            engagement = an_engagement("KH", "RU", part_of=an_engagement())
            made.ParticipationFactory(engagement=engagement, official=an_official())
            cite(an_article(), engagement=engagement)
        with django_assert_num_queries(19):
            client.get("/")
