"""What administrators may do with accounts, and what nobody but a superuser may."""

import pytest
from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from defense_ties.sign_in.factor import factor_of
from defense_ties.sign_in.roles import ROLES
from tests.defense_ties.sign_in.steps import LOGIN, a_phone, backup_codes, give_password, is_signed_in
from tests.factories import AdministratorFactory, CoderFactory, ReviewerFactory
from tests.posting import page

pytestmark = pytest.mark.django_db

USERS = page(User)
ADD = page(User, "add")
STRONG = "a-long-first-password"


def boxes(user, **more):
    """Return the boxes of the form of an account."""
    filled = {"username": user.username, "is_active": "on", "is_staff": "on"}
    return filled | {"groups": [group.pk for group in user.groups.all()]} | more


def role(name):
    return Group.objects.get(name=name).pk


def rights(name):
    return set(Permission.objects.filter(group__name=name).values_list("content_type__app_label", "codename"))


def test_an_administrator_may_do_what_a_reviewer_may_and_keep_accounts():
    assert rights("administrator") - rights("reviewer") == {
        ("auth", "add_user"),
        ("auth", "change_user"),
        ("auth", "view_user"),
    }
    assert rights("coder") <= rights("reviewer") <= rights("administrator")


def test_an_administrator_opens_an_account_that_can_work_at_once(administrator):
    administrator.post(
        ADD,
        {"username": "sokha", "password1": STRONG, "password2": STRONG, "groups": [role("coder")]},
    )

    sokha = User.objects.get(username="sokha")
    assert [group.name for group in sokha.groups.all()] == ["coder"]
    client = Client()
    give_password(client, sokha, STRONG)
    assert is_signed_in(client)


def test_a_new_account_has_a_role(administrator):
    response = administrator.post(ADD, {"username": "sokha", "password1": STRONG, "password2": STRONG})

    assert response.context["adminform"].form.errors["groups"] == ["This field is required."]


def test_an_administrator_gives_roles_and_closes_accounts(administrator):
    user = CoderFactory()

    administrator.post(page(user), boxes(user, groups=[role("coder"), role("reviewer")]))
    assert sorted(user.groups.values_list("name", flat=True)) == ["coder", "reviewer"]
    client = Client()
    client.force_login(user)
    filled = boxes(user)
    del filled["is_active"]
    administrator.post(page(user), filled)

    user.refresh_from_db()
    assert not user.is_active
    assert not is_signed_in(client)


def test_an_administrator_makes_no_superuser_and_gives_no_single_right(administrator):
    user = CoderFactory()
    right = Permission.objects.get(codename="delete_user").pk
    stranger = Group.objects.create(name="stranger").pk

    form = administrator.get(page(user)).context["adminform"].form
    assert {"is_superuser", "user_permissions"}.isdisjoint(form.fields)
    administrator.post(page(user), boxes(user, is_superuser="on", user_permissions=[right]))
    refused = administrator.post(page(user), boxes(user, groups=[stranger]))

    user.refresh_from_db()
    assert not user.is_superuser
    assert user.user_permissions.count() == 0
    assert refused.context["adminform"].form.errors["groups"]
    assert [group.name for group in user.groups.all()] == ["coder"]


def test_a_forged_new_account_is_no_superuser(administrator):
    right = Permission.objects.get(codename="delete_user").pk
    filled = {"username": "sokha", "password1": STRONG, "password2": STRONG, "groups": [role("coder")]}
    administrator.post(ADD, filled | {"is_superuser": "on", "user_permissions": [right]})

    sokha = User.objects.get(username="sokha")
    assert not sokha.is_superuser
    assert sokha.user_permissions.count() == 0


@pytest.mark.parametrize("more", ["superuser", "single right", "other group"])
def test_an_account_that_may_do_more_is_closed_to_an_administrator(administrator, more):
    user = CoderFactory(is_superuser=more == "superuser")
    if more == "single right":
        user.user_permissions.add(Permission.objects.get(codename="delete_user"))
    if more == "other group":
        user.groups.add(Group.objects.create(name="stranger"))
    a_phone(user)

    change = administrator.post(page(user), boxes(user, username="taken"))
    password = administrator.post(
        reverse("admin:auth_user_password_change", args=[user.pk]), {"password1": STRONG, "password2": STRONG}
    )
    reset = administrator.post(reverse("admin:auth_user_second_factor", args=[user.pk]))

    assert (change.status_code, password.status_code, reset.status_code) == (403, 403, 403)
    user.refresh_from_db()
    assert user.username != "taken"
    assert user.check_password("password")
    assert factor_of(user)


def test_nobody_changes_the_role_or_the_standing_of_the_own_account(administrator):
    user = User.objects.get()

    administrator.post(
        page(user), {"username": user.username, "groups": [role("coder")], "first_name": "Sok"}
    )

    user.refresh_from_db()
    assert (user.first_name, user.is_active, user.is_staff) == ("Sok", True, True)
    assert [group.name for group in user.groups.all()] == ["administrator"]


