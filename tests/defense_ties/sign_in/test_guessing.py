"""Guessing: after some failures nothing is taken for a while, for names that exist and names that do not."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings as site_settings
from django.test import Client, RequestFactory
from django.utils import timezone

from defense_ties.sign_in.guessing import address_of
from tests.defense_ties.sign_in.steps import CODE, LOGIN, a_phone, code_of, give_password, is_signed_in
from tests.factories import CoderFactory

pytestmark = pytest.mark.django_db


def guess(name, number, address="203.0.113.5"):
    """Send a wrong password a number of times, and return the last answer."""
    client = Client(REMOTE_ADDR=address)
    for _ in range(number):
        answer = client.post(LOGIN, {"username": name, "password": "wrong"})
    return answer


def opens(user, address):
    """Return whether the right password opens an account from an address."""
    client = Client(REMOTE_ADDR=address)
    give_password(client, user)
    return is_signed_in(client)


def test_five_failures_close_the_door_and_four_do_not():
    user = CoderFactory()

    assert guess(user.username, 4).status_code == 200
    answer = guess(user.username, 1)

    assert answer.status_code == 429
    assert 840 <= int(answer.headers["Retry-After"]) <= 900
    page = " ".join(answer.content.decode().split())
    assert "<h1>Too many wrong attempts</h1>" in page
    assert "in about 15 minutes" in page
    assert not opens(user, "203.0.113.5")


def test_a_name_that_does_not_exist_is_answered_alike():
    user = CoderFactory()
    known, unknown = guess(user.username, 5), guess("nobody", 5)

    assert known.status_code == unknown.status_code == 429
    assert known.content == unknown.content


def test_a_closed_door_is_open_from_elsewhere_and_for_others():
    user = CoderFactory()
    guess(user.username, 5)

    assert opens(user, "203.0.113.6")
    assert opens(CoderFactory(), "203.0.113.5")


def test_after_a_while_the_door_is_open_again():
    user = CoderFactory()
    guess(user.username, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))

    assert opens(user, "203.0.113.5")


def test_knocking_does_not_keep_it_closed_for_longer():
    user = CoderFactory()
    guess(user.username, 5)
    before = AccessAttempt.objects.get().attempt_time
    guess(user.username, 3)

    assert AccessAttempt.objects.get().attempt_time == before


def test_signing_in_forgets_earlier_failures():
    user = CoderFactory()
    guess(user.username, 4)

    assert opens(user, "203.0.113.5")
    assert guess(user.username, 4).status_code == 200


def test_one_address_cannot_try_one_name_after_another():
    for number in range(10):
        guess(f"name{number}", 5)

    assert guess("another", 1).status_code == 429
    assert guess("another", 1, address="203.0.113.6").status_code == 200


def test_one_name_cannot_be_tried_from_one_address_after_another():
    user = CoderFactory()
    for number in range(10):
        guess(user.username, 5, address=f"203.0.113.{number}")

    assert not opens(user, "203.0.113.99")


def test_a_proxy_that_is_not_trusted_does_not_close_the_door_to_everybody():
    for number in range(10):
        guess(f"name{number}", 5, address="127.0.0.1")

    assert opens(CoderFactory(), "127.0.0.1")


def test_wrong_codes_count_like_wrong_passwords():
    user = CoderFactory()
    phone = a_phone(user)
    client = Client(REMOTE_ADDR="203.0.113.5")
    give_password(client, user)
    for _ in range(4):
        assert client.post(CODE, {"code": "12345"}).status_code == 200

    assert client.post(CODE, {"code": "12345"}).status_code == 429
    assert client.post(CODE, {"code": code_of(phone.key)}).status_code == 429
    assert not is_signed_in(client)


def test_what_was_typed_is_not_stored():
    client = Client()
    client.post(LOGIN, {"username": "nobody", "password": "hunter2", "next": "/secret/", "kept": "words"})

    attempt = AccessAttempt.objects.get()
    assert not any(word in attempt.post_data + attempt.get_data for word in ("hunter2", "secret", "words"))


@pytest.mark.parametrize(
    ("trusted", "sent", "address"),
    [
        (False, {"REMOTE_ADDR": "203.0.113.5"}, "203.0.113.5"),
        (False, {"REMOTE_ADDR": "203.0.113.5", "HTTP_X_FORWARDED_FOR": "198.51.100.1"}, "203.0.113.5"),
        (True, {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "198.51.100.1"}, "198.51.100.1"),
        (True, {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "1.2.3.4, 198.51.100.1"}, "198.51.100.1"),
        (True, {"REMOTE_ADDR": "203.0.113.5"}, "203.0.113.5"),
        (True, {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "x' OR 1=1"}, None),
        (False, {"REMOTE_ADDR": ""}, None),
        (False, {"REMOTE_ADDR": "fe80::1%eth0"}, "fe80::1"),
    ],
)
def test_the_address_is_the_proxys_word_only_where_it_is_trusted(settings, trusted, sent, address):
    settings.TRUST_FORWARDED_FOR = trusted

    assert address_of(RequestFactory().get("/", **sent)) == address


@pytest.mark.parametrize("address", ["", "not an address"])
def test_guesses_without_an_address_are_counted_too(address):
    user = CoderFactory()

    assert guess(user.username, 5, address=address).status_code == 429


@pytest.mark.parametrize("name", ["\0", "a\0b", "x" * 5000, "ﷺ" * 100, "' OR 1=1 --", "\u202e"])
def test_an_odd_name_is_refused_without_a_fault(client, name):
    assert client.post(LOGIN, {"username": name, "password": "a\0b"}).status_code == 200


def test_the_libraries_find_nothing_wrong_with_how_they_are_set():
    assert site_settings.MIDDLEWARE[-1] == "axes.middleware.AxesMiddleware"
    assert site_settings.AUTHENTICATION_BACKENDS[0] == "axes.backends.AxesStandaloneBackend"
