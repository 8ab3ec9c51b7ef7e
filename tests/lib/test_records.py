"""What every record has: id, times, history, and words for each of its fields."""

import re

import pytest
from django.apps import apps

from defense_ties.lib.records import Record, new_id
from people.models import Official, RankForm
from tests import factories
from tests.factories import OfficialFactory, RankFactory
from tests.refusals import database_refuses, faults, refusals

MODELS = [
    model
    for label in ("people", "articles")
    for model in apps.get_app_config(label).get_models()
    if not model.__name__.startswith("Historical")
]
RECORDS = [model for model in MODELS if issubclass(model, Record)]
FACTORIES = {
    factory._meta.model: factory
    for name in factories.__all__
    if (factory := getattr(factories, name))._meta.model in MODELS
}
ID_MESSAGE = "An id is at most 80 lower-case letters, digits, “-” and “_”."


def test_an_id_is_twelve_letters_that_can_be_read_out():
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(re.fullmatch(r"[0-9abcdefghjkmnpqrstvwxyz]{12}", found) for found in ids)
    assert len(set("".join(ids))) == 32


@pytest.mark.django_db
@pytest.mark.parametrize("pk", ["a", "0", "patrushev-visit_2021", "z" * 80])
def test_an_id_may_be_readable(pk):
    OfficialFactory.build(id=pk).full_clean()
    assert OfficialFactory(id=pk).pk == pk


@pytest.mark.django_db
@pytest.mark.parametrize("pk", ["", "A", "Ab", "-a", "_a", "a b", "a/b", "é", "../x", "a.b"])
def test_the_database_refuses_an_id_of_another_form(pk):
    assert refusals(OfficialFactory, "people_official_id_form", id=pk) == [ID_MESSAGE]


@pytest.mark.django_db
def test_an_id_of_more_than_eighty_letters_is_refused():
    assert ID_MESSAGE in faults(OfficialFactory.build(id="a" * 81))
    with database_refuses("people_official_id_form"):
        OfficialFactory(id="a" * 81)


@pytest.mark.django_db
def test_ids_sort_byte_by_byte_on_every_database():
    for pk in ("b", "a_b", "a-b", "a0", "ab", "10", "9"):
        OfficialFactory(id=pk)
    assert list(Official.objects.order_by("id").values_list("id", flat=True)) == [
        *("10", "9", "a-b", "a0", "a_b", "ab", "b")
    ]


@pytest.mark.parametrize("model", RECORDS)
def test_every_record_has_the_rule_about_ids(model):
    names = [constraint.name for constraint in model._meta.constraints]
    assert f"{model._meta.app_label}_{model._meta.model_name}_id_form" in names


@pytest.mark.parametrize("model", MODELS)
def test_every_model_and_every_field_says_what_it_is(model):
    assert re.fullmatch(r"[^(].*[.…]", model.__doc__, re.DOTALL), model
    assert not model.__doc__.startswith(f"{model.__name__}(")
    silent = [
        field.name
        for field in [*model._meta.concrete_fields, *model._meta.local_many_to_many]
        if not field.auto_created and not re.fullmatch(r"[A-Z].+[.…]", str(field.help_text))
    ]
    assert silent == []


def test_there_is_a_factory_for_every_record():
    assert set(RECORDS) <= set(FACTORIES)


@pytest.mark.django_db
@pytest.mark.parametrize("model", RECORDS)
def test_a_record_that_is_changed_and_deleted_leaves_its_history(model):
    record = FACTORIES[model]()
    record.save()
    pk = record.pk
    record.delete()
    assert list(model.history.filter(id=pk).values_list("history_type", flat=True)) == ["-", "~", "+"]


@pytest.mark.django_db
@pytest.mark.parametrize("model", RECORDS)
def test_a_record_of_a_factory_is_a_valid_one(model):
    record = FACTORIES[model]()
    record.full_clean()
    assert model.objects.get(pk=record.pk) == record
    assert str(record).strip()


@pytest.mark.django_db
def test_a_written_form_of_a_rank_leaves_its_history():
    form = RankForm.objects.create(rank=RankFactory(), name="Lt. Gen.")
    form.name = "Lieut. Gen."
    form.save()
    assert [entry.name for entry in form.history.all()] == ["Lieut. Gen.", "Lt. Gen."]
