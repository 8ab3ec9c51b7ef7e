"""Signing in with a password, then with a code."""

import pytest
from django.conf import settings as site_settings
from django.test import Client

from tests.defense_ties.sign_in.steps import (
    CODE,
    DESK,
    ENROL,
    LOGIN,
    a_phone,
    backup_codes,
    code_of,
    give_password,
    is_signed_in,
)
from tests.factories import CoderFactory, ReviewerFactory, UserFactory

pytestmark = pytest.mark.django_db

NOT_RIGHT = "That name and password open no staff account. Both may be case-sensitive."


def said(response):
    return response.context["form"].non_field_errors()


def test_a_coder_without_a_second_factor_signs_in_by_password(client):
    assert give_password(client, CoderFactory()).url == DESK
    assert is_signed_in(client)


def test_a_wrong_password_and_an_unknown_name_are_told_alike(client):
    wrong = give_password(client, CoderFactory(), "wrong")
    unknown = client.post(LOGIN, {"username": "nobody", "password": "wrong"})
    no_staff = give_password(client, UserFactory())

    assert said(wrong) == said(unknown) == [NOT_RIGHT]
    assert len(said(no_staff)) == 1
    assert not is_signed_in(client)


def test_a_closed_account_does_not_open(client):
    give_password(client, CoderFactory(is_active=False))

    assert not is_signed_in(client)


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/admin/articles/article/?q=a", "/admin/articles/article/?q=a"),
        ("https://elsewhere.example/", DESK),
        ("//elsewhere.example/", DESK),
        ("javascript:alert(1)", DESK),
        ("/admin/login/", DESK),
        ("/admin/logout/", DESK),
        ("", DESK),
    ],
)
def test_signing_in_leads_to_pages_of_this_site_only(client, asked, led):
    assert give_password(client, CoderFactory(), next=asked).url == led


def test_who_is_signed_in_is_led_on(coder):
    assert coder.get(LOGIN).url == DESK
    assert coder.get(f"{LOGIN}?next=/admin/people/").url == "/admin/people/"


def test_with_a_phone_the_password_alone_signs_nobody_in(client):
    user = CoderFactory()
    a_phone(user)

    response = give_password(client, user, next="/admin/people/")

    assert response.url == f"{CODE}?next=%2Fadmin%2Fpeople%2F"
    assert "_auth_user_id" not in client.session
    assert not is_signed_in(client)


def test_the_code_of_the_phone_signs_in(client):
    user = CoderFactory()
    phone = a_phone(user)
    give_password(client, user)

    response = client.post(CODE, {"code": code_of(phone.key), "next": "/admin/people/"})

    assert response.url == "/admin/people/"
    assert is_signed_in(client)


def test_a_code_is_taken_as_people_type_it(client):
    user = CoderFactory()
    phone = a_phone(user)
    give_password(client, user)
    code = code_of(phone.key)

    client.post(CODE, {"code": f" {code[:3]} {code[3:]}"})

    assert is_signed_in(client)


def test_a_code_that_was_seen_over_a_shoulder_does_not_work_again(client):
    user = CoderFactory()
    phone = a_phone(user)
    code = code_of(phone.key)
    other = Client()
    for browser in (client, other):
        give_password(browser, user)

    client.post(CODE, {"code": code})
    response = other.post(CODE, {"code": code})

    assert is_signed_in(client)
    assert not is_signed_in(other)
    assert "That code does not fit." in response.context["form"].errors["code"][0]


def test_after_a_wrong_code_the_next_one_has_to_wait(client):
    user = CoderFactory()
    phone = a_phone(user)
    give_password(client, user)
    wrong = "000000" if code_of(phone.key) != "000000" else "000001"

    client.post(CODE, {"code": wrong})
    client.post(CODE, {"code": wrong})
    phone.refresh_from_db()
    response = client.post(CODE, {"code": code_of(phone.key)})

    assert phone.throttling_failure_count >= 1
    assert "the next one has to wait" in response.context["form"].errors["code"][0]
    assert not is_signed_in(client)


@pytest.mark.parametrize("odd", ["", "٣٣٣٣٣٣", "12345", "1234567", "-12345", "\0", "x" * 41, "' OR 1=1"])
def test_an_odd_code_is_refused_in_words(client, odd):
    user = CoderFactory()
    a_phone(user)
    backup_codes(user)
    give_password(client, user)

    response = client.post(CODE, {"code": odd})

    assert response.status_code == 200
    assert response.context["form"].errors["code"]
    assert not is_signed_in(client)


def test_a_backup_code_opens_once(client):
    user = CoderFactory()
    a_phone(user)
    codes = backup_codes(user)
    other = Client()
    for browser in (client, other):
        give_password(browser, user)

    client.post(CODE, {"code": codes[3].upper().replace("-", " ")})
    other.post(CODE, {"code": codes[3]})

    assert is_signed_in(client)
    assert not is_signed_in(other)


def test_a_code_of_somebody_else_does_not_fit(client):
    user, other = CoderFactory(), CoderFactory()
    a_phone(user)
    codes = backup_codes(other)
    give_password(client, user)

    client.post(CODE, {"code": code_of(a_phone(other).key)})
    client.post(CODE, {"code": codes[0]})

    assert not is_signed_in(client)


def test_the_page_for_the_code_is_closed_to_who_gave_no_password(client):
    assert client.get(CODE).url == LOGIN
    assert client.post(CODE, {"code": "123456"}).url == LOGIN


@pytest.mark.parametrize("change", ["closed", "other password", "too late"])
def test_between_password_and_code_much_can_happen(client, change):
    user = CoderFactory()
    phone = a_phone(user)
    give_password(client, user)
    if change == "closed":
        user.is_active = False
    if change == "other password":
        user.set_password("another")
    user.save()
    if change == "too late":
        session = client.session
        session["signing_in"] = session["signing_in"] | {"since": session["signing_in"]["since"] - 901}
        session.save()

    assert client.post(CODE, {"code": code_of(phone.key)}).url == LOGIN
    assert not is_signed_in(client)


def test_the_key_of_the_session_changes_with_the_password_and_with_the_code(client):
    user = CoderFactory()
    phone = a_phone(user)
    client.get(LOGIN)
    give_password(client, user)
    first = client.cookies[site_settings.SESSION_COOKIE_NAME].value
    client.post(CODE, {"code": code_of(phone.key)})

    assert client.cookies[site_settings.SESSION_COOKIE_NAME].value != first


def test_somebody_else_can_sign_in_instead(client):
    user = CoderFactory()
    a_phone(user)
    give_password(client, user)

    assert client.post("/admin/login/leave/").url == LOGIN
    assert client.get(CODE).url == LOGIN
    assert client.get("/admin/login/leave/").status_code == 405


def test_a_reviewer_without_a_phone_is_led_to_set_one_up_where_it_is_required(client, settings):
    settings.SECOND_FACTOR = "required"

    assert give_password(client, ReviewerFactory()).url == ENROL
    assert "_auth_user_id" not in client.session


def test_the_cookie_of_the_session_is_out_of_reach_of_scripts_and_other_sites(client):
    give_password(client, CoderFactory())
    cookie = client.cookies[site_settings.SESSION_COOKIE_NAME]

    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"


def test_the_pages_of_signing_in_are_never_kept_by_a_browser(client):
    user = CoderFactory()
    a_phone(user)
    give_password(client, user)

    for page in (LOGIN, CODE):
        assert "no-store" in client.get(page).headers["Cache-Control"]
