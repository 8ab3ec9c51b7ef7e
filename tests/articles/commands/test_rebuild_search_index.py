"""`manage.py rebuild_search_index`, and `manage.py migrate`, which keeps the index."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.finding.correcting import meant
from articles.finding.index import INDEX
from articles.finding.searching import find, understood
from articles.models import SearchEntry
from tests.published import an_engagement, an_official

pytestmark = pytest.mark.django_db


@pytest.fixture
def records():
    """Make a few published records."""
    an_official(id="dara", name="Sok Dara")
    an_official(id="manet", name="Hun Manet")
    an_engagement("KH", id="visit")


def printed(capsys, *arguments):
    """Run the command and return what it prints."""
    call_command("rebuild_search_index", *arguments)
    return capsys.readouterr().out.splitlines()


def test_an_index_in_order_is_left_as_it_is(records, capsys):
    before = list(SearchEntry.objects.order_by("pk").values())

    assert printed(capsys, "--check") == ["The search index is as it should be."]
    assert printed(capsys) == [
        "officials: 2 can be found (0 added, 0 corrected, 0 taken out)",
        "institutions: 0 can be found (0 added, 0 corrected, 0 taken out)",
        "engagements: 1 can be found (0 added, 0 corrected, 0 taken out)",
        "agreements: 0 can be found (0 added, 0 corrected, 0 taken out)",
        "articles: 0 can be found (0 added, 0 corrected, 0 taken out)",
    ]
    assert list(SearchEntry.objects.order_by("pk").values()) == before


def test_what_is_not_in_order_is_named_and_put_right(records, capsys):
    SearchEntry.objects.filter(record_id="dara").delete()
    SearchEntry.objects.filter(record_id="manet").update(names=" hun sen ")
    SearchEntry.objects.create(kind="official", record_id="nobody", names=" x ", linked="", more="", marks="")

    with pytest.raises(CommandError) as error:
        call_command("rebuild_search_index", "--check")
    assert str(error.value).splitlines() == [
        "The search index is not as it should be:",
        "official dara is missing",
        "official manet is not up to date",
        "official nobody is not public, and yet there",
    ]
    assert printed(capsys)[0] == "officials: 2 can be found (1 added, 1 corrected, 1 taken out)"
    assert printed(capsys, "--check") == ["The search index is as it should be."]


def test_triggers_that_are_missing_are_made_anew(records, capsys):
    INDEX.let_go()
    an_official(id="late")

    with pytest.raises(
        CommandError, match="official late is missing\nthe triggers that keep the index are missing"
    ):
        call_command("rebuild_search_index", "--check")
    assert printed(capsys)[:2] == [
        "The triggers that keep the index were missing or of another version: made anew.",
        "officials: 3 can be found (1 added, 0 corrected, 0 taken out)",
    ]
    assert INDEX.is_kept()


def test_migrating_keeps_an_index_that_was_let_go(records, capsys):
    INDEX.let_go()
    an_official(id="late")

    call_command("migrate", verbosity=1)

    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "The search index is kept again; records that can be found: 4."
    assert list(INDEX.faults()) == []


def test_only_asking_what_would_be_migrated_changes_nothing(records):
    INDEX.let_go()

    call_command("migrate", "--plan", verbosity=0)

    assert not INDEX.is_kept()
    INDEX.keep()


def test_without_its_table_the_command_says_what_to_do(monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", list)

    with pytest.raises(CommandError, match=r"There is no search index yet: run manage\.py migrate first\."):
        call_command("rebuild_search_index")


def test_what_was_written_without_triggers_can_be_found_afterwards(records):
    INDEX.let_go()
    SearchEntry.objects.filter(record_id="dara").update(names=" zorro ")
    an_official(id="late", name="Late Riser")

    INDEX.keep()
    INDEX.rebuild()

    assert INDEX.is_sound()
    assert [(found.kind, found.ids) for found in find(understood("riser")) if found.ids] == [
        ("official", ["late"])
    ]
    assert find(understood("dara"), ["official"])[0].ids == ["dara"]
    assert meant(understood("rizer")) == "riser"
