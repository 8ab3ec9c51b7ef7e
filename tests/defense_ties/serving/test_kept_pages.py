"""Pages that are kept: never older than the data, the same for everybody, and short to ask for again."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client

from defense_ties.serving import kept_pages
from tests.defense_ties.sign_in.test_access import public_addresses, public_records
from tests.factories import AdministratorFactory
from tests.published import an_engagement, an_official

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pages_kept")]


def test_a_page_is_drawn_once_and_asked_for_with_one_query(client, django_assert_num_queries):
    an_engagement("KH", "RU", title="Talks in Moscow")
    drawn = client.get("/engagements/")

    with django_assert_num_queries(1):
        again = client.get("/engagements/")

    assert again.content == drawn.content
    assert dict(again.items()) == dict(drawn.items()) | {"X-Request-Id": again["X-Request-Id"]}
    assert "Talks in Moscow" in again.content.decode()


def test_what_is_published_is_on_the_next_page_that_is_asked_for(client):
    an_engagement("KH", "RU", title="Talks in Moscow")
    client.get("/engagements/")

    an_engagement("KH", "VN", title="Talks in Hanoi")

    assert "Talks in Hanoi" in client.get("/engagements/").content.decode()


def test_what_is_withdrawn_is_gone_from_the_next_page(client):
    engagement = an_engagement("KH", "RU", title="Talks in Moscow")
    assert client.get(f"/engagements/{engagement.pk}/").status_code == 200

    type(engagement).objects.filter(pk=engagement.pk).update(review_status="draft")

    assert client.get(f"/engagements/{engagement.pk}/").status_code == 404
    assert "Talks in Moscow" not in client.get("/engagements/").content.decode()


def test_who_has_the_page_is_told_that_it_still_holds(client, django_assert_num_queries):
    an_engagement("KH", "RU")
    etag = client.get("/engagements/")["ETag"]

    with django_assert_num_queries(1):
        answer = client.get("/engagements/", headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)

    an_official()
    assert client.get("/engagements/", headers={"If-None-Match": etag}).status_code == 200


def test_the_same_etag_never_stands_for_two_addresses(client):
    an_engagement("KH", "RU")
    found = {
        client.get(address)["ETag"]
        for address in ("/engagements/", "/engagements/?country=KH", "/vi/engagements/", "/officials/")
    }
    assert len(found) == 4


def test_results_that_a_script_asks_for_are_kept_apart_from_the_page(client):
    an_engagement("KH", "RU")
    page = client.get("/engagements/").content
    asked = {"HX-Request": "true", "HX-Target": "results"}

    results = client.get("/engagements/", headers=asked).content

    assert b"<html" in page
    assert b"<html" not in results
    assert client.get("/engagements/").content == page


def test_a_page_is_kept_for_its_day(client, monkeypatch):
    an_engagement("KH", "RU")
    today = client.get("/")["ETag"]

    monkeypatch.setattr(kept_pages.timezone, "localdate", lambda: dt.date(2031, 1, 1))

    assert client.get("/")["ETag"] != today


@pytest.mark.parametrize(
    "address", ["/engagements/?kind=zebra", "/officials/nobody/", "/engagements/?page=9"]
)
def test_pages_that_found_nothing_or_were_asked_in_error_are_not_kept_under_another_status(client, address):
    an_engagement("KH", "RU")
    first, second = client.get(address), client.get(address)

    assert (second.status_code, second.content) == (first.status_code, first.content)


@pytest.mark.parametrize(
    "address", ["/report/", "/healthz", "/readyz", "/api/v1/engagements", "/admin/login/"]
)
def test_forms_and_what_machines_watch_are_never_kept(client, address, tmp_path):
    assert client.get(address).status_code == 200
    assert not list((tmp_path / "cache").glob("*"))


def test_a_table_that_is_taken_home_is_not_kept(client, tmp_path):
    an_engagement("KH", "RU")
    assert b"KH" in client.get("/engagements/?format=csv").getvalue()
    assert not list((tmp_path / "cache").glob("*"))


def test_no_public_page_shows_who_reads_it(settings):
    """What is kept for one is shown to all, so that a page with a name on it must not come about."""
    settings.KEEP_PAGES = False
    stranger, known = Client(), Client()
    known.force_login(AdministratorFactory.create(username="vanna", first_name="Vanna"))

    for found, address in public_addresses(public_records()):
        if found.name in kept_pages.NEVER_KEPT or address.startswith(kept_pages.NEVER_UNDER):
            continue
        answers = [client.get(address) for client in (stranger, known)]
        if answers[0].streaming:
            continue
        assert answers[0].content == answers[1].content, address
        assert "sessionid" not in answers[0].cookies, address


def test_where_nothing_can_be_written_pages_are_drawn_all_the_same(client, monkeypatch, caplog):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(cache._connections["default"]), "set", full)
    an_engagement("KH", "RU", title="Talks in Moscow")

    assert "Talks in Moscow" in client.get("/engagements/").content.decode()
    assert "A page could not be kept" in caplog.text
