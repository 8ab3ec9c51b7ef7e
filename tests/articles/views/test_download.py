"""The downloads: editions with all that tells that they came whole, the records of today, and the ways on."""

import io
import json
import re
import zipfile

import pytest

from articles.editions import Folder, publish
from articles.models import Edition
from tests.published import an_agreement, an_article, an_edition, an_engagement, an_official, cite

pytestmark = pytest.mark.django_db


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def two_editions():
    """Publish two editions between which a visit came."""
    report = an_article(id="report")
    cite(report, agreement=an_agreement("KH", "VN", id="plan"))
    an_official(id="sok-dara")
    publish(version="2026.1", notes="The first one.")
    cite(report, 2, engagement=an_engagement("KH", "VN", id="visit", kind="visit", date="2022"))
    return publish(version="2026.2", notes="With a visit.\n\n<b>Not bold.</b>")


def test_without_editions_the_page_says_so_and_offers_the_records_of_today(client):
    page = text(client, "/downloads/")
    assert "No edition has been published here yet." in page
    assert '<a href="/downloads/today.zip"' in page


def test_the_page_shows_the_newest_edition_and_lists_all(client, two_editions):
    page = text(client, "/downloads/")
    assert "With a visit." in page
    assert "<b>Not bold" not in page
    assert "1 engagements, 1 agreements, 1 officials, 0 institutions, 1 articles." in page
    assert f"<code>{two_editions.sha256}</code>" in page
    assert "Creative Commons Attribution 4.0 International" in page
    assert re.findall(r'<a href="/downloads/([^/]+)/">\1</a>', page) == ["2026.2", "2026.1"]
    assert "the first: everything is new" in page


def test_an_edition_has_a_page_that_says_what_is_in_it_and_what_changed(client, two_editions):
    page = text(client, "/downloads/2026.2/")
    assert "<code>engagements</code>" in page
    assert "1 <code>added</code>" in page
    assert "How to read the change log" in page
    assert "How to read the change log" not in text(client, "/downloads/2026.1/")


def test_the_files_are_those_that_were_frozen(client, two_editions):
    folder = Folder(two_editions)
    package = client.get("/downloads/2026.2/package.zip")
    assert package.getvalue() == folder.package.read_bytes()
    assert package.headers["Content-Disposition"] == 'attachment; filename="defense_ties-2026.2.zip"'
    assert package.headers["Content-Length"] == str(two_editions.size)
    changes = client.get("/downloads/2026.2/changes.csv")
    assert changes.getvalue() == folder.changes.read_bytes()
    assert changes.headers["Content-Type"] == "text/csv; charset=utf-8"


def test_a_file_that_somebody_has_is_not_sent_again(client, two_editions):
    tag = client.get("/downloads/2026.2/package.zip").headers["ETag"]
    assert tag == f'"{two_editions.sha256}"'
    again = client.get("/downloads/2026.2/package.zip", headers={"If-None-Match": tag})
    assert (again.status_code, again.getvalue()) == (304, b"")


@pytest.mark.parametrize("state", ["writing", "failed"])
def test_an_edition_that_is_not_published_is_not_there(client, state):
    Edition.objects.create(version="2026.1", state=state, notes="Unseen")
    assert "Unseen" not in text(client, "/downloads/")
    for page in ("", "package.zip", "changes.csv"):
        assert client.get(f"/downloads/2026.1/{page}").status_code == 404


def test_the_first_edition_has_no_change_log_to_take(client, two_editions):
    assert client.get("/downloads/2026.1/changes.csv").status_code == 404


def test_a_file_that_is_lost_is_not_found_rather_than_a_fault(client):
    edition = an_edition("2026.1")
    Folder(edition).package.unlink()
    assert client.get("/downloads/2026.1/package.zip").status_code == 404
    assert client.get("/downloads/2026.1/").status_code == 200


def test_the_records_of_today_come_as_a_package(client, two_editions):
    cite(an_article(id="late"), engagement=an_engagement(id="talks"))
    response = client.get("/downloads/today.zip")
    assert response.headers["Content-Disposition"] == 'attachment; filename="defense_ties-today.zip"'
    with zipfile.ZipFile(io.BytesIO(response.getvalue())) as archive:
        rows = archive.read("engagements.csv").decode().splitlines()
        manifest = json.loads(archive.read("manifest.json"))
    assert [row.partition(",")[0] for row in rows] == ["id", "talks", "visit"]
    assert (manifest["edition"], manifest["query"]) == (None, None)


@pytest.mark.parametrize(
    ("form", "begins"), [("bibtex", "@misc{defense_ties-2026.2"), ("ris", "TY  - "), ("csl-json", "[")]
)
def test_an_edition_is_cited_in_the_forms_of_reference_managers(client, two_editions, form, begins):
    response = client.get("/downloads/2026.2/", {"cite": form})
    assert response.status_code == 200
    assert response.content.decode().startswith(begins)
    assert "2026.2" in response.headers["Content-Disposition"]


def test_a_form_of_citation_that_is_unknown_is_refused(client, two_editions):
    response = client.get("/downloads/2026.2/", {"cite": "word"})
    assert (response.status_code, "bibtex" in response.content.decode()) == (400, True)


def test_search_engines_for_data_find_the_newest_edition(client, two_editions):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text(client, "/downloads/"))
    data = json.loads(found[1])
    assert (data["@type"], data["version"]) == ("Dataset", "2026.2")
    assert data["distribution"]["sha256"] == two_editions.sha256


def test_the_page_asks_the_database_no_more_for_more_editions(client, django_assert_num_queries):
    for number in range(5):
        an_edition(f"2026.{number}")
    with django_assert_num_queries(2):
        client.get("/downloads/")
