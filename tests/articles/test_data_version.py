"""The version of the data: another one after every change, the same where there was none."""

import threading

import pytest
from django.db import connection, connections, transaction

from articles.data_version import DATA_VERSION
from articles.models import DataChange, Engagement, ErrorReport
from people.models import Official
from tests import factories as made
from tests.published import an_engagement

pytestmark = pytest.mark.django_db


def test_looking_at_the_data_leaves_its_version():
    an_engagement("KH", "RU")
    before = DATA_VERSION.current()

    assert Engagement.objects.published().count() == 1
    assert DATA_VERSION.current() == before


@pytest.mark.parametrize(
    "change",
    [
        lambda each: Engagement.objects.filter(pk=each.pk).update(title="Talks in Phnom Penh"),
        lambda each: each.sides.first().delete(),
        lambda each: made.SideFactory.create(engagement=each, country="VN"),
        lambda each: each.topics.add(made.TopicFactory.create()),
        lambda each: Official.objects.bulk_create([made.OfficialFactory.build()]),
        lambda each: made.EvidenceFactory.create(engagement=each),
    ],
    ids=["update", "delete", "insert", "join", "bulk", "evidence"],
)
def test_every_change_makes_another_version(change):
    engagement = an_engagement("KH", "RU")
    before = DATA_VERSION.current()

    change(engagement)

    assert DATA_VERSION.current() != before


def test_a_change_that_is_taken_back_leaves_the_version_as_it_was():
    before = DATA_VERSION.current()

    with transaction.atomic():
        an_engagement("KH", "RU")
        assert DATA_VERSION.current() != before
        transaction.set_rollback(True)

    assert DATA_VERSION.current() == before


def test_what_readers_do_not_see_makes_no_other_version():
    before = DATA_VERSION.current()

    ErrorReport.objects.create(words="The date is wrong.")

    assert DATA_VERSION.current() == before


def test_a_database_that_was_restored_comes_to_versions_of_its_own():
    point = transaction.savepoint()
    an_engagement("KH", "RU")
    lost = DATA_VERSION.current()
    transaction.savepoint_rollback(point)

    an_engagement("KH", "RU")

    assert DATA_VERSION.current().partition("-")[0] == lost.partition("-")[0]
    assert DATA_VERSION.current() != lost


def test_every_table_that_readers_see_is_watched():
    assert set(DATA_VERSION.watched) == {
        "articles_agreement",
        "articles_agreement_topics",
        "articles_agreementevent",
        "articles_article",
        "articles_coveragemonth",
        "articles_edition",
        "articles_engagement",
        "articles_engagement_topics",
        "articles_evidence",
        "articles_participation",
        "articles_party",
        "articles_place",
        "articles_publisher",
        "articles_searchentry",
        "articles_side",
        "articles_signature",
        "articles_topic",
        "people_appointment",
        "people_distinct",
        "people_institution",
        "people_institutionalias",
        "people_merge",
        "people_official",
        "people_officialalias",
        "people_position",
        "people_rank",
        "people_rankform",
        "people_redirection",
        "people_resemblance",
    }


def test_triggers_that_are_gone_are_missed_and_making_them_anew_is_a_change():
    before = DATA_VERSION.current()
    DATA_VERSION.let_go()
    assert not DATA_VERSION.is_kept()
    an_engagement("KH", "RU")
    assert DATA_VERSION.current() == before

    DATA_VERSION.keep()

    assert DATA_VERSION.is_kept()
    assert DATA_VERSION.current() != before


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer and one row")
def test_rows_of_transactions_that_are_over_are_put_together_into_the_same_version():
    DataChange.objects.all().delete()
    DataChange.objects.bulk_create(
        [DataChange(transaction=-number, changes=2, mark=2**52 + number) for number in range(1, 5)]
    )
    before = DATA_VERSION.current()
    with connection.cursor() as cursor:
        cursor.execute("SELECT txid_current()")
        (own,) = cursor.fetchone()
    assert DATA_VERSION.current() == before
    for _ in range(3000):
        Official.objects.filter(pk="").update(name="")
        if DataChange.objects.exclude(transaction=own).count() < 4:
            break

    assert DataChange.objects.exclude(transaction=own).count() == 1
    together = DataChange.objects.exclude(transaction=own).get()
    assert (together.changes, together.mark) == (8, (4 * 2**52 + 10) % 2**53)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
def test_nobody_who_writes_waits_for_another(settings):
    written = threading.Event()

    def write():
        Official.objects.bulk_create([made.OfficialFactory.build()])
        written.set()
        connections.close_all()

    with transaction.atomic():
        an_engagement("KH", "RU")
        other = threading.Thread(target=write)
        other.start()
        assert written.wait(20)
        other.join()
