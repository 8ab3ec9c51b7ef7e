import re
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

pytestmark = pytest.mark.django_db

NOT_LOCAL = "No account was made: this is not a local site. Use: manage.py createsuperuser\n"


@pytest.fixture
def local_site(settings):
    """Make the settings those of a site on one person's machine."""
    settings.PRODUCTION = False
    settings.DATABASE_IS_DEFAULT = True


def make_local_account():
    """Run the command and return what it prints."""
    output = StringIO()
    call_command("make_local_account", stdout=output)
    return output.getvalue()


def test_the_first_account_of_a_local_site_may_do_everything(local_site):
    told = re.fullmatch(
        r"Your account is admin, its password (\S{16}) \(shown this once\)\.\n", make_local_account()
    )

    assert told
    account = get_user_model().objects.get(username="admin")
    assert account.check_password(told[1])
    assert account.is_superuser


def test_each_site_gets_a_password_of_its_own(local_site):
    first = make_local_account()
    get_user_model().objects.all().delete()

    assert make_local_account() != first


def test_nothing_is_made_or_said_once_there_is_an_account(local_site):
    get_user_model().objects.create_user("sokha")

    assert make_local_account() == ""
    assert [user.get_username() for user in get_user_model().objects.all()] == ["sokha"]


@pytest.mark.parametrize(("name", "value"), [("PRODUCTION", True), ("DATABASE_IS_DEFAULT", False)])
def test_a_site_that_is_not_local_gets_no_account(local_site, settings, name, value):
    setattr(settings, name, value)

    assert make_local_account() == NOT_LOCAL
    assert not get_user_model().objects.exists()