def test_the_own_password_and_second_factor_are_changed_where_the_password_is_asked_for(administrator):
    user = User.objects.get()
    a_phone(user)
    filled = {"password1": STRONG, "password2": STRONG, "set-password": "Set"}

    password = administrator.post(reverse("admin:auth_user_password_change", args=[user.pk]), filled)
    reset = administrator.post(reverse("admin:auth_user_second_factor", args=[user.pk]))

    assert (password.url, reset.url) == ("/admin/password_change/", "/admin/account/")
    user.refresh_from_db()
    assert user.check_password("password")
    assert factor_of(user)


def test_accounts_are_not_deleted(administrator, admin_client):
    user = CoderFactory()

    for client in (administrator, admin_client):
        assert client.post(page(user, "delete"), {"post": "yes"}).status_code == 403
        response = client.post(
            USERS, {"action": "delete_selected", "_selected_action": [user.pk], "post": "yes"}
        )
        assert response.status_code in (200, 302)
    assert User.objects.filter(pk=user.pk).exists()


def test_an_administrator_sets_a_password_and_the_old_sessions_end(administrator):
    user = ReviewerFactory()
    client = Client()
    client.force_login(user)

    administrator.post(
        reverse("admin:auth_user_password_change", args=[user.pk]),
        {"password1": STRONG, "password2": STRONG, "usable_password": "true", "set-password": "Set"},
    )

    user.refresh_from_db()
    assert user.check_password(STRONG)
    assert not is_signed_in(client)


def test_an_administrator_resets_a_second_factor_and_it_is_noted(administrator):
    user = ReviewerFactory()
    a_phone(user)
    backup_codes(user)
    url = reverse("admin:auth_user_second_factor", args=[user.pk])

    assert administrator.get(url).status_code == 200
    assert factor_of(user)
    administrator.post(url)

    assert factor_of(user) is None
    by = User.objects.get(groups__name="administrator")
    entry = LogEntry.objects.get(object_id=str(user.pk))
    assert (entry.user, entry.change_message) == (by, f"{by.username} reset the second factor.")
    assert administrator.get(url.replace(str(user.pk), "999999")).status_code == 404


def test_an_administrator_lets_in_who_is_locked_out(administrator):
    user = CoderFactory()
    client = Client()
    for _ in range(5):
        give_password(client, user, "wrong")
    assert give_password(client, user).status_code == 429

    attempt = AccessAttempt.objects.get()
    administrator.post(page(AccessAttempt), {"action": "unlock", "_selected_action": [attempt.pk]})

    give_password(client, user)
    assert is_signed_in(client)
    assert (
        LogEntry.objects.get(object_id=str(user.pk)).change_message == "Unlocked after failures to sign in."
    )


def test_failures_are_only_looked_at(administrator):
    Client().post(LOGIN, {"username": "nobody", "password": "x"})
    attempt = AccessAttempt.objects.get()

    assert administrator.get(page(AccessAttempt)).status_code == 200
    assert administrator.get(page(attempt)).status_code == 403
    assert administrator.get(page(AccessAttempt, "add")).status_code == 403
    assert administrator.post(page(attempt, "delete"), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("factory", [CoderFactory, ReviewerFactory])
def test_accounts_are_closed_to_coders_and_reviewers(factory):
    client, user = Client(), CoderFactory()
    client.force_login(factory())

    for url in (USERS, ADD, page(user), page(Group), page(AccessAttempt), f"{USERS}{user.pk}/password/"):
        assert client.get(url).status_code == 403, url
        assert client.post(url, boxes(user, is_superuser="on")).status_code == 403, url
    assert client.post(f"{USERS}{user.pk}/second-factor/").status_code == 403


def test_groups_are_for_superusers_and_the_roles_stay(administrator, admin_client):
    coders = Group.objects.get(name="coder")

    assert administrator.get(page(Group)).status_code == 403
    assert administrator.post(page(coders), {"name": "coder", "permissions": []}).status_code == 403
    assert admin_client.get(page(coders)).status_code == 200
    assert admin_client.post(page(coders, "delete"), {"post": "yes"}).status_code == 403
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)


def test_the_keys_of_phones_and_codes_have_no_page(admin_client):
    for address in ("otp_totp/totpdevice/", "otp_static/staticdevice/", "axes/accesslog/"):
        assert admin_client.get(f"/admin/{address}").status_code == 404


def test_the_list_takes_as_many_queries_for_many_accounts(administrator):
    counts = []
    for _ in range(2):
        CoderFactory.create_batch(3)
        with CaptureQueriesContext(connection) as queries:
            assert administrator.get(USERS).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_the_list_shows_the_role_and_the_second_factor(administrator):
    a_phone(AdministratorFactory(username="zorn", first_name="Zo", last_name="Rn"))
    rows = administrator.get(USERS, {"q": "zorn"}).content.decode()

    assert '<td class="field-roles">administrator</td>' in rows
    assert '<td class="field-full_name">Zo Rn</td>' in rows
    assert 'alt="True"' in rows
