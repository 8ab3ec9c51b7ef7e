"""Pairs judged not to be the same."""

import pytest

from people.matching import apart_from, tell_apart
from people.models import Distinct
from tests.factories import InstitutionFactory, OfficialFactory

pytestmark = pytest.mark.django_db


def test_a_judgement_holds_from_either_side_and_is_made_once():
    first, second = OfficialFactory(), OfficialFactory()

    tell_apart(first=first, second=second, reason="Two men.")
    tell_apart(first=second, second=first, reason="Asked again.")

    assert apart_from(first) == {second.pk}
    assert apart_from(second) == {first.pk}
    assert Distinct.objects.get().reason == "Two men."


def test_a_record_is_not_told_apart_from_itself_or_from_another_kind():
    official = OfficialFactory()

    for other in (official, InstitutionFactory()):
        with pytest.raises(ValueError, match="are not two records of one kind"):
            tell_apart(first=official, second=other)
