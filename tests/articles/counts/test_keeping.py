"""The numbers of engagements follow every write, whatever makes it."""

import random
import threading
from collections import Counter

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.models import F

from articles.counts import COUNTS
from articles.models import CountedEngagement, Engagement, EngagementCount, Side
from tests import factories as made
from tests.published import an_engagement

pytestmark = pytest.mark.django_db
COLUMNS = ("first", "second", "earliest", "latest", "kind", "status", "date_basis")


def kept():
    """Return the numbers as they are kept."""
    return {row[:-1]: row[-1] for row in EngagementCount.objects.standing(*COLUMNS)}


def counted():
    """Return the numbers as they are counted one engagement after another."""
    found = Counter()
    for each in Engagement.objects.published():
        told = (each.kind, each.status, each.date_basis)
        codes = sorted(str(side.country) for side in each.sides.all())
        months = (each.earliest and each.earliest.replace(day=1), each.latest and each.latest.replace(day=1))
        years = tuple(month and month.replace(month=1) for month in months)
        found["", "", *months, *told] += 1
        for place, code in enumerate(codes):
            found[code, "", *months, *told] += 1
            for other in codes[place + 1 :]:
                found[code, other, *years, *told] += 1
    return dict(found)


def test_nothing_is_counted_where_nothing_is_published():
    made.EngagementFactory.create()
    assert kept() == {}


def test_an_engagement_counts_for_all_for_its_countries_and_for_each_pair():
    an_engagement("VN", "KH", "RU", date="2021-12")

    assert {key[:2] for key in kept()} == {
        ("", ""), ("KH", ""), ("RU", ""), ("VN", ""), ("KH", "RU"), ("KH", "VN"), ("RU", "VN"),
    }  # fmt: skip
    assert kept() == counted()


@pytest.mark.parametrize(
    "change",
    [
        lambda each: each.delete(),
        lambda each: each.sides.first().delete(),
        lambda each: each.sides.filter(country="KH").update(country="LA"),
        lambda each: made.SideFactory.create(engagement=each, country="VN"),
        lambda each: Side.objects.bulk_create(
            made.SideFactory.build(engagement=each, country=code) for code in ("VN", "LA", "TH")
        ),
        lambda each: Side.objects.filter(engagement=each).delete(),
        lambda each: Engagement.objects.filter(pk=each.pk).update(review_status="draft"),
        lambda each: Engagement.objects.filter(pk=each.pk).update(status="cancelled"),
        lambda each: Engagement.objects.filter(pk=each.pk).update(kind="exercise"),
        lambda each: Engagement.objects.update(kind="exercise"),
        lambda each: Side.objects.filter(engagement=each, country="RU").update(
            engagement=an_engagement("KH")
        ),
    ],
    ids=[
        "deleted",
        "side deleted",
        "side changed",
        "side added",
        "sides added at once",
        "sides deleted",
        "withdrawn",
        "status",
        "kind",
        "all at once",
        "side moved",
    ],
)
def test_the_numbers_follow_a_change(change):
    each = an_engagement("KH", "RU", date="2021-12-14")
    an_engagement("KH", "TH", date="")
    an_engagement("KH", "TH", date="2020-12/2021-01")

    change(each)

    assert kept() == counted()


def test_the_numbers_follow_any_writes_in_any_order():
    chance = random.Random(7)
    codes = ["KH", "VN", "RU", "LA", "TH"]
    for _ in range(120):
        some = list(Engagement.objects.order_by("?")[:3])
        match chance.randrange(6) if some else 0:
            case 0:
                date = chance.choice(["", "2020", "2021-05", "2019-12-31/2020-01-02", "2021-05-06"])
                an_engagement(*chance.sample(codes, chance.randrange(1, 4)), date=date)
            case 1:
                status = chance.choice(["draft", "published", "rejected"])
                Engagement.objects.filter(pk__in=[each.pk for each in some]).update(review_status=status)
            case 2:
                some[0].status = chance.choice(["held", "planned", "postponed"])
                some[0].save()
            case 3:
                Side.objects.filter(engagement=some[0], country=chance.choice(codes)).delete()
            case 4:
                free = sorted({*codes} - {str(side.country) for side in some[0].sides.all()})
                Side.objects.bulk_create(
                    made.SideFactory.build(engagement=some[0], country=code) for code in free[:2]
                )
            case 5 if chance.random() < 0.5:
                some[0].delete()
        assert kept() == counted()
    assert len(kept()) > 30


def test_a_change_that_is_taken_back_is_not_counted():
    with transaction.atomic():
        an_engagement("KH", "RU")
        transaction.set_rollback(True)

    assert kept() == {}
    assert not CountedEngagement.objects.exists()


def test_triggers_that_are_gone_are_missed_and_making_them_counts_all_anew():
    an_engagement("KH", "RU")
    COUNTS.let_go()
    assert not COUNTS.is_kept()
    an_engagement("KH", "RU")
    Engagement.objects.first().delete()
    an_engagement("KH", "VN", "LA", date="2020")
    assert kept() != counted()

    COUNTS.keep()

    assert COUNTS.is_kept()
    assert kept() == counted()
    an_engagement("KH", "VN")
    assert kept() == counted()


def test_migrating_keeps_numbers_that_were_let_go():
    COUNTS.let_go()
    an_engagement("KH", "RU", date="2021")

    call_command("migrate", verbosity=0)

    assert COUNTS.is_kept()
    assert kept() == counted()


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer and one row")
def test_numbers_of_transactions_that_are_over_are_put_together_into_the_same_numbers():
    an_engagement("KH", "RU", date="2021")
    an_engagement("KH", "RU", date="2021")
    an_engagement("KH", "VN", date="2022")
    each = Engagement.objects.filter(sides__country="VN").get()
    Engagement.objects.filter(pk=each.pk).update(review_status="draft")
    EngagementCount.objects.update(transaction=-F("pk"))
    assert kept() == counted()

    others = EngagementCount.objects.filter(transaction__lt=0)
    for turn in range(3000):
        Engagement.objects.published().update(status=["held", "planned"][turn % 2])
        if not others.exists():
            break

    assert not others.exists()
    assert EngagementCount.objects.filter(transaction=0).exists()
    assert kept() == counted()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
def test_two_who_change_one_engagement_at_the_same_moment_are_both_counted():
    each = an_engagement("KH", "RU", review_status="draft")
    changed, told = threading.Event(), []

    def publish():
        changed.wait(20)
        Engagement.objects.filter(pk=each.pk).update(review_status="published")
        told.append(Engagement.objects.published().count())
        connections.close_all()

    other = threading.Thread(target=publish)
    other.start()
    with transaction.atomic():
        made.SideFactory.create(engagement=each, country="VN")
        changed.set()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.5)")
    other.join()

    assert told == [1]
    assert kept() == counted()
    assert ("KH", "VN") in {key[:2] for key in kept()}


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
def test_nobody_who_publishes_waits_for_another():
    published = threading.Event()

    def publish():
        an_engagement("KH", "RU", date="2021")
        published.set()
        connections.close_all()

    with transaction.atomic():
        an_engagement("KH", "RU", date="2021")
        other = threading.Thread(target=publish)
        other.start()
        assert published.wait(20)
        other.join()
    assert kept() == counted()
