"""What the values of versions are called."""

import pytest

from articles.models import Engagement, Place
from defense_ties.lib.history.words import Referents, excerpts
from tests.factories import EngagementFactory, PlaceFactory


def test_short_texts_are_told_whole():
    assert excerpts("Talks in Hanoi", "Talks in Huế") == ("Talks in Hanoi", "Talks in Huế")


def test_long_texts_are_cut_to_where_they_begin_to_differ():
    old, new = "a" * 300 + "b" + "c" * 300, "a" * 300 + "d" + "c" * 300

    assert excerpts(old, new) == (
        "… " + "a" * 30 + "b" + "c" * 129 + " …",
        "… " + "a" * 30 + "d" + "c" * 129 + " …",
    )


def test_an_empty_text_stays_empty():
    assert excerpts("", "x" * 200) == ("", "x" * 160 + " …")


@pytest.mark.django_db
def test_records_are_looked_up_together(django_assert_num_queries):
    engagements = [EngagementFactory(place=PlaceFactory()) for _ in range(5)]
    fresh = list(Engagement.objects.all())
    referents = Referents()
    for engagement in fresh:
        referents.note(engagement)
    with django_assert_num_queries(1):
        names = {referents.label(Place, engagement.place_id) for engagement in fresh}

    assert names == {str(engagement.place) for engagement in engagements}


@pytest.mark.django_db
def test_what_never_was_is_told_by_its_key():
    assert Referents().label(Place, "nowhere") == "place nowhere (gone)"
