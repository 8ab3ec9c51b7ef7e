"""Feeds of what was published last."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from tests import factories as made
from tests.published import an_agreement, an_engagement

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://ties.example.org"


def read(client, address):
    """Return a feed, parsed."""
    response = client.get(address)
    assert response.status_code == 200, response.content
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def entries(feed):
    """Return the titles of the entries."""
    return [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]


def published_on(day, *sides, **given):
    """Make an engagement that was published on a day of January 2024."""
    return an_engagement(*sides, published_at=datetime(2024, 1, day, tzinfo=UTC), **given)


def test_a_feed_has_what_was_published_last_first_and_no_drafts(client):
    published_on(2, "KH", title="Second")
    published_on(3, "KH", title="Third", date="1999")
    published_on(1, "KH", title="First", date="2023")
    made.EngagementFactory(title="Draft")
    assert entries(read(client, "/engagements/feed/")) == ["Third", "Second", "First"]


def test_a_feed_takes_the_filters_of_its_list_and_says_which(client):
    published_on(1, "KH", "VN", title="Here")
    published_on(2, "RU", title="There")
    feed = read(client, "/engagements/feed/?country=VN&country=KH")
    assert entries(feed) == ["Here"]
    feed = read(client, "/engagements/feed/?country=RU")
    assert feed.findtext(f"{ATOM}title") == "defense_ties: engagements (Country: Russia)"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": "https://ties.example.org/engagements/feed/?country=RU",
        "alternate": "https://ties.example.org/engagements/?country=RU",
    }


def test_an_entry_has_what_the_format_asks_for_and_an_id_for_good(client):
    engagement = published_on(
        1, "KH", id="e1", title="A & <b>", kind="visit", date="2021-12", summary="They <i>met</i>.\x0b"
    )
    (entry,) = read(client, "/engagements/feed/").findall(f"{ATOM}entry")
    text = {child.tag.removeprefix(ATOM): child.text for child in entry}
    assert text["title"] == "A & <b>"
    assert text["id"] == "https://ties.example.org/engagements/e1/"
    assert text["published"] == "2024-01-01T00:00:00+00:00"
    assert text["updated"] >= engagement.changed_at.isoformat()
    assert text["summary"] == "Visit, held, 2021 Dec, Cambodia. They &lt;i&gt;met&lt;/i&gt;."
    assert entry.find(f"{ATOM}category").get("term") == "visit"


def test_the_id_of_a_feed_does_not_hang_on_the_order_of_its_address(client):
    ids = {
        read(client, f"/engagements/feed/?{query}").findtext(f"{ATOM}id")
        for query in ("kind=visit&country=KH", "country=KH&kind=visit")
    }
    assert ids == {"https://ties.example.org/engagements/feed/?country=KH&kind=visit"}


def test_agreements_have_a_feed_and_an_empty_one_is_still_a_feed(client):
    feed = read(client, "/agreements/feed/")
    assert (entries(feed), feed.findtext(f"{ATOM}updated")) == ([], "1970-01-01T00:00:00+00:00")
    an_agreement("KH", title="The plan")
    assert entries(read(client, "/agreements/feed/")) == ["The plan"]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("kind=party", "Kind: “party” is not one of the choices."),
        ("sort=title", "Address: “sort” is not a filter of this list."),
        ("page=2", "Address: “page” is not a filter of this list."),
        ("date_from=soon", "From: "),
    ],
)
def test_a_faulty_filter_is_said_in_plain_words(client, query, message):
    an_engagement("KH")
    response = client.get(f"/engagements/feed/?{query}")
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().startswith(message)


def test_a_reader_that_has_the_feed_is_not_sent_it_again(client):
    engagement = published_on(1, "KH")
    first = client.get("/engagements/feed/")
    for header, value in (("if-none-match", first["ETag"]), ("if-modified-since", first["Last-Modified"])):
        response = client.get("/engagements/feed/", headers={header: value})
        assert (response.status_code, response.content) == (304, b"")
    engagement.title = "Another title"
    engagement.save()
    assert client.get("/engagements/feed/", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_feed_of_many_takes_as_many_queries_as_one_of_few(client, django_assert_num_queries):
    for number in (1, 59):
        for _ in range(number):
            an_engagement("KH", "VN", part_of=an_engagement("KH"))
        with django_assert_num_queries(9):
            assert len(entries(read(client, "/engagements/feed/"))) == (2 if number == 1 else 50)


def test_a_list_leads_to_its_feed_with_its_filters(client):
    an_engagement("KH", kind="visit")
    page = client.get("/engagements/?country=KH&sort=title&per_page=50").content.decode()
    assert page.count('href="/engagements/feed/?country=KH"') == 2
    assert "/engagements/feed/" in client.get("/engagements/?country=ZZ").content.decode()
    assert "application/atom+xml" not in client.get("/officials/").content.decode()
