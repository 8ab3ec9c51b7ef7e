from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command

from defense_ties.sign_in.factor import factor_of
from tests.defense_ties.sign_in.steps import a_phone, backup_codes
from tests.factories import ReviewerFactory

pytestmark = pytest.mark.django_db


def reset(name):
    """Run the command and return what it prints."""
    output = StringIO()
    call_command("reset_second_factor", name, stdout=output)
    return output.getvalue()


def test_who_has_lost_everything_is_let_in_from_the_shell():
    user = ReviewerFactory(username="sokha")
    a_phone(user)
    backup_codes(user)

    assert reset("sokha") == "The second factor of sokha is reset; set it up anew when you sign in.\n"
    assert factor_of(user) is None
    said = "Somebody at the command line reset the second factor."
    assert LogEntry.objects.get().change_message == said


def test_without_one_nothing_is_changed():
    ReviewerFactory(username="sokha")

    assert reset("sokha") == "sokha has no second factor. Nothing was changed.\n"
    assert LogEntry.objects.count() == 0


def test_an_unknown_name_is_an_error():
    with pytest.raises(CommandError, match="There is no account “nobody”"):
        reset("nobody")
