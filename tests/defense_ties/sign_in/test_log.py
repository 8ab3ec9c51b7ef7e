"""What the log is told of signing in, and what it never is."""

import logging

import pytest
from django.test import Client

from tests.defense_ties.sign_in.steps import CODE, ENROL, LOGIN, a_phone, code_of, give_password
from tests.factories import CoderFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(caplog):
    """Return a function that gives the lines of the log so far."""
    caplog.set_level(logging.INFO)
    return lambda: [record.getMessage() for record in caplog.records if "sign_in" in record.name]


def test_signing_in_and_out_is_told(client, told):
    give_password(client, CoderFactory(username="sokha"))
    client.post("/admin/logout/")

    assert told() == ["sokha signed in from 127.0.0.1.", "sokha signed out."]


def test_failures_and_closed_doors_are_told(client, told):
    user = CoderFactory(username="sokha")
    for _ in range(5):
        give_password(client, user, "wrong")

    assert sorted(told()) == [
        *["A wrong password for sokha from 127.0.0.1."] * 5,
        "Locked out: sokha from 127.0.0.1.",
    ]


def test_a_password_in_the_wrong_box_is_not_told(client, told):
    client.post(LOGIN, {"username": "hunter2", "password": "x"})

    assert told() == ["A wrong password for an unknown name from 127.0.0.1."]


def test_no_secret_is_told(client, caplog):
    caplog.set_level(logging.DEBUG)
    user = CoderFactory(username="sokha")
    client.force_login(user)
    client.get(ENROL)
    key = client.session["second_factor_key"]["key"]
    codes = client.post(ENROL, {"code": code_of(key), "password": "password"}).context["codes"]
    other = Client()
    give_password(other, user)
    other.post(CODE, {"code": codes[0]})

    said = [record.getMessage() for record in caplog.records if "django.db" not in record.name]
    assert "Account sokha: sokha set up a second factor." in said
    assert "Account sokha: sokha used a backup code to sign in." in said
    secrets = ["password ", key, *codes]
    assert [line for line in said if any(secret in line for secret in secrets)] == []


def test_a_wrong_code_is_told(client, told):
    user = CoderFactory(username="sokha")
    a_phone(user)
    give_password(client, user)
    client.post(CODE, {"code": "12345"})

    assert told() == ["A wrong code for sokha from 127.0.0.1."]
