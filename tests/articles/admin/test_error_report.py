"""The queue of errors that readers report, as staff work through it."""

import pytest
from django.urls import reverse

from articles.error_reports import report_error
from articles.models import ErrorReport
from tests.posting import page
from tests.published import an_engagement

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_errorreport_changelist")


@pytest.fixture
def report():
    """Make a report of an error in an engagement."""
    visit = an_engagement(id="visit", title="The visit")
    return report_error(record=visit, words="<b>It was in May.</b>", contact="a@example.org")


def test_the_list_shows_what_is_open_and_leads_to_the_record(coder, report):
    text = coder.get(LIST).content.decode()

    assert '<a href="/admin/articles/engagement/visit/change/">The visit</a>' in text
    assert '<a href="/engagements/visit/">public page</a>' in text
    assert "&lt;b&gt;It was in May.&lt;/b&gt;" in text
    ErrorReport.objects.update(state="dismissed", decided_at=report.reported_at)
    assert coder.get(LIST).context["cl"].result_count == 0
    assert coder.get(f"{LIST}?state=all").context["cl"].result_count == 1
    assert coder.get(f"{LIST}?state=dismissed").context["cl"].result_count == 1


def test_a_coder_answers_a_report_and_cannot_change_the_words_of_the_reader(coder, report):
    coder.post(page(report), {"state": "answered", "answer": "Put right.", "words": "Nothing is wrong."})

    report.refresh_from_db()
    assert (report.state, report.answer, report.words) == ("answered", "Put right.", "<b>It was in May.</b>")
    assert report.decided_by.groups.get().name == "coder"
    assert report.decided_at


def test_advertisements_are_dismissed_from_the_list(coder, report):
    sent = {"action": "dismiss", "_selected_action": [report.pk]}
    response = coder.post(LIST, sent, follow=True)

    assert "1 report was dismissed." in response.content.decode()
    assert not ErrorReport.objects.open().exists()


def test_the_desk_and_the_form_of_the_record_lead_to_what_is_open(coder, report):
    desk = coder.get(reverse("admin:index")).content.decode()
    form = coder.get("/admin/articles/engagement/visit/change/").content.decode()

    assert "Errors that readers report" in desk
    assert f'href="{LIST}?q=visit"' in form
    assert "Error reported" in form


def test_nobody_writes_a_report_for_a_reader(admin_client):
    assert "Add report" not in admin_client.get(LIST).content.decode()
    assert admin_client.get(f"{LIST}add/").status_code == 403
