"""Forgetting that two records were judged not to be the same."""

import pytest

from people.matching import apart_from, ask_again, tell_apart
from people.models import Distinct
from tests.factories import OfficialFactory

pytestmark = pytest.mark.django_db


def test_a_pair_may_be_asked_about_again_and_no_other():
    first, second, third = OfficialFactory.create_batch(3)
    judged = tell_apart(first=first, second=second)
    tell_apart(first=first, second=third)

    ask_again(judged=judged)

    assert apart_from(first) == {third.pk}
    assert Distinct.objects.count() == 1


def test_a_pair_that_was_forgotten_already_is_no_fault():
    first, second = OfficialFactory.create_batch(2)
    judged = tell_apart(first=first, second=second)

    ask_again(judged=judged)
    ask_again(judged=judged)

    assert not Distinct.objects.exists()
