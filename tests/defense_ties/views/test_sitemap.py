"""The map of the site, and what programs are told they may read."""

import re

import pytest

from defense_ties.views.sitemap import Records
from tests import factories as made
from tests.published import (
    an_agreement,
    an_appointment,
    an_article,
    an_engagement,
    an_institution,
    an_official,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://ties.example.org"


def addresses(client, where):
    """Return the addresses that a map lists."""
    response = client.get(where)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/xml")
    return re.findall(r"<loc>(.*?)</loc>", response.content.decode())


def test_the_map_lists_a_part_for_each_kind_of_record(client):
    assert addresses(client, "/sitemap.xml") == [
        f"https://ties.example.org/sitemap-{part}.xml"
        for part in (
            "pages",
            "engagements",
            "agreements",
            "officials",
            "institutions",
            "articles",
            "positions",
        )
    ]


@pytest.mark.parametrize(
    ("section", "make", "factory"),
    [
        ("engagements", an_engagement, made.EngagementFactory),
        ("agreements", an_agreement, made.AgreementFactory),
        ("officials", an_official, made.OfficialFactory),
        ("institutions", an_institution, made.InstitutionFactory),
        ("articles", an_article, made.ArticleFactory),
    ],
)
def test_only_published_records_are_in_it(client, section, make, factory):
    assert addresses(client, f"/sitemap-{section}.xml") == []
    record = make(id="public")
    factory(id="draft")
    assert addresses(client, f"/sitemap-{section}.xml") == [f"https://ties.example.org/{section}/public/"]
    day = record.changed_at.date().isoformat()
    assert f"<lastmod>{day}</lastmod>" in client.get(f"/sitemap-{section}.xml").content.decode()
    assert f"<lastmod>{day}T" in client.get("/sitemap.xml").content.decode()


def test_positions_are_in_it_that_something_published_names(client):
    post = an_appointment(an_official(), an_institution()).position
    made.AppointmentFactory()
    assert addresses(client, "/sitemap-positions.xml") == [f"https://ties.example.org/positions/{post.pk}/"]


def test_a_long_map_has_pages(client, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(Records, "limit", 2)
    for number in range(3):
        an_official(id=f"o{number}")
    parts = [part for part in addresses(client, "/sitemap.xml") if "officials" in part]
    assert parts == [
        "https://ties.example.org/sitemap-officials.xml",
        "https://ties.example.org/sitemap-officials.xml?p=2",
    ]
    with django_assert_num_queries(2):
        assert addresses(client, "/sitemap-officials.xml?p=2") == ["https://ties.example.org/officials/o2/"]


def test_every_page_in_the_map_is_there(client):
    for where in addresses(client, "/sitemap-pages.xml"):
        assert client.get(where.removeprefix("https://ties.example.org")).status_code == 200, where


@pytest.mark.parametrize(
    "where", ["/sitemap-drafts.xml", "/sitemap-officials.xml?p=9", "/sitemap-articles.xml?p=x"]
)
def test_a_part_that_is_not_there_is_not_found(client, where):
    assert client.get(where).status_code == 404


def test_programs_may_read_all_but_the_pages_of_the_staff(client):
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "User-agent: *\nDisallow: /admin/\n\nSitemap: https://ties.example.org/sitemap.xml\n"
    )
