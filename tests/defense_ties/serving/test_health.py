"""What those who watch the site are told."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from articles.counts import COUNTS
from articles.finding.index import INDEX
from defense_ties.serving import health

pytestmark = pytest.mark.django_db


def test_a_process_that_lives_says_so_without_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]


def test_a_site_that_can_do_its_work_is_ready(client):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {
        "database": "ok",
        "migrations": "ok",
        "search_index": "ok",
        "data_version": "ok",
        "counts": "ok",
    }
    assert "no-store" in answer["Cache-Control"]


def test_a_database_that_does_not_answer_is_named_and_nothing_else_asked(client, monkeypatch):
    def refuse():
        raise OperationalError("password of ties is hunter2")

    monkeypatch.setattr(connection, "cursor", refuse)
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == {"database": "does not answer"}


def test_a_migration_that_is_missing_keeps_the_site_from_being_ready(client):
    ((_, last),) = MigrationLoader(connection).graph.leaf_nodes("articles")
    MigrationRecorder(connection).record_unapplied("articles", last)
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["migrations"] == "1 not applied: run manage.py migrate"


def test_a_search_index_that_nothing_keeps_is_told(client):
    INDEX.let_go()
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["search_index"] == "is not kept up to date: run manage.py migrate"


def test_a_search_index_that_is_not_there_is_told(client, monkeypatch):
    monkeypatch.setattr(type(health.INDEX), "is_there", lambda index, using: False)
    assert client.get("/readyz").json()["search_index"] == "is not there: run manage.py migrate"


def test_numbers_that_do_not_follow_what_is_written_are_told(client):
    COUNTS.let_go()
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["counts"] == "do not follow what is written: run manage.py migrate"


def test_who_watches_over_plain_http_is_not_sent_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200
    assert client.get("/about/").status_code == 301
