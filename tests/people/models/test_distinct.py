"""Two records that were judged not to be the same."""

import pytest

from people.models import Distinct
from tests.factories import UserFactory
from tests.refusals import database_refuses, faults

pytestmark = pytest.mark.django_db


def pair(**given):
    """Return a pair of officials that is not saved yet."""
    return Distinct(**{"record_type": "official", "first_id": "hun-manet", "second_id": "hun-manith"} | given)


def test_a_pair_is_judged_once():
    pair().save()
    again = pair(reason="Brothers.")
    assert faults(again) == ["The two have been judged already."]
    with database_refuses():
        again.save()
    pair(record_type="institution").save()


@pytest.mark.parametrize("ids", [("hun-manith", "hun-manet"), ("hun-manet", "hun-manet"), ("a_b", "a-b")])
def test_the_lower_id_comes_first(ids):
    turned = pair(first_id=ids[0], second_id=ids[1])
    assert faults(turned) == ["A record cannot be distinct from itself; the lower id comes first."]
    with database_refuses("people_distinct_order"):
        turned.save()


def test_a_judgement_outlives_the_account_of_who_made_it():
    user = UserFactory()
    pair(judged_by=user).save()
    user.delete()
    assert [str(found) for found in Distinct.objects.all()] == ["official hun-manet ≠ hun-manith"]
