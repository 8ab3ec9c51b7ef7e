"""Pages for what went wrong, in the look of the site."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import Client

from articles.views.engagement import EngagementList


@pytest.mark.parametrize(
    ("fault", "status", "title"),
    [
        (SuspiciousOperation("odd"), 400, "This address cannot be read"),
        (PermissionDenied("no"), 403, "This page is not open to you"),
        (RuntimeError("a fault of our own"), 500, "Something went wrong here"),
    ],
)
def test_a_fault_has_a_page_that_says_what_it_is(monkeypatch, fault, status, title):
    def fail(view, request):
        raise fault

    monkeypatch.setattr(EngagementList, "get", fail)
    response = Client(raise_request_exception=False).get("/engagements/")
    page = response.content.decode()
    assert response.status_code == status
    assert f"<h1>{title}</h1>" in page
    assert "defense_ties/site.css" in page
    assert "a fault of our own" not in page


def test_a_missing_page_leads_on(client):
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    assert "<h1>There is no such page</h1>" in response.content.decode()
    assert '<a href="/engagements/">' in response.content.decode()


def test_a_form_without_its_token_is_refused_in_the_look_of_the_site(db):
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a"})
    assert response.status_code == 403
    assert "<h1>This form could not be taken</h1>" in response.content.decode()


def test_the_page_for_a_fault_needs_neither_request_nor_database():
    assert "Something went wrong here" in render_to_string("500.html")


@pytest.mark.parametrize("parameters", [5001, 20_000])
def test_too_many_parameters_are_refused(client, db, parameters):
    query = "&".join(f"p{number}=1" for number in range(parameters))
    assert client.get(f"/engagements/?{query}").status_code == 400
