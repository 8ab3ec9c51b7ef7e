"""What holds for every answer of the API: methods, other sites, compression, and errors."""

import gzip

import pytest
from django.db import OperationalError
from django.test import Client

from articles.api import reading
from tests.published import an_engagement, an_official

pytestmark = pytest.mark.django_db
LIST = "/api/v1/engagements"


def test_other_sites_may_read_every_answer(client):
    for address in (LIST, "/api/v1/engagements/nope", "/api/v1/nope", f"{LIST}?zebra=1"):
        response = client.get(address, headers={"origin": "https://example.org"})
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Link" in response.headers["Access-Control-Expose-Headers"]
        assert not response.cookies


def test_a_browser_that_asks_beforehand_is_told_what_it_may_send(client):
    headers = {"origin": "https://example.org", "access-control-request-method": "GET"}
    response = client.options(LIST, headers=headers)
    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in response.headers["Access-Control-Allow-Headers"]


def test_pages_for_readers_are_not_open_to_other_sites(client):
    assert "Access-Control-Allow-Origin" not in client.get("/engagements/").headers


def test_head_says_what_get_would(client):
    an_engagement("KH")
    got, head = client.get(LIST), client.head(LIST)
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["ETag"] == got.headers["ETag"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nothing_can_be_written(client, method):
    response = getattr(client, method)(LIST)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json() == {
        "type": "about:blank",
        "title": "Method Not Allowed",
        "status": 405,
        "detail": f"This address does not take {method.upper()}: it takes GET, HEAD, OPTIONS.",
    }


@pytest.mark.parametrize(
    "address", ["/api/", "/api/v1/", "/api/v2/engagements", "/api/v1/engagements/", "/api/v1/x"]
)
def test_an_address_of_nothing_says_where_to_look(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["detail"] == "There is nothing at this address."
    assert response.json()["hint"].startswith("What there is stands at /api/v1/docs.")


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("*/*", 200),
        ("application/*", 200),
        ("text/html, application/json;q=0.5", 200),
        ("text/html", 406),
        ("application/xml", 406),
    ],
)
def test_only_json_is_sent(client, accept, status):
    response = client.get(LIST, headers={"accept": accept})
    assert response.status_code == status
    kind = "application/json" if status == 200 else "application/problem+json"
    assert response.headers["Content-Type"] == kind


def test_answers_are_compressed_and_still_known_again(client):
    for _ in range(20):
        an_official()
    response = client.get("/api/v1/officials", headers={"accept-encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content) == client.get("/api/v1/officials").content
    again = {"accept-encoding": "gzip", "if-none-match": response.headers["ETag"]}
    assert client.get("/api/v1/officials", headers=again).status_code == 304


@pytest.mark.parametrize(("error", "status"), [(ValueError, 500), (OperationalError, 503)])
def test_a_failure_is_told_as_a_problem_without_its_reason(monkeypatch, error, status):
    def fail(*args):
        raise error("secret")

    monkeypatch.setattr(reading, "data_version", fail)
    response = Client(raise_request_exception=False).get(LIST)
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    assert "secret" not in response.content.decode()
    assert ("Retry-After" in response.headers) == (status == 503)


def test_a_host_that_is_not_ours_is_refused_as_a_problem(client):
    response = client.get(LIST, headers={"host": "evil.example"})
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
