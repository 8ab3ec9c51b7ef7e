"""The list of countries, and the page of each."""

import json

import pytest

from tests import factories as made
from tests.published import (
    an_agreement,
    an_article,
    an_engagement,
    an_institution,
    an_official,
    rows_of_csv,
)

pytestmark = pytest.mark.django_db


def shown(client, address="/countries/KH/"):
    """Return a page as text, each run of white space as one space."""
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    "address", ["/countries/kh/", "/countries/cambodia/", "/countries/Kingdom-of-Cambodia/"]
)
def test_a_country_has_one_address(client, address):
    response = client.get(address)
    assert (response.status_code, response.headers["Location"]) == (301, "/countries/KH/")


def test_an_unknown_country_is_said_with_those_that_may_be_meant(client):
    response = client.get("/countries/kambodja/")
    assert response.status_code == 404
    assert 'Perhaps <a href="/countries/KH/">Cambodia</a>' in " ".join(response.content.decode().split())


def test_its_ties_stand_by_number_with_bars(client):
    for partner in ("RU", "VN", "VN"):
        an_engagement("KH", partner, date="2021")
    an_engagement("KH", "LA", "VN", status="planned", date="2022")
    an_agreement("KH", "CN")
    response = client.get("/countries/KH/")
    assert [(row["tie"].first, row["tie"].held, row["length"]) for row in response.context["ties"]] == [
        ("VN", 2, 100.0),
        ("RU", 1, 50.0),
        ("CN", 0, 0.0),
        ("LA", 0, 0.0),
    ]
    text = " ".join(response.content.decode().split())
    assert "3 engagements held</a> since 2021, 1 planned, with 4 countries." in text
    assert '<a href="/ties/CN/KH/">China</a>' in text
    assert "<title>2021: 3 held</title>" in text


def test_who_carries_its_ties_and_what_was_read_is_told(client):
    army = an_institution(name="Army")
    manet = an_official(name="Hun Manet")
    post = made.PositionFactory(title="Commander", institution=army)
    meeting = an_engagement("KH", "RU")
    made.ParticipationFactory(engagement=meeting, official=manet, position=post)
    made.ParticipationFactory(
        engagement=meeting, official=an_official(name="Oleg", country="RU"), country="RU"
    )
    an_article(publisher=made.PublisherFactory(name="The Gazette"), date="2021-12-17")
    made.ArticleFactory(publisher=made.PublisherFactory(name="Hidden Herald"))
    an_article(publisher=made.PublisherFactory(name="Foreign News", country="RU"))
    text = shown(client)
    assert 'Hun Manet</a> <span class="s m">1 held</span><span class="sub">Commander, <a href=' in text
    assert 'Army</a> <span class="s m">1 held' in text
    assert 'The Gazette</a> <span class="s m">1 article, 2021</span>' in text
    for absent in ("Oleg</a> <", "Hidden Herald", "Foreign News"):
        assert absent not in text


def test_a_country_without_records_says_so(client):
    made.SideFactory(country="KH")
    assert (
        "No published engagement or agreement names Cambodia. That may be a gap in what was read."
        in shown(client)
    )


def test_all_countries_with_something_on_record_are_listed(client):
    an_engagement("KH", "RU", "VN")
    an_engagement("KH", "VN", status="planned")
    an_engagement("KH", "VN", status="postponed")
    an_engagement()
    an_agreement("KH", "CN")
    an_official(country="RU")
    an_official(country="")
    an_institution(country="TH")
    made.SideFactory(country="US")

    def listed(address):
        return [
            (row.code, row.held, row.planned, row.called_off, row.agreements, row.officials, row.institutions)
            for row in client.get(address).context["rows"]
        ]

    rows = [
        ("KH", 1, 1, 1, 1, 0, 0),
        ("CN", 0, 0, 0, 1, 0, 0),
        ("RU", 1, 0, 0, 0, 1, 0),
        ("TH", 0, 0, 0, 0, 0, 1),
        ("VN", 1, 1, 1, 0, 0, 0),
    ]
    assert listed("/countries/") == rows
    assert [row[0] for row in listed("/countries/?sort=number")] == ["KH", "VN", "RU", "CN", "TH"]
    text = shown(client, "/countries/")
    assert "5 countries, in order of" in text
    assert '<span lang="km">កម្ពុជា</span>' in text


def test_the_list_can_be_taken_home_in_its_order(client, settings):
    settings.SITE_URL = "https://ties.example.org"
    an_engagement("KH", "RU")
    an_agreement("RU", "VN")

    rows = rows_of_csv(client, "/countries/?format=csv&sort=number")

    assert [row["code"] for row in rows] == ["RU", "KH", "VN"]
    assert rows[0] == {
        "code": "RU",
        "name": "Russia",
        "held": "1",
        "planned": "0",
        "called_off": "0",
        "agreements": "1",
        "officials": "0",
        "institutions": "0",
        "url": "https://ties.example.org/countries/RU/",
    }
    in_vietnamese = json.loads(client.get("/vi/countries/?format=json").getvalue())
    assert in_vietnamese["records"][0]["name"] == "Cambodia"
    assert 'href="?format=xlsx"' in shown(client, "/countries/")


def test_a_file_of_countries_that_cannot_be_had_is_refused_in_words(client):
    response = client.get("/countries/?format=pdf")
    assert response.status_code == 400
    assert (
        "“pdf” is not one of the choices. They are html, csv, xlsx, json, jsonl." in response.content.decode()
    )


def test_an_unknown_order_is_said_and_nothing_is_listed(client):
    an_engagement("KH", "RU")
    text = shown(client, "/countries/?sort=size")
    assert "“size” is not one of the choices. They are name, number." in text
    assert "/countries/KH/" not in text


def test_an_empty_database_makes_sense(client):
    assert "Nothing has been published yet." in shown(client, "/countries/")


def test_the_pages_take_as_many_queries_for_many_records_as_for_few(client, django_assert_num_queries):
    for rows in (1, 5):
        for _ in range(rows):
            meeting = an_engagement("KH", "RU", part_of=an_engagement())
            army = an_institution()
            post = made.PositionFactory(institution=army)
            made.ParticipationFactory(
                engagement=meeting, official=an_official(), position=post, institution=army
            )
            made.SignatureFactory(agreement=an_agreement("KH", "RU"), official=an_official())
        with django_assert_num_queries(33):
            client.get("/countries/KH/")
        with django_assert_num_queries(4):
            client.get("/countries/")
