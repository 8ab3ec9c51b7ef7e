"""The made-up data set: valid, skewed, findable, and alike for the same seed."""

from collections import Counter

import pytest
from django.db import IntegrityError
from django.db.models import AutoField

from articles.choices import EngagementKind
from articles.finding.index import INDEX
from articles.models import Agreement, Article, Engagement, Evidence, Participation, Side
from articles.sample import SampleRefused, filling, make_sample
from articles.sample.filling import TABLES
from defense_ties.lib.fields import Derived
from people.models import Appointment, Official
from tests.published import an_official

pytestmark = pytest.mark.django_db


def everything():
    """Return all the rows of the sample, column by column."""
    return {
        table: list(
            table._base_manager.order_by("pk").values_list(
                *(field.attname for field in table._meta.concrete_fields if not isinstance(field, AutoField))
            )
        )
        for table in TABLES
    }


def empty():
    for table in reversed(TABLES):
        table._base_manager.all()._raw_delete("default")


def test_every_record_passes_the_rules_of_its_form():
    make_sample(engagements=60, seed=3)

    for table in TABLES:
        assert table._base_manager.exists(), table
        for record in table._base_manager.all():
            record.full_clean()


def test_the_worked_out_columns_are_those_that_saving_would_work_out():
    make_sample(engagements=60, seed=3)

    for table in TABLES:
        for record in table._base_manager.all():
            for field in table._meta.concrete_fields:
                if isinstance(field, Derived):
                    stored = getattr(record, field.attname)
                    assert field.pre_save(record, False) == stored, (table, record.pk, field)


def test_as_many_engagements_are_made_as_were_asked_for():
    for number in (1, 7, 60):
        made = make_sample(engagements=number, seed=2)
        assert made["engagements"] == Engagement.objects.count() == number
        empty()


def test_the_same_seed_gives_the_same_records_and_another_gives_others():
    make_sample(engagements=60, seed=5)
    first = everything()
    empty()
    make_sample(engagements=60, seed=5)
    again = everything()
    empty()
    make_sample(engagements=60, seed=6)

    assert again == first
    assert everything()[Engagement] != first[Engagement]


def test_a_few_countries_and_officials_take_part_in_most():
    make_sample(engagements=600, seed=1)

    countries = Counter(Side.objects.values_list("country", flat=True)).most_common()
    officials = Counter(
        Participation.objects.exclude(official=None).values_list("official", flat=True)
    ).most_common()
    assert countries[0][0] == "KH"
    assert countries[0][1] > 20 * countries[-1][1]
    assert officials[0][1] > 5 * officials[len(officials) // 2][1]


def test_what_belongs_to_a_visit_lies_in_its_days_and_between_its_countries():
    make_sample(engagements=200, seed=1)

    parts = Engagement.objects.exclude(part_of=None).select_related("part_of").prefetch_related("sides")
    assert len(parts) > 50
    for part in parts:
        assert part.part_of.kind == EngagementKind.VISIT
        assert {side.country for side in part.sides.all()} == {
            side.country for side in part.part_of.sides.all()
        }


def test_everything_that_needs_evidence_has_some_and_posts_fit_the_day():
    make_sample(engagements=200, seed=1)

    for model in (Engagement, Agreement, Appointment):
        assert not model.objects.published().filter(evidence=None).exists()
    assert Evidence.objects.filter(article__body="").count() == 0
    assert not Participation.objects.with_conflicts().filter(conflict=True).exists()


def test_what_was_made_is_found_by_the_search():
    make_sample(engagements=60, seed=1)

    assert list(INDEX.faults()) == []
    name = Official.objects.published().first().name
    assert Official.objects.search(name).exists()


def test_records_that_are_there_are_left_alone():
    an_official(name="Sok Dara")
    with pytest.raises(
        SampleRefused, match=r"^There are officials in the database already; name an empty one\.$"
    ):
        make_sample(engagements=10, seed=1)
    assert not Article.objects.exists()


def test_no_engagements_at_all_are_refused():
    with pytest.raises(SampleRefused, match=r"^There has to be at least one engagement\.$"):
        make_sample(engagements=0, seed=1)


def test_a_failure_on_the_way_leaves_nothing_behind(monkeypatch):
    monkeypatch.setattr(filling, "TOGETHER", 5)

    def note(done):
        raise IntegrityError("the disk is full")

    with pytest.raises(IntegrityError):
        make_sample(engagements=60, seed=1, note=note)

    assert not Official.objects.exists()
    assert list(INDEX.faults()) == []
    an_official(name="Sok Dara")
    assert list(INDEX.faults()) == []
