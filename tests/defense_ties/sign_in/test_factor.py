"""The second factor itself: codes that work once, whoever comes first."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from defense_ties.sign_in import factor
from defense_ties.sign_in.backup import BackupCodes, digest
from tests.defense_ties.sign_in.steps import a_phone, backup_codes, code_of
from tests.factories import CoderFactory


def shown_at_once(user, code):
    """Show a code from two browsers at once; return how often it was taken, and how often refused."""
    barrier, outcomes = Barrier(2), []

    def show():
        try:
            barrier.wait()
            factor.check(user=user, code=code)
            outcomes.append("taken")
        except factor.WrongCode:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=show) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.django_db(transaction=True)
def test_a_backup_code_that_is_shown_twice_at_once_is_taken_once():
    user = CoderFactory()
    a_phone(user)

    assert shown_at_once(user, backup_codes(user)[0]) == ["refused", "taken"]
    assert BackupCodes.objects.get().left == 9


@pytest.mark.django_db(transaction=True)
def test_a_code_of_the_phone_that_is_shown_twice_at_once_is_taken_once():
    user = CoderFactory()
    phone = a_phone(user)

    assert shown_at_once(user, code_of(phone.key)) == ["refused", "taken"]


@pytest.mark.django_db
def test_a_wrong_code_is_counted_although_it_is_refused():
    user = CoderFactory()
    phone = a_phone(user)

    with pytest.raises(factor.WrongCode):
        factor.check(user=user, code="000000" if code_of(phone.key) != "000000" else "000001")

    phone.refresh_from_db()
    assert phone.throttling_failure_count == 1


@pytest.mark.django_db
def test_a_code_without_a_phone_opens_nothing():
    user = CoderFactory()
    codes = backup_codes(user)

    for code in ("123456", codes[0]):
        with pytest.raises(factor.WrongCode):
            factor.check(user=user, code=code)


def test_a_digest_depends_on_the_secret_key_of_the_site(settings):
    settings.SECRET_KEY = "one"
    first = digest("abcd-2345")
    settings.SECRET_KEY = "another"

    assert digest("abcd-2345") != first
    assert digest("ABCD 2345") == digest("abcd2345")
