"""The pages about the data."""

import pytest

from articles.models import ErrorReport
from tests.published import an_agreement, an_article, an_engagement

pytestmark = pytest.mark.django_db

PAGES = [
    "/about/",
    "/about/gaps/",
    "/about/citing/",
    "/codebook/",
    "/coverage/",
    "/report/",
    "/report/sent/",
]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_makes_sense_in_an_empty_database_and_says_what_it_cannot_be_asked(client, address):
    assert client.get(address).status_code == 200
    asked = client.get(f"{address}?<b>=1&q=%ff")
    assert asked.status_code == 200
    assert "“&lt;b&gt;” is not something that this page can be asked." in asked.content.decode()


def test_every_page_leads_to_them_from_its_foot_and_the_first_page_as_well(client):
    foot = client.get("/officials/").content.decode().partition("<footer")[2]
    side = client.get("/").content.decode().partition("<footer")[0]

    for address in ("/about/", "/about/gaps/", "/codebook/", "/coverage/"):
        assert f'href="{address}"' in foot
        assert f'href="{address}"' in side
    for address in ("/about/citing/", "/report/"):
        assert f'href="{address}"' in foot


def test_the_gaps_are_counted_and_lead_to_the_records(client, django_assert_max_num_queries):
    an_engagement("KH", "VN", date="2021", date_basis="inferred")
    an_agreement("KH", "VN")
    an_article(publisher=None)
    with django_assert_max_num_queries(20):
        page = " ".join(client.get("/about/gaps/").content.decode().split())

    assert '<a href="/engagements/?basis=inferred&amp;status=held">1</a>' in page
    assert client.get("/engagements/?basis=inferred&status=held").context["page"].paginator.count == 1
    assert "1 published article of 0 publishers." in page
    assert "No month of any publisher has been declared as read in whole" in page


def test_the_citation_names_the_site_the_licence_and_the_latest_record(client):
    visit = an_engagement()
    page = client.get("/about/citing/").content.decode()

    assert f"Records published up to {visit.published_at:%Y-%m-%d}." in page
    assert "http://127.0.0.1:8000/</pre>" in page
    assert "https://creativecommons.org/licenses/by/4.0/" in page
    assert "engagements 1" in page


def test_no_report_shows_on_a_public_page(client):
    ErrorReport.objects.create(words="Zyzzyva", contact="zyzzyva@example.org")

    for address in PAGES:
        assert "zyzzyva" not in client.get(address).content.decode().lower()
