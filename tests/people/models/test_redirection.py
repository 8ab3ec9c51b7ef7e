"""Where the page of a merged record went."""

import pytest
from django.core.exceptions import ValidationError

from people.models import Redirection
from tests.factories import UserFactory
from tests.refusals import database_refuses, faults

pytestmark = pytest.mark.django_db


def redirection(**given):
    """Return a redirection of two officials that is not saved yet."""
    values = {
        "record_type": "official",
        "old_id": "liu-zhen-li",
        "new_id": "liu-zhenli",
        "reason": "One man.",
    }
    return Redirection(**values | given)


def test_an_old_address_leads_to_the_record_that_stays():
    made = redirection()
    made.full_clean()
    made.save()
    assert str(made) == "official liu-zhen-li → liu-zhenli"


def test_an_old_address_leads_to_one_place():
    redirection().save()
    second = redirection(new_id="another")
    assert faults(second) == ["The old address leads somewhere already."]
    with database_refuses():
        second.save()
    redirection(record_type="institution").save()


def test_a_record_is_not_redirected_to_itself():
    circle = redirection(new_id="liu-zhen-li")
    assert faults(circle) == ["A record cannot be redirected to itself."]
    with database_refuses("people_redirection_elsewhere"):
        circle.save()


def test_a_merger_needs_a_reason():
    with pytest.raises(ValidationError) as caught:
        redirection(reason="").full_clean()
    assert list(caught.value.message_dict) == ["reason"]


def test_a_redirection_outlives_the_account_of_who_made_it():
    user = UserFactory()
    redirection(made_by=user).save()
    user.delete()
    assert Redirection.objects.get().made_by is None


def test_the_target_of_an_old_id_is_the_end_of_the_chain():
    redirection().save()
    redirection(old_id="liu-zhenli", new_id="liu").save()
    assert Redirection.objects.target("official", "liu-zhen-li") == "liu"
    assert Redirection.objects.target("official", "liu") is None
    assert Redirection.objects.target("institution", "liu-zhen-li") is None
