"""The form by which readers report errors."""

import re
from datetime import timedelta

import pytest
from django.core.signing import TimestampSigner
from django.test import Client, RequestFactory
from django.utils import timezone

from articles.models import ErrorReport
from defense_ties.views.report_stamp import SALT, Stamp, sender_of
from tests import factories as made
from tests.published import an_engagement

pytestmark = pytest.mark.django_db


def stamped(monkeypatch, **ago):
    """Return the stamp of a form that was opened some time ago."""
    then = (timezone.now() - timedelta(**ago)).timestamp()
    with monkeypatch.context() as patch:
        patch.setattr("django.core.signing.time.time", lambda: then)
        return Stamp.now()


@pytest.fixture
def send(client, monkeypatch):
    """Return what sends the form, opened a minute ago unless said otherwise."""

    def send(address="/report/", **fields):
        given = {"words": "The date is wrong.", "stamp": stamped(monkeypatch, minutes=1)} | fields
        return client.post(address, given)

    return send


def text(response):
    return " ".join(response.content.decode().split())


def test_a_report_lands_with_the_coders_and_the_reader_is_told_the_address_of_the_record(client, send):
    visit = an_engagement(id="visit", title="The visit")

    response = send("/report/?record=engagement:visit", source="https://example.org", contact="a@example.org")

    assert (response.status_code, response.url) == (302, "/report/sent/?record=engagement%3Avisit")
    report = ErrorReport.objects.get()
    assert (report.words, report.source, report.contact, report.record_id) == (
        "The date is wrong.",
        "https://example.org",
        "a@example.org",
        "visit",
    )
    thanks = text(client.get(response.url))
    assert f'<a href="{visit.get_absolute_url()}">http://127.0.0.1:8000/engagements/visit/</a>' in thanks


def test_each_record_page_leads_to_the_form(client):
    visit = an_engagement(id="visit")

    page = client.get(visit.get_absolute_url()).content.decode()

    assert '<a href="/report/?record=engagement:visit" rel="nofollow">Report an error</a>' in page


def test_only_the_form_sets_a_cookie(client):
    assert list(client.get("/report/").cookies) == ["csrftoken"]
    assert not Client().get("/report/sent/").cookies


def test_a_form_without_the_token_of_the_site_is_refused(monkeypatch):
    client = Client(enforce_csrf_checks=True)
    fields = {"words": "Wrong.", "stamp": stamped(monkeypatch, minutes=1)}

    assert client.post("/report/", fields).status_code == 403
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', client.get("/report/").content.decode())
    assert token
    assert client.post("/report/", fields | {"csrfmiddlewaretoken": token[1]}).status_code == 302


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"words": " "}, "Say what is wrong."),
        ({"words": "x" * 4001}, "Ensure this value has at most 4000 characters (it has 4001)."),
        ({"contact": "x" * 201}, "Ensure this value has at most 200 characters (it has 201)."),
        ({"words": "a\0b"}, "Null characters are not allowed."),
        ({"website": "https://spam.example"}, "This box is there for machines: leave it empty"),
        ({"stamp": ""}, "The form did not come as this site made it."),
        ({"stamp": "report:1:forged"}, "The form did not come as this site made it."),
    ],
)
def test_what_cannot_be_taken_in_is_said_and_what_was_typed_is_kept(send, fields, says):
    response = send(**{"source": "Page 3 of the Post"} | fields)

    assert response.status_code == 400
    assert says in text(response)
    assert "Page 3 of the Post</textarea>" in text(response)
    assert not ErrorReport.objects.exists()


def test_a_form_sent_too_quickly_can_be_sent_again_as_it_is(client, send, monkeypatch):
    stamp = Stamp.now()
    response = send(stamp=stamp)

    assert "That was quicker than people type." in text(response)
    assert f'value="{stamp}"' in text(response)


def test_a_form_open_for_too_long_comes_back_with_a_new_stamp(send, monkeypatch):
    response = send(stamp=stamped(monkeypatch, hours=25))

    assert "The form was open for more than a day." in text(response)
    (stamp,) = re.findall(r'name="stamp" value="([^"]+)"', text(response))
    assert TimestampSigner(salt=SALT).unsign(stamp, max_age=60) == "report"
    assert "The date is wrong.</textarea>" in text(response)


def test_in_a_flood_the_reader_is_told_when_to_come_back(client, send):
    ErrorReport.objects.bulk_create(ErrorReport(words=f"Wrong {number}") for number in range(60))

    response = send()

    assert response.status_code == 429
    assert 3500 < int(response.headers["Retry-After"]) <= 3600
    assert "Yours was not taken in, but stands here" in text(response)
    assert "The date is wrong.</textarea>" in text(response)


@pytest.mark.parametrize("record", ["engagement:none", "engagement", "user:1", ":", "a\0b", "x" * 500])
def test_a_record_that_is_not_there_is_said_and_nothing_can_be_sent(client, send, record):
    made.EngagementFactory(id="draft")
    for asked in (record, "engagement:draft"):
        page = client.get("/report/", {"record": asked})
        assert page.status_code == 200
        assert "Part of the address cannot be read" in page.content.decode()
        assert "<textarea" not in page.content.decode()
    refused = send("/report/?record=engagement:draft")
    assert refused.status_code == 400
    assert "The date is wrong.</textarea>" in text(refused)
    assert not ErrorReport.objects.exists()


def test_the_code_of_an_address_does_not_show_it_and_is_that_of_its_network():
    def code(address):
        return sender_of(RequestFactory().get("/", REMOTE_ADDR=address))

    assert re.fullmatch("[0-9a-f]{64}", code("192.0.2.7"))
    assert code("192.0.2.7") != code("192.0.2.8")
    assert code("2001:db8::1") == code("2001:db8::ffff")
    assert code("127.0.0.1") == code("") == ""
