"""In which editions a record stands."""

import pytest

from articles.editions import editions_with, publish
from tests.published import an_engagement, cite

pytestmark = pytest.mark.django_db


def versions(record):
    return [edition.version for edition in editions_with(record)]


def test_a_record_stands_in_the_editions_frozen_while_it_was_published(records, client):
    publish(version="1")
    talks = an_engagement(id="talks")
    cite(records["report"], 3, engagement=talks)
    publish(version="2")
    talks.review_status = "draft"
    talks.save()
    publish(version="3")

    assert versions(records["visit"]) == ["1", "2", "3"]
    assert versions(talks) == ["2"]


def test_its_page_leads_to_them(records, client):
    publish(version="1")
    page = client.get("/engagements/visit/").content.decode()
    assert 'Stands in edition\n        <a href="/downloads/1/">1</a>' in page


def test_without_editions_the_page_says_nothing_of_them(records, client):
    assert "Stands in edition" not in client.get("/engagements/visit/").content.decode()


def test_an_edition_that_failed_is_none(records, monkeypatch):
    monkeypatch.setattr("articles.editions.publishing.sha256", lambda path: 1 / 0)
    publish(version="1")
    assert versions(records["visit"]) == []
