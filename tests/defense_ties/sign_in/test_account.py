"""One's own account: setting up a second factor, backup codes, and doing without."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from defense_ties.sign_in.factor import factor_of
from tests.defense_ties.sign_in.steps import (
    CODE,
    DESK,
    ENROL,
    a_phone,
    backup_codes,
    code_of,
    give_password,
    is_signed_in,
    verify,
)
from tests.factories import AdministratorFactory, CoderFactory, ReviewerFactory, UserFactory

pytestmark = pytest.mark.django_db

ACCOUNT = "/admin/account/"
CODES = "/admin/account/codes/"
OFF = "/admin/account/off/"


@pytest.fixture
def required(settings):
    """Make the site ask reviewers and administrators for a second factor."""
    settings.SECOND_FACTOR = "required"


def key_offered_to(client):
    """Return the key on the page for setting up, in hexadecimal digits."""
    client.get(ENROL)
    return client.session["second_factor_key"]["key"]


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("factory", [ReviewerFactory, AdministratorFactory])
def test_who_has_to_have_one_sets_it_up_in_the_course_of_signing_in(client, required, factory):
    user = factory()
    give_password(client, user, next="/admin/people/")
    key = key_offered_to(client)

    response = client.post(ENROL, {"code": code_of(key), "next": "/admin/people/"})

    assert len(response.context["codes"]) == 10
    assert response.context["has_permission"] is True
    assert response.context["leads_to"] == "/admin/people/"
    assert is_signed_in(client)
    assert factor_of(user).codes_left == 10


def test_the_page_shows_the_key_as_a_picture_and_as_text(coder):
    response = coder.get(ENROL)
    page = response.content.decode()

    assert '<img src="data:image/svg+xml' in page
    assert response.context["address"].startswith("otpauth://totp/defense_ties%3Acoder")
    assert "style=" not in page
    assert len(response.context["secret"].replace(" ", "")) == 32


def test_the_key_stays_the_same_until_it_is_taken(coder):
    first = key_offered_to(coder)

    coder.post(ENROL, {"code": "000000", "password": "password"})

    assert key_offered_to(coder) == first


def test_the_code_that_set_up_the_phone_does_not_sign_in(client, required):
    user = ReviewerFactory()
    give_password(client, user)
    code = code_of(key_offered_to(client))
    client.post(ENROL, {"code": code})

    other = Client()
    give_password(other, user)
    other.post(CODE, {"code": code})

    assert not is_signed_in(other)


def test_a_wrong_first_code_sets_up_nothing(client, required):
    user = ReviewerFactory()
    give_password(client, user)
    key = key_offered_to(client)
    wrong = "000000" if code_of(key) != "000000" else "000001"

    response = client.post(ENROL, {"code": wrong})

    assert "is the clock of the phone right?" in response.context["form"].errors["code"][0]
    assert factor_of(user) is None
    assert not is_signed_in(client)


def test_who_is_signed_in_gives_the_password_again_to_set_up_a_phone(coder):
    key = key_offered_to(coder)

    refused = coder.post(ENROL, {"code": code_of(key), "password": "wrong"})
    assert refused.context["form"].errors == {"password": ["That is not your password."]}
    taken = coder.post(ENROL, {"code": code_of(key), "password": "password"})

    assert len(taken.context["codes"]) == 10
    assert TOTPDevice.objects.count() == 1


def test_a_new_phone_takes_the_place_of_the_old_one_and_its_codes(client):
    user = CoderFactory()
    phone = a_phone(user)
    old = backup_codes(user)
    client.force_login(user)
    verify(client, phone)
    client.post(ENROL, {"code": code_of(key_offered_to(client)), "password": "password"})
    other = Client()
    give_password(other, user)

    assert not TOTPDevice.objects.filter(pk=phone.pk).exists()
    assert StaticToken.objects.count() == 10
    other.post(CODE, {"code": old[0]})
    assert not is_signed_in(other)


def test_codes_are_not_stored_as_they_are_shown(coder):
    shown = coder.post(ENROL, {"code": code_of(key_offered_to(coder)), "password": "password"}).context[
        "codes"
    ]
    stored = set(StaticToken.objects.values_list("token", flat=True))

    assert len(set(shown)) == 10
    assert stored.isdisjoint({code.replace("-", "") for code in shown})


def test_codes_are_shown_once(coder):
    coder.post(ENROL, {"code": code_of(key_offered_to(coder)), "password": "password"})

    assert "0 of 10 backup codes used" in " ".join(coder.get(ACCOUNT).content.decode().split())
    assert "codes" not in (coder.get(ACCOUNT).context or {})
    assert "second_factor_key" not in coder.session


def test_used_codes_are_counted(client):
    user = CoderFactory()
    a_phone(user)
    codes = backup_codes(user)
    for code in codes[:2]:
        client = Client()
        give_password(client, user)
        client.post(CODE, {"code": code})

    assert "2 of 10 backup codes used" in " ".join(client.get(ACCOUNT).content.decode().split())


def test_new_codes_void_the_old_ones_and_ask_for_the_password(client):
    user = CoderFactory()
    phone = a_phone(user)
    old = backup_codes(user)
    client.force_login(user)
    verify(client, phone)

    assert client.post(CODES, {"password": "wrong"}).context["form"].errors
    assert StaticToken.objects.count() == 10
    new = client.post(CODES, {"password": "password"}).context["codes"]

    assert len(new) == 10
    assert set(new).isdisjoint(old)
    assert StaticToken.objects.count() == 10


def test_a_coder_may_do_without_again(client):
    user = CoderFactory()
    phone = a_phone(user)
    client.force_login(user)
    verify(client, phone)

    client.post(OFF, {"password": "wrong"})
    assert factor_of(user)
    client.post(OFF, {"password": "password"})

    assert factor_of(user) is None
    assert is_signed_in(client)


def test_a_reviewer_may_not_do_without(client, required):
    user = ReviewerFactory()
    client.force_login(user)
    verify(client, a_phone(user))

    response = client.post(OFF, {"password": "password"}, follow=True)

    assert [str(message) for message in response.context["messages"]] == [
        "Your role has to have a second factor. You can set up another phone."
    ]
    assert factor_of(user)


def test_without_one_there_is_nothing_to_renew(coder):
    assert coder.post(CODES, {"password": "password"}).url == ACCOUNT
    assert StaticToken.objects.count() == 0


def test_a_reviewer_who_still_owes_it_can_do_nothing_else(required):
    user = ReviewerFactory()
    client = client_of(user)

    for page in (DESK, "/admin/articles/article/", "/admin/jsi18n/", ACCOUNT, CODES, OFF, "/admin/nothing/"):
        assert client.get(page).url.startswith("/admin/login/?next="), page
    asked = {"app_label": "articles", "model_name": "evidence", "field_name": "article"}
    assert client.get("/admin/autocomplete/", asked).status_code == 302
    assert client.post("/admin/articles/engagement/add/", {"title": "A"}).status_code == 403
    assert client.get("/admin/login/").url == CODE
    assert client.get(CODE).url == ENROL
    assert client.get(ENROL).status_code == 200


def test_a_promotion_asks_for_the_second_factor_at_once(required):
    user = CoderFactory()
    client = client_of(user)
    assert is_signed_in(client)

    user.groups.add(Group.objects.get(name="reviewer"))

    assert not is_signed_in(client)


def test_who_has_a_phone_shows_it_before_setting_up_another(required):
    user = ReviewerFactory()
    a_phone(user)
    client = client_of(user)

    assert client.get(ENROL).url == CODE
    assert client.post(ENROL, {"code": "123456", "password": "password"}).url == CODE


def test_who_still_owes_it_can_sign_out(required):
    client = client_of(ReviewerFactory())

    client.post("/admin/login/leave/")

    assert "_auth_user_id" not in client.session


def test_a_coder_and_a_local_site_are_asked_for_nothing(required, settings):
    assert is_signed_in(client_of(CoderFactory()))
    settings.SECOND_FACTOR = "optional"
    assert is_signed_in(client_of(ReviewerFactory()))


def test_a_superuser_is_asked_as_well(required, admin_client):
    assert not is_signed_in(admin_client)


def test_a_reader_sets_up_nothing(client):
    client.force_login(UserFactory())

    assert client.get(ENROL).status_code == 302
    assert client.get(ACCOUNT).status_code == 302


def test_what_happens_to_it_stands_in_the_history_of_the_account(coder):
    coder.post(ENROL, {"code": code_of(key_offered_to(coder)), "password": "password"})

    name = LogEntry.objects.get().object_repr
    assert LogEntry.objects.get().change_message == f"{name} set up a second factor."


def test_changing_the_password_signs_out_everywhere_else(coder):
    user = CoderFactory()
    here, there = client_of(user), client_of(user)
    new = "a-new-and-long-one"

    response = here.post(
        reverse("admin:password_change"),
        {"old_password": "password", "new_password1": new, "new_password2": new},
        follow=True,
    )

    assert response.status_code == 200
    assert is_signed_in(here)
    assert not is_signed_in(there)


@pytest.mark.parametrize("weak", ["short", "123456789012", "password123", "coder-coder"])
def test_a_weak_password_is_refused_with_the_reason(weak):
    client = client_of(CoderFactory(username="coder-coder"))

    response = client.post(
        reverse("admin:password_change"),
        {"old_password": "password", "new_password1": weak, "new_password2": weak},
    )

    assert response.context["form"].errors["new_password2"]
