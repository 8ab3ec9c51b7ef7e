"""One look at the database, and room in memory for it."""

import pytest
from django.db import connection

from defense_ties.lib.snapshots import roomy

pytestmark = pytest.mark.django_db


def kept():
    """Return what SQLite keeps in memory, as its own setting says; nothing elsewhere."""
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA cache_size").fetchone()[0]


def test_there_is_room_for_as_long_as_it_is_needed():
    usual = kept()
    with roomy(megabytes=16):
        within = kept()

    assert within == (-16_384 if connection.vendor == "sqlite" else None)
    assert kept() == usual


def test_a_failure_gives_the_room_back():
    usual = kept()
    with pytest.raises(ZeroDivisionError), roomy():
        1 / 0  # noqa: B018 - any failure will do

    assert kept() == usual
