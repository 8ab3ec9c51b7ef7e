"""The staff's pages of editions."""

import re

import pytest

from articles.editions import publish, publishing
from articles.models import Edition
from tests.published import an_article, an_edition

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/edition/add/"


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def at_once(monkeypatch):
    """Do at once what else is done beside the request."""
    monkeypatch.setattr(publishing, "in_background", lambda work, *args: work(*args))


def test_a_reviewer_publishes_an_edition(reviewer, at_once):
    an_article()
    form = text(reviewer.get(ADD))
    assert '<th scope="row">Articles</th> <td class="n">1</td> <td class="n">0</td>' in form

    page = reviewer.post(ADD, {"version": "2026.1", "notes": "The first."}, follow=True)

    assert page.redirect_chain[-1][0] == "/admin/articles/edition/2026.1/change/"
    assert '<a href="/downloads/2026.1/">its public page</a>' in text(page)
    edition = Edition.objects.get()
    assert (edition.state, edition.notes) == ("published", "The first.")
    assert edition.made_by.username in text(page)


def test_a_refusal_keeps_what_was_typed(reviewer, at_once):
    an_article()
    publish(version="2026.1")
    page = reviewer.post(ADD, {"version": "2026.1", "notes": "What is new."})
    assert page.status_code == 422
    assert "There is an edition of this version already." in text(page)
    assert "What is new." in text(page)
    assert 'value="2026.1"' in text(page)


@pytest.mark.parametrize("version", ["", "Two words", "../etc"])
def test_a_version_that_cannot_be_is_said_beside_the_box(reviewer, version):
    page = reviewer.post(ADD, {"version": version})
    assert (page.status_code, 'class="errorlist"' in text(page)) == (422, True)
    assert not Edition.objects.exists()


def test_the_page_shows_how_far_the_work_is(reviewer, monkeypatch):
    monkeypatch.setattr(publishing, "in_background", lambda *args: None)
    an_article()
    reviewer.post(ADD, {"version": "2026.1"})
    edition = Edition.objects.get()
    address = "/admin/articles/edition/2026.1/change/"
    assert '<progress aria-label="Rows"></progress>' in text(reviewer.get(address))

    publishing.Folder(edition).progress.note(50, 200)

    page = text(reviewer.get(address))
    assert '<progress value="50" max="200" aria-label="Rows">25 %</progress>' in page
    assert "Row 50 of 200" in page
    assert "import.js" in page


def test_work_that_stopped_can_be_begun_again(reviewer, at_once, monkeypatch):
    an_article()
    publishing.begin(version="2026.1", notes="Meant so.")
    monkeypatch.setattr("defense_ties.lib.background.SILENCE", -1)
    assert "The work stopped before its end" in text(reviewer.get("/admin/articles/edition/2026.1/change/"))
    assert "Stopped" in text(reviewer.get("/admin/articles/edition/"))

    reviewer.post("/admin/articles/edition/2026.1/again/")

    assert list(Edition.objects.values_list("version", "state", "notes")) == [
        ("2026.1", "published", "Meant so.")
    ]


def test_what_made_it_fail_is_shown(reviewer, coder):
    Edition.objects.create(version="2026.1", state="failed", message="No space left on device.")
    address = "/admin/articles/edition/2026.1/change/"
    assert "No space left on device." in text(reviewer.get(address))
    assert "Begin again" in text(reviewer.get(address))
    assert "Begin again" not in text(coder.get(address))


def test_a_published_edition_is_begun_no_second_time(reviewer):
    an_article()
    an_edition("2026.1", notes="As it was.")
    page = reviewer.post("/admin/articles/edition/2026.1/again/", follow=True)
    assert "There is an edition of this version already." in text(page)
    assert Edition.objects.get().notes == "As it was."


def test_coders_see_editions_and_publish_none(coder):
    an_edition("2026.1")
    assert "2026.1" in text(coder.get("/admin/articles/edition/"))
    assert coder.post(ADD, {"version": "2026.2"}).status_code == 403
    assert coder.post("/admin/articles/edition/2026.1/again/").status_code == 403


def test_an_edition_that_is_not_there_is_said(reviewer):
    page = reviewer.get("/admin/articles/edition/1999/change/", follow=True)
    assert "There is no such edition." in text(page)
