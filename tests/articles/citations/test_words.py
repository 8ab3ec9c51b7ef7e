"""How records and articles are cited."""

import datetime

import pytest

from articles.citations import cite_article, cite_record
from tests.factories import ArticleFactory, EngagementFactory, PublisherFactory


@pytest.mark.parametrize(
    ("given", "citation"),
    [
        (
            {"title": "Two armies meet", "author": "Mai Huong", "date": "2021-12-17"},
            "Mai Huong. “Two armies meet”. Daily Gazette. 2021 Dec 17.",
        ),
        (
            {"title": "", "publisher": None, "date": "2023?", "date_basis": "inferred", "id": "talks-2023"},
            "[Untitled report talks-2023]. [2023?].",
        ),
        ({"title": "No date", "publisher": None, "date": ""}, "“No date”. undated."),
    ],
)
def test_an_article_is_cited_with_what_is_known_of_it(given, citation):
    defaults = {"publisher": PublisherFactory.build(name="Daily Gazette")}
    assert cite_article(ArticleFactory.build(**(defaults | given))) == citation


def test_a_record_is_cited_with_its_id_its_version_and_its_address(settings):
    settings.SITE_URL = "https://ties.example.org"
    engagement = EngagementFactory.build(id="visit-2021", title="Visit of A to B")
    engagement.changed_at = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
    assert cite_record(engagement, date="[2021?] Dec 14–16") == (
        "defense_ties. Visit of A to B, [2021?] Dec 14–16. Engagement visit-2021, as of 2026-11-22. "
        "https://ties.example.org/engagements/visit-2021/"
    )
