"""Data packages of lists."""

import io
import json
import zipfile

import pytest

from articles.models import Agreement, Engagement, Evidence
from tests import factories as made
from tests.published import an_agreement, an_article, an_engagement, an_official, cite

pytestmark = pytest.mark.django_db


def package(client, address):
    """Return the files of a package by name."""
    response = client.get(address)
    assert response.status_code == 200, response.content
    with zipfile.ZipFile(io.BytesIO(response.getvalue())) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def ids(text):
    return [line.partition(",")[0] for line in text.splitlines()[1:]]


@pytest.fixture
def records():
    """Make talks and a visit, each with an official and an article."""
    for kind in ("talks", "visit"):
        engagement = an_engagement("KH", "RU", id=kind, kind=kind, date="2021-12-16")
        official = an_official(id=f"official-of-{kind}", country="KH")
        made.ParticipationFactory(engagement=engagement, official=official)
        cite(an_article(id=f"report-of-{kind}"), engagement=engagement)


def test_a_package_of_a_filter_holds_its_records_and_what_they_refer_to(client, records):
    files = package(client, "/engagements/?kind=talks&format=zip")
    assert ids(files["engagements.csv"]) == ["talks"]
    assert ids(files["officials.csv"]) == ["official-of-talks"]
    assert ids(files["articles.csv"]) == ["report-of-talks"]
    assert json.loads(files["manifest.json"])["query"] == "/engagements/?kind=talks"


def test_a_package_of_agreements_holds_agreements(client, records):
    agreement = an_agreement("KH", "VN", id="plan")
    cite(an_article(), engagement=None, agreement=agreement)
    files = package(client, "/agreements/?format=zip")
    assert ids(files["agreements.csv"]) == ["plan"]
    assert ids(files["engagements.csv"]) == []


def test_it_is_named_after_the_list_and_streamed(client, records):
    response = client.get("/engagements/?format=zip")
    assert response.streaming
    assert response.headers["Content-Type"] == "application/zip"
    disposition = 'attachment; filename="defense_ties-engagements-package.zip"'
    assert response.headers["Content-Disposition"] == disposition


def test_records_that_cannot_go_out_are_named_before_the_first_byte(client, records):
    Evidence.objects.filter(engagement="talks").delete()
    response = client.get("/engagements/?format=zip")
    assert response.status_code == 400
    assert "these are published without evidence that would go with them: talks" in response.content.decode()


def test_no_draft_is_in_a_package(client, records):
    made.EngagementFactory(id="hidden", title="Hidden")
    assert "hidden" not in "".join(package(client, "/engagements/?format=zip").values()).lower()
    assert Engagement.objects.count() == 3
    assert Agreement.objects.count() == 0
