"""Noting pairs for the staff's list."""

import pytest

from people.duplicates import OFFICIAL, Likely, Pair, forget_gone, note_likely, note_pairs
from people.models import Resemblance
from tests.factories import OfficialFactory

pytestmark = pytest.mark.django_db


def test_a_pair_is_noted_with_the_lower_id_first():
    first, second = OfficialFactory(id="a"), OfficialFactory(id="b")

    assert note_likely(kind=OFFICIAL, record=second, likely=[Likely(first, 0.8, ("Alike.", "Both."))]) == 1
    noted = Resemblance.objects.get()
    assert (noted.record_type, noted.first_id, noted.second_id) == ("official", "a", "b")
    assert (noted.score, noted.reasons) == (0.8, "Alike.\nBoth.")


def test_a_pair_noted_anew_has_the_new_score(django_assert_max_num_queries):
    note_pairs(kind=OFFICIAL, pairs=[Pair("a", "b", 0.8, ("Alike.",))])
    with django_assert_max_num_queries(3):
        note_pairs(kind=OFFICIAL, pairs=[Pair("a", "b", 0.6, ("Not so much.",)), Pair("a", "c", 0.5)])

    assert list(Resemblance.objects.values_list("second_id", "score", "reasons")) == [
        ("b", 0.6, "Not so much."),
        ("c", 0.5, ""),
    ]


def test_pairs_of_which_one_is_gone_are_forgotten():
    first, second = OfficialFactory(id="a"), OfficialFactory(id="b")
    note_pairs(kind=OFFICIAL, pairs=[Pair("a", "b", 0.8), Pair("a", "gone", 0.8)])

    assert forget_gone(kind=OFFICIAL) == 1
    assert (Resemblance.objects.get().first_id, Resemblance.objects.get().second_id) == (first.pk, second.pk)
