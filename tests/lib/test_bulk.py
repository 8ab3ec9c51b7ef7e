"""A great many rows at once."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from articles.models import Article, Engagement, Place
from defense_ties.lib.bulk import copy_in

pytestmark = pytest.mark.django_db

MOMENT = datetime.datetime(2021, 12, 16, 9, 30, tzinfo=datetime.UTC)


def an_engagement(number, **given):
    values = {
        "id": f"e-{number}",
        "title": "Visit",
        "kind": "visit",
        "created_at": MOMENT,
        "changed_at": MOMENT,
    }
    return Engagement(**values | given)


def test_rows_arrive_as_they_are_with_their_times_and_their_number_is_told():
    place = Place(id="hanoi", name="Hanoi", country="VN", latitude="21.0245", longitude="105.84117")
    place.created_at = place.changed_at = MOMENT
    assert copy_in(Place, [place]) == 1
    assert copy_in(Engagement, (an_engagement(n, place=place) for n in range(3))) == 3

    stored = Place.objects.get()
    assert (str(stored.latitude), stored.country.code, stored.created_at) == ("21.02450", "VN", MOMENT)
    assert Engagement.objects.filter(place="hanoi", created_at=MOMENT).count() == 3


def test_columns_are_worked_out():
    copy_in(Engagement, [an_engagement(1, title="  Thăm  Hà Nội ", date="2021-12")])

    engagement = Engagement.objects.get()
    assert engagement.title == "Thăm Hà Nội"
    assert engagement.folded_title == "tham ha noi"
    assert (engagement.earliest, engagement.latest) == (
        datetime.date(2021, 12, 1),
        datetime.date(2021, 12, 31),
    )


def test_signs_that_a_copy_gives_a_meaning_stay_what_they_are():
    odd = "a\tb\\N\nc\\.\n“d” 'e' %s"
    copy_in(Article, [Article(id="a", title="x", body=odd, created_at=MOMENT, changed_at=MOMENT)])

    assert Article.objects.get().body == odd


def test_no_rows_are_none():
    assert copy_in(Engagement, []) == 0


def test_a_row_that_breaks_a_rule_takes_the_others_with_it():
    with pytest.raises(IntegrityError), transaction.atomic():
        copy_in(Engagement, [an_engagement(1), an_engagement(2, kind="party")])
    assert not Engagement.objects.exists()
