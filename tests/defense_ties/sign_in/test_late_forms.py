"""A form that is sent after its session has ended: what was typed comes back."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.models import Publisher
from defense_ties.sign_in.sessions import SEEN
from tests.defense_ties.sign_in.steps import CODE, LOGIN, a_phone, code_of
from tests.factories import CoderFactory, ReviewerFactory
from tests.posting import page

pytestmark = pytest.mark.django_db

ADD = page(Publisher, "add")
TYPED = "Agence\nKampuchea Presse & “fils”"


def boxes_of(response):
    """Return what the forms on a page would send, the kept one's fields last."""
    html = response.content.decode()
    return dict(re.findall(r'<input type="hidden"\s+name="(\w+)"\s+value="([^"]*)"', html))


def sent_late(user, **more):
    """Return a browser whose session has ended, and the answer to the form that it sends."""
    client = Client()
    client.force_login(user)
    session = client.session
    session[SEEN] = 0
    session.save()
    return client, client.post(ADD, {"name": TYPED, "_save": "Save", **more})


def test_it_is_answered_with_what_was_typed_and_a_way_to_sign_in():
    _, response = sent_late(CoderFactory())

    assert response.status_code == 403
    assert response.context["title"] == "You are not signed in any more"
    assert dict(response.context["shown"]) == {"name": TYPED}
    assert boxes_of(response)["next"] == ADD


def test_after_signing_in_it_can_be_sent_again():
    user = CoderFactory()
    client, late = sent_late(user)

    again = client.post(
        LOGIN, {"username": user.username, "password": "password", "kept": late.context["kept"], "next": ADD}
    )

    assert again.context["late"]["path"] == ADD
    assert again.context["late"]["fields"] == [["name", TYPED], ["_save", "Save"]]
    assert "Agence\nKampuchea Presse &amp; “fils”</textarea>" in again.content.decode()


def test_it_is_carried_through_a_wrong_password_and_the_second_factor():
    user = ReviewerFactory()
    phone = a_phone(user)
    client, late = sent_late(user)
    kept = late.context["kept"]

    wrong = client.post(LOGIN, {"username": user.username, "password": "wrong", "kept": kept})
    assert wrong.context["kept"] == kept
    asked = client.post(LOGIN, {"username": user.username, "password": "password", "kept": kept})
    assert asked.context["kept"] == kept
    again = client.post(CODE, {"code": code_of(phone.key), "kept": kept})

    assert again.context["late"]["fields"] == [["name", TYPED], ["_save", "Save"]]


def test_what_the_site_has_not_sealed_is_passed_over():
    user = CoderFactory()

    response = Client().post(
        LOGIN, {"username": user.username, "password": "password", "kept": "forged", "next": ADD}
    )

    assert response.url == ADD


def test_a_form_without_its_token_is_not_kept():
    client = Client(enforce_csrf_checks=True)

    response = client.post("/admin/articles/article/add-many/", {"text": "Planted"})

    assert "Planted" not in response.content.decode()


@pytest.mark.parametrize(
    "secret", [{"password1": "hunter2"}, {"old_password": "hunter2"}, {"code": "123456"}]
)
def test_a_form_with_a_secret_is_not_kept(secret):
    _, response = sent_late(CoderFactory(), **secret)

    assert response.url == f"{LOGIN}?next={ADD}"


def test_files_have_to_be_chosen_again_and_it_says_so():
    _, response = sent_late(CoderFactory(), uploads=SimpleUploadedFile("a.txt", b"words"))

    assert "Files cannot be kept" in response.content.decode()


def test_too_much_to_keep_leads_to_signing_in():
    _, response = sent_late(CoderFactory(), note="x" * 2_450_000)

    assert response.status_code == 302


def test_a_script_gets_the_plain_answer(client):
    response = client.post(ADD, {"name": TYPED}, headers={"Sec-Fetch-Mode": "cors"})

    assert response.url == f"{LOGIN}?next={ADD}"


def test_a_stale_form_says_what_happened_and_that_nothing_is_lost():
    client = Client(enforce_csrf_checks=True)
    client.force_login(CoderFactory())

    page = " ".join(client.post(ADD, {"name": TYPED}).content.decode().split())

    assert "signed in elsewhere, since the page was opened" in page
    assert "what you typed is still there" in page
