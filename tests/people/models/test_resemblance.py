"""Pairs of records that resemble each other."""

import pytest
from django.db import IntegrityError, transaction

from people.matching import tell_apart
from people.models import Resemblance
from tests.factories import InstitutionFactory, OfficialFactory

pytestmark = pytest.mark.django_db


def pair(first="hun-manet", second="manet-hun", **given):
    return Resemblance(
        **{"record_type": "official", "first_id": first, "second_id": second, "score": 0.9} | given
    )


def saved(first, second, **given):
    lower, higher = sorted((first.pk, second.pk))
    one = pair(lower, higher, **given)
    one.save()
    return one


@pytest.mark.parametrize(
    "given",
    [{"first_id": "z", "second_id": "a"}, {"second_id": "hun-manet"}, {"score": 1.1}, {"score": -0.1}],
)
def test_the_database_refuses_what_is_no_pair(given):
    with pytest.raises(IntegrityError), transaction.atomic():
        pair(**given).save()


def test_a_pair_is_on_record_once():
    pair().save()
    with pytest.raises(IntegrityError), transaction.atomic():
        pair().save()
    assert [str(found) for found in Resemblance.objects.all()] == ["official hun-manet ≈ manet-hun"]


def test_undecided_are_those_of_which_both_are_there_and_not_told_apart():
    officials = [OfficialFactory() for _ in range(4)]
    kept = saved(officials[0], officials[1])
    saved(officials[0], officials[2])
    tell_apart(first=officials[0], second=officials[2])
    saved(officials[0], officials[3])
    officials[3].review_status = "rejected"
    officials[3].save()
    saved(InstitutionFactory(), InstitutionFactory())  # an official of these ids there is not
    pair("gone", officials[0].pk).save() if officials[0].pk > "gone" else pair(officials[0].pk, "gone").save()

    assert list(Resemblance.objects.undecided()) == [kept]
    assert Resemblance.objects.told_apart().count() == 1


def test_a_count_stops_where_it_is_told_to():
    first = OfficialFactory(id="0")
    for _ in range(3):
        saved(first, OfficialFactory())

    assert Resemblance.objects.undecided().capped_count() == 3
    assert Resemblance.objects.undecided().capped_count(2) == 2
