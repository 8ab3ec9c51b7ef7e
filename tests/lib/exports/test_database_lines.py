"""Lines of CSV, written by the database."""

import datetime
from decimal import Decimal

import pytest
from django.db.models import F
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.models import Place
from defense_ties.lib.exports import Column, Kind, QueryExport
from defense_ties.lib.exports.csv_lines import csv_pieces
from defense_ties.lib.exports.database_lines import by_place, database_pieces
from people.models import Appointment, Official, Position
from tests import factories as made
from tests.examples import examples
from tests.lib.exports.nasty import NASTY

pytestmark = pytest.mark.django_db


def both(records, **kinds):
    """Return the lines as the database writes them, and as Python does."""
    table = QueryExport(tuple(Column(name, "It.", F(name), kind) for name, kind in kinds.items()))
    taken = by_place(records, map(F, kinds))
    return b"".join(database_pieces(taken, list(kinds.values()))), b"".join(csv_pieces(table.values(records)))


def test_texts_are_written_as_python_writes_them():
    for number, text in enumerate(NASTY):
        made.OfficialFactory(id=f"o{number:02}", note=text)
    written, expected = both(Official.objects.order_by("id"), id=Kind.CODE, note=Kind.TEXT)
    assert written == expected
    assert written.count(b"\n") >= len(NASTY)


def test_dates_and_their_open_ends_are_written_as_python_writes_them():
    for date in ("2021-12-16", "2023/..", "../2020", "2019", "0999"):
        made.AppointmentFactory(date=date, date_basis="stated")
    written, expected = both(
        Appointment.objects.order_by("id"), id=Kind.CODE, earliest=Kind.DATE, latest=Kind.DATE
    )
    assert written == expected
    assert b",2021-12-16,2021-12-16\n" in written
    assert b"9999" not in written


def test_times_are_written_in_utc_to_the_second():
    official = made.OfficialFactory()
    moment = datetime.datetime(2026, 11, 22, 12, 0, 5, 999, tzinfo=datetime.UTC)
    Official.objects.filter(pk=official.pk).update(published_at=moment)
    written, expected = both(Official.objects.all(), id=Kind.CODE, published_at=Kind.MOMENT)
    assert written == expected == f"{official.pk},2026-11-22T12:00:05Z\n".encode()


def test_numbers_and_truths_are_written_as_python_writes_them():
    made.PositionFactory(id="a", seniority=3)
    records = Position.objects.filter(pk="a")
    written, expected = both(records, id=Kind.CODE, seniority=Kind.NUMBER)
    assert written == expected == b"a,3\n"


def test_decimals_are_written_without_the_zeros_of_the_database():
    numbers = (("11.5", "104.88"), ("0.00001", "-180"), ("-11.50000", "100"))
    for number, (north, east) in enumerate(numbers):
        made.PlaceFactory(id=f"p{number}", latitude=Decimal(north), longitude=Decimal(east))
    records = Place.objects.filter(id__startswith="p", latitude__isnull=False).order_by("id")
    written, expected = both(records, id=Kind.CODE, latitude=Kind.DECIMAL, longitude=Kind.DECIMAL)
    assert written == expected == b"p0,11.5,104.88\np1,0.00001,-180\np2,-11.5,100\n"


def test_floating_numbers_keep_all_their_digits():
    for number, share in enumerate((0.1 + 0.2, 1.0, 1e-300, None, 0.0)):
        made.OfficialFactory(id=f"o{number}", confidence=share, drafted_by="extractor", extractor_version="1")
    records = Official.objects.order_by("id")
    written, expected = both(records, id=Kind.CODE, confidence=Kind.FLOAT)
    assert written == expected == b"o0,0.30000000000000004\no1,1.0\no2,1e-300\no3,\no4,0.0\n"


def test_nothing_found_is_nothing():
    assert both(Official.objects.none(), id=Kind.CODE, name=Kind.TEXT) == (b"", b"")


def test_a_text_of_the_query_is_no_part_of_its_language():
    made.OfficialFactory(id="a", name="50 % of \"it\" 'all' %s")
    records = Official.objects.filter(name__contains="% of \"it\" 'all' %s")
    assert both(records, id=Kind.CODE, name=Kind.TEXT)[0] == b'a,"50 % of ""it"" \'all\' %s"\n'


class TestAnyText(TestCase):
    @examples(40)
    @given(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), max_size=5))
    def test_any_text_is_written_as_python_writes_it(self, texts):
        Official.objects.all().delete()
        Official.objects.bulk_create(
            made.OfficialFactory.build(id=f"o{number}", note=text) for number, text in enumerate(texts)
        )
        written, expected = both(Official.objects.order_by("id"), id=Kind.CODE, note=Kind.TEXT)
        assert written == expected
