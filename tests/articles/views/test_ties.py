"""The matrix of ties, and their list."""

import pytest

from tests import factories as made
from tests.published import an_agreement, an_engagement, rows_of_csv

pytestmark = pytest.mark.django_db


def shown(client, query=""):
    """Return the page as text, each run of white space as one space."""
    response = client.get(f"/ties/{query}")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_pairs_stand_in_a_matrix_and_in_a_list(client):
    for date in ("2019", "2021-12-16"):
        an_engagement("KH", "RU", date=date)
    an_engagement("KH", "RU", status="planned", date="2022")
    an_agreement("KH", "RU")
    text = shown(client)
    said = "Cambodia and Russia: 2 held, 1 planned, 1 agreement"
    assert f'<td class="q5 p"> <a href="/ties/KH/RU/" title="{said}" tabindex="-1">2</a> </td>' in text
    assert f'<td class="q5 p"> <a href="/ties/KH/RU/" title="{said}">2</a> </td>' in text
    assert '<a href="/ties/KH/RU/">Cambodia and Russia</a>' in text
    assert 'data-l="Years">2019–2021</td>' in text


def test_a_time_limits_what_is_counted(client):
    an_engagement("KH", "RU", date="2019")
    an_engagement("KH", "VN", date="2022-05-06")
    response = client.get("/ties/?from=2020&to=2022-05")
    assert [pair.code for pair in response.context["pairs"]] == ["KH-VN"]
    assert "No tie has anything on record that may fall in that time." in shown(client, "?to=1999")


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?from=soon", "From.</b> “soon” is not a date."),
        ("?to=2022-02-31", "To.</b> “2022-02-31” is not a date."),
        ("?from=2022&to=2019", "The first day of the period is later than its last."),
        ("?order=size", "“size” is not one of the choices. They are number, name."),
        ("?page=x", "Write the number of a page."),
        ("?page=0", "Pages are counted from 1."),
        ("?until=2019", "“until” is not something that this page can be asked."),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_counted(client, query, says):
    an_engagement("KH", "RU")
    text = shown(client, query)
    assert says in text
    assert "/ties/KH/RU/" not in text


def test_many_pairs_are_paged_and_a_page_too_far_is_said(client, monkeypatch):
    monkeypatch.setattr("articles.views.ties.PAGE", 2)
    for partner in ("RU", "VN", "LA"):
        an_engagement("KH", partner)
    assert "Ties 3–3 of 3" in shown(client, "?page=2")
    assert "There is no page 9: the list has 2. This is the last." in shown(client, "?page=9")


def test_an_empty_database_makes_sense(client):
    assert "Nothing that joins two countries has been published yet." in shown(client)


def test_the_page_takes_two_queries_whatever_it_holds(client, django_assert_num_queries):
    for partner in ("RU", "VN", "LA", "CN", "TH"):
        an_engagement("KH", partner)
        an_agreement("KH", partner)
    with django_assert_num_queries(2):
        client.get("/ties/")


def test_all_ties_can_be_taken_home_as_csv(client, settings):
    settings.SITE_URL = "https://ties.example.org"
    an_engagement("KH", "RU", date="2021-12-16")
    an_engagement("KH", "RU", status="planned")
    an_engagement("KH", "VN", status="cancelled")
    an_agreement("KH", "VN")
    made.EngagementFactory()

    first, second = rows_of_csv(client, "/ties/?format=csv")

    assert first == {
        "first": "KH",
        "second": "RU",
        "held": "1",
        "planned": "1",
        "called_off": "0",
        "agreements": "0",
        "since": "2021-12-16",
        "until": "2021-12-16",
        "url": "https://ties.example.org/ties/KH/RU/",
    }
    assert (second["second"], second["called_off"], second["agreements"]) == ("VN", "1", "1")
    assert len(rows_of_csv(client, "/ties/?from=2022&format=csv")) == 1


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("format=pdf", "Format: “pdf” is not one of the choices. They are html, csv, xlsx, json, jsonl."),
        ("format=csv&from=soon", "From: “soon” is not a date."),
    ],
)
def test_a_file_of_ties_that_cannot_be_had_is_refused_in_words(client, query, message):
    response = client.get(f"/ties/?{query}")
    assert response.status_code == 400
    assert message in response.content.decode()


def test_the_network_leads_to_ties_and_countries(client):
    an_engagement("KH", "RU")
    an_engagement("KH", "VN", status="planned")

    text = client.get("/ties/").content.decode()

    assert '<a href="/ties/KH/RU/"><title>Cambodia and Russia: 1 held</title>' in text
    assert '<a href="/ties/KH/VN/"><title>Cambodia and Viet Nam: 1 planned</title>' in text
    assert '<a href="/countries/RU/"><title>Russia</title>' in text


def test_without_what_was_held_or_is_planned_there_is_no_network(client):
    an_agreement("KH", "RU")
    assert 'id="network"' not in client.get("/ties/").content.decode()
