"""Merges, as they are kept."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from people.models import Merge
from tests.factories import UserFactory
from tests.refusals import database_refuses, faults

pytestmark = pytest.mark.django_db


def made(**given):
    """Return a merge of two officials that is not saved yet."""
    values = {
        "record_type": "official",
        "kept_id": "liu-zhenli",
        "kept_name": "Liu Zhenli",
        "lost_id": "liu-zhen-li",
        "lost_name": "Liu Zhen Li",
        "reason": "One man.",
    }
    return Merge(**values | given)


def test_a_record_is_not_merged_with_itself():
    circle = made(lost_id="liu-zhenli")
    assert faults(circle) == ["A record cannot be merged with itself."]
    with database_refuses("people_merge_two"):
        circle.save()


def test_a_merge_has_a_reason():
    with pytest.raises(ValidationError):
        made(reason="").full_clean()
    with database_refuses("people_merge_reason"):
        made(reason="").save()


def test_who_took_it_back_is_said_with_when():
    with database_refuses("people_merge_undone_when"):
        made(undone_by=UserFactory()).save()


def test_a_merge_outlives_the_accounts_of_those_who_made_and_undid_it():
    user = UserFactory()
    made(made_by=user, undone_by=user, undone_at=timezone.now()).save()
    user.delete()
    assert (Merge.objects.get().made_by, Merge.objects.get().undone_by) == (None, None)


def test_merges_that_stand_and_those_of_a_record_are_found():
    made().save()
    made(lost_id="zhenli", undone_at=timezone.now()).save()
    assert [merge.lost_id for merge in Merge.objects.standing()] == ["liu-zhen-li"]
    assert Merge.objects.of("official", "zhenli").count() == 1
    assert Merge.objects.of("official", "liu-zhenli").count() == 2
    assert Merge.objects.of("institution", "liu-zhenli").count() == 0
