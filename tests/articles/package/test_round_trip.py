"""Out and in again without loss, whatever the records hold."""

import datetime
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.models import Agreement, Article, Engagement, Evidence, Participation, Place
from articles.package import export, load
from articles.package.tables import TABLES
from defense_ties.lib.names import tidy
from people.models import Institution, InstitutionAlias, Official
from tests.articles.package.packages import wipe

FORMULAS = ["=1+1", "'=1+1", "''=x", "'", "''", "'tis", "+855", "-", "@x", "'\n"]
QUOTED = ['"', '""', 'a "b" c', "a,b", "a;b", "null", "true", "0012", "1e5", "x" * 100]
SPACES = ["\t", "\r", "\n", "\r\n", " lead", "trail ", "\ufeff", "\u2028", "\u200b", "\x1b", "\x7f", "\ufffe"]
WORDS = ["សុខ ដារ៉ា", "Nguyễn", "e\u0301", "😀"]
NASTY = st.sampled_from([*FORMULAS, *QUOTED, *SPACES, *WORDS])
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXT = st.one_of(st.just(""), NASTY, st.lists(NASTY, max_size=3).map("".join), st.text(LETTERS, max_size=40))
LONG = st.one_of(TEXT, st.integers(1, 3).map(lambda times: 'Long, "odd"\n' * 20_000 * times))
NAME = TEXT.map(lambda text: tidy(f"N{text}")[:100].strip())
PLAIN_DATES = ["", "2019", "2022-03", "2021-12-16", "2021-12-14/2021-12-16", "9999-12-31", "0001-01-01"]
ODD_DATES = ["2018/..", "../2020", "/2020", "XXXX", "2022-03-31?", "2021~", "202X", "2021-21"]
DATES = st.sampled_from([*PLAIN_DATES, *ODD_DATES])
MOMENTS = st.integers(0, 2**37).map(lambda second: datetime.datetime.fromtimestamp(second, datetime.UTC))
NOON = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
DEGREES = st.decimals(-90, 90, places=5)


@st.composite
def reviewed(draw):
    """Draw how far a record has come, and who drew it up."""
    status = draw(st.sampled_from(["draft", "ready", "rejected", "published"]))
    moment = draw(MOMENTS) if status == "published" else draw(st.none() | MOMENTS)
    by_extractor = draw(st.booleans())
    return {
        "review_status": status,
        "published_at": moment,
        "drafted_by": "extractor" if by_extractor else "person",
        "extractor_version": draw(st.sampled_from(["1.0", "=2"])) if by_extractor else "",
        "confidence": draw(st.none() | st.floats(0, 1)),
    }


class RoundTrip(TestCase):
    """Odd but valid records, out and in again."""

    @classmethod
    def setUpTestData(cls):
        wipe()

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def test_any_records_come_back_as_they_were(self, data):
        make_records(data.draw)
        before = contents()
        with tempfile.TemporaryDirectory() as folder:
            first, second = Path(folder, "first.zip"), Path(folder, "second.zip")
            export(first, everything=True, created=NOON)
            assert load(first).total("equal") == sum(map(len, before.values()))
            wipe()
            load(first)
            assert contents() == before
            export(second, everything=True, created=NOON)
            assert first.read_bytes() == second.read_bytes()


def make_records(draw):
    """Make a few records of every kind that holds text, dates, numbers or a tree."""
    army = Institution.objects.create(id="a", name=draw(NAME), native_name=tidy(draw(TEXT)), kind="army")
    below = Institution.objects.create(
        id="b", name=draw(NAME), kind="other", country="KH", parent=army, note=draw(LONG), **draw(reviewed())
    )
    for number, name in enumerate(draw(st.lists(NAME, unique=True, max_size=4))):
        InstitutionAlias.objects.create(institution=below, name=name, kind=["alias", "former"][number % 2])
    dara = Official.objects.create(
        id="d", name=draw(NAME), sort_name=draw(TEXT), country="VN", note=draw(TEXT), **draw(reviewed())
    )
    article = Article.objects.create(
        id="n", title=tidy(draw(TEXT)), abstract=draw(LONG), language="km", date=draw(DATES), body=draw(TEXT)
    )
    latitude = draw(st.none() | DEGREES)
    longitude = None if latitude is None else draw(DEGREES)
    place = Place.objects.create(
        id="p", name=draw(NAME), country="KH", latitude=latitude, longitude=longitude and Decimal(longitude)
    )
    visit = Engagement.objects.create(
        id="v", title=draw(NAME), kind="visit", date=draw(DATES), summary=draw(TEXT), place=place
    )
    talks = Engagement.objects.create(id="t", title=draw(NAME), kind="talks", date=draw(DATES), part_of=visit)
    Participation.objects.create(
        id="q",
        engagement=talks,
        official=dara,
        name_as_written=draw(TEXT)[:300],
        title_as_written=draw(TEXT),
        sequence=draw(st.integers(0, 32767)),
    )
    plan = Agreement.objects.create(
        id="g",
        title=draw(NAME),
        title_as_written=draw(TEXT),
        kind="plan",
        covers=draw(DATES),
        signed_at=talks,
    )
    start = draw(st.none() | st.integers(0, 2**31 - 2))
    end = None if start is None else start + 1
    Evidence.objects.create(id="e", article=article, agreement=plan, note=draw(TEXT), start=start, end=end)


def contents():
    """Return what every table holds, column by column."""
    held = {}
    for table in TABLES:
        rows = table.model._base_manager.order_by(*table.key).values_list(*table.fields)
        held[table.name] = [tuple(map(to_the_second, row)) for row in rows]
    return held


def to_the_second(value):
    """Return a moment without the part that a package does not keep."""
    return value.replace(microsecond=0) if isinstance(value, datetime.datetime) else value


@pytest.mark.django_db
def test_the_vocabularies_come_back_as_they_were(tmp_path):
    before = contents()
    export(tmp_path / "first.zip", everything=True, created=NOON)
    wipe()

    load(tmp_path / "first.zip")
    export(tmp_path / "second.zip", everything=True, created=NOON)

    assert contents() == before
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()
