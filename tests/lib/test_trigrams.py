"""Indexes of trigrams, where the database can have them."""

import pytest
from django.db import ProgrammingError, connection, models
from django.db.migrations.state import ProjectState

from defense_ties.lib.trigrams import TrigramIndexes, can_have_trigrams
from people.models import Official

pytestmark = pytest.mark.django_db

INDEX = "people_official_sort_key_trgm"


def indexes():
    with connection.cursor() as cursor:
        return connection.introspection.get_constraints(cursor, Official._meta.db_table)


class Editor:
    """Sends statements within the transaction of the test, which SQLite's own editor refuses."""

    connection = connection

    def execute(self, sql):
        with connection.cursor() as cursor:
            cursor.execute(sql)


def run(step):
    operation = TrigramIndexes([("people_official", "sort_key")])
    getattr(operation, step)("people", Editor(), ProjectState(), ProjectState())


def test_the_index_comes_and_goes_on_postgresql_and_nothing_happens_elsewhere():
    is_postgresql = connection.vendor == "postgresql"
    run("database_forwards")
    assert (INDEX in indexes()) == is_postgresql
    run("database_forwards")  # twice is no fault

    run("database_backwards")
    assert INDEX not in indexes()


def test_an_account_that_may_not_add_the_extension_is_told_and_goes_on_without(monkeypatch):
    class Refusing:
        vendor, alias = "postgresql", "default"

        def cursor(self):
            raise ProgrammingError("permission denied to create extension")

    with pytest.warns(UserWarning, match="Let a superuser of PostgreSQL run CREATE EXTENSION pg_trgm"):
        assert not can_have_trigrams(Refusing())
    assert Official.objects.count() == 0  # the transaction goes on


def test_the_models_know_nothing_of_it():
    operation = TrigramIndexes([("people_official", "sort_key")])
    state = ProjectState.from_apps(models.base.apps)
    before = state.clone()
    operation.state_forwards("people", state)

    assert state == before
    assert operation.deconstruct() == ("TrigramIndexes", [(("people_official", "sort_key"),)], {})
