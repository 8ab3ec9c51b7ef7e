"""The language is in the address, and nowhere else."""

import re

import pytest

from tests.defense_ties.languages.pages import make_records
from tests.published import an_engagement

pytestmark = pytest.mark.django_db


def links(page):
    return re.findall(r'<a class="[^"]*"|<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page)


def test_a_page_names_itself_in_every_language(client, settings):
    settings.SITE_URL = "https://ties.example.org"
    page = client.get("/vi/engagements/?country=KH&sort=oldest").content.decode()
    assert [link for link in links(page) if link[0]] == [
        ("en-GB", "https://ties.example.org/engagements/?country=KH&amp;sort=oldest"),
        ("vi", "https://ties.example.org/vi/engagements/?country=KH&amp;sort=oldest"),
        ("x-default", "https://ties.example.org/engagements/?country=KH&amp;sort=oldest"),
    ]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/", "/vi/"),
        ("/vi/", "/"),
        ("/officials/?country=KH", "/vi/officials/?country=KH"),
        ("/vi/ties/KH/RU/", "/ties/KH/RU/"),
        ("/vi/no/such/page/", "/"),
        ("/no/such/page/", "/vi/"),
    ],
)
def test_the_switch_leads_to_the_same_page(client, here, there):
    page = client.get(here).content.decode()
    assert re.search(r'<p class="lang"[^>]*>\s*<a href="([^"]+)"', page)[1] == there


def test_the_switch_follows_filters_that_are_set_by_script(client):
    headers = {"hx-request": "true", "hx-target": "results"}
    answer = client.get("/vi/engagements/?country=KH", headers=headers).content.decode()
    assert re.search(r'<p class="lang"[^>]*hx-swap-oob="true"[^>]*>\s*<a href="([^"]+)"', answer)[1] == (
        "/engagements/?country=KH"
    )


def test_a_language_is_neither_guessed_nor_remembered(client):
    answer = client.get("/vi/")
    assert answer.headers["Content-Language"] == "vi"
    assert not answer.cookies
    assert "Accept-Language" not in answer.headers.get("Vary", "")
    assert client.get("/", headers={"accept-language": "vi"}).headers["Content-Language"] == "en-gb"


@pytest.mark.parametrize(
    "address", ["/en/", "/en-gb/engagements/", "/vi-vn/", "/fr/", "/vi/admin/", "/vi/robots.txt"]
)
def test_there_is_one_address_for_a_page_in_a_language(client, address):
    assert client.get(address).status_code == 404


def test_redirects_keep_the_language(client):
    assert client.get("/vi/countries/kh/").headers["Location"] == "/vi/countries/KH/"
    assert client.get("/vi/ties/RU/Campuchia/").headers["Location"] == "/vi/ties/KH/RU/"
    assert client.get("/vi/engagements").headers["Location"] == "/vi/engagements/"


def test_links_of_a_page_stay_in_its_language(client):
    make_records()
    page = client.get("/vi/engagements/").content.decode()
    lists = "engagements|agreements|officials|institutions|articles|countries|ties|about|codebook|search"
    assert re.findall(
        rf'(?:<a[^>]*href|action|hx-get|data-suggest|data-href)="(/(?:{lists})/[^"]*)"', page
    ) == [
        "/engagements/",  # the switch
        "/engagements/feed/",
    ]


def test_the_address_to_be_cited_is_one(client, settings):
    settings.SITE_URL = "https://ties.example.org"
    an_engagement("KH", id="it")
    page = " ".join(client.get("/vi/engagements/it/").content.decode().split())
    assert "https://ties.example.org/engagements/it/</pre>" in page
    assert '<link rel="canonical" href="https://ties.example.org/vi/engagements/it/">' in page
    assert '<meta property="og:locale" content="vi_VN">' in page
    assert '<meta property="og:locale:alternate" content="en_GB">' in page


def test_a_failure_is_told_in_the_language_of_the_address(client, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("defense_ties.views.home.HomePage.get_context_data", fail)
    client.raise_request_exception = False
    assert "Đã xảy ra lỗi" in client.get("/vi/").content.decode()
    assert "Something went wrong here" in client.get("/").content.decode()
