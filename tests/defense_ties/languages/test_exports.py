"""What is taken home is the same in every language."""

import json
import re

import pytest

from articles.models import ErrorReport
from tests.defense_ties.languages.pages import make_records
from tests.defense_ties.views.test_report import stamped

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("section", ["engagements", "agreements", "officials", "institutions", "articles"])
def test_a_list_downloads_the_same_rows(client, section):
    make_records()
    english = client.get(f"/{section}/?format=csv").getvalue()
    assert len(english.splitlines()) > 1
    assert client.get(f"/vi/{section}/?format=csv").getvalue() == english


@pytest.mark.parametrize("picture", ["timeline&by=topic", "matrix", "calendar", "network", "map"])
def test_the_numbers_of_a_picture_are_the_same(client, picture):
    make_records()
    english = client.get(f"/engagements/?view={picture}&format=csv").getvalue()
    assert len(english.splitlines()) > 1
    assert client.get(f"/vi/engagements/?view={picture}&format=csv").getvalue() == english


def test_coverage_downloads_the_same_rows(client):
    make_records()
    english = client.get("/coverage/?format=csv&year=2021").getvalue()
    assert client.get("/vi/coverage/?format=csv&year=2021").getvalue() == english


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl-json"])
@pytest.mark.parametrize(
    "record", ["engagements/talks", "agreements/mou", "officials/manet", "articles/report"]
)
def test_citations_are_the_same(client, record, form):
    make_records()
    english = client.get(f"/{record}/?cite={form}").content
    assert client.get(f"/vi/{record}/?cite={form}").content == english


def test_linked_data_are_the_same(client):
    make_records()
    block = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
    english, vietnamese = (
        json.loads(block.search(client.get(f"{prefix}/engagements/talks/").content.decode())[1])
        for prefix in ("", "/vi")
    )
    assert vietnamese == english


def test_a_report_from_a_vietnamese_page_is_stored_as_any_other(client, monkeypatch):
    make_records()
    said = {"words": "Sai.", "stamp": stamped(monkeypatch, minutes=1)}
    answer = client.post("/vi/report/?record=engagement:talks", said)
    assert answer.headers["Location"] == "/vi/report/sent/?record=engagement%3Atalks"
    report = ErrorReport.objects.get()
    assert (report.record_type, report.record_id, report.record_name) == (
        "engagement",
        "talks",
        "Kechcharcha",
    )


def test_the_pages_of_the_staff_stay_english(client, admin_client):
    admin_client.get("/vi/")
    page = admin_client.get("/admin/articles/engagement/add/").content.decode()
    assert "Courtesy call" in page
    assert "Tiếp xã giao" not in page
