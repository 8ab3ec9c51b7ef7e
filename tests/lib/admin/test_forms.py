"""Forms of records keep every rule of the database."""

import re

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Evidence, Place
from defense_ties.lib.admin import forms
from defense_ties.lib.admin.rules import columns_of, fields_of
from people.models import Appointment, OfficialAlias
from tests.factories import ArticleFactory, OfficialAliasFactory, PlaceFactory
from tests.posting import faults, form_data, page, save

pytestmark = pytest.mark.django_db


def rule(model, name):
    return next(constraint for constraint in model._meta.constraints if constraint.name == name)


@pytest.mark.parametrize(
    ("model", "name", "fields"),
    [
        (Article, "articles_article_body_once", ["body"]),
        (Article, "articles_article_bounds", ["date"]),
        (Place, "articles_place_on_earth", ["latitude", "longitude"]),
        (Appointment, "people_appointment_once", ["official", "position", "date"]),
        (OfficialAlias, "people_officialalias_once", ["official", "name"]),
        (Evidence, "articles_evidence_passage", ["end", "start"]),
    ],
)
def test_a_rule_is_about_the_fields_that_are_typed(model, name, fields):
    assert fields_of(rule(model, name), model) == fields


def test_a_rule_with_expressions_names_its_columns():
    assert columns_of(rule(Evidence, "articles_evidence_once"), Evidence)[:3] == [
        "article_id",
        "official_id",
        "institution_id",
    ]


def test_a_form_that_changes_nothing_is_not_checked_again(coder):
    place = PlaceFactory(latitude="11.5", longitude="104.9")
    data = form_data(coder, page(place))
    with CaptureQueriesContext(connection) as queries:
        coder.post(page(place), data)

    assert not [query for query in queries if "_check" in query["sql"]]


def test_a_pair_of_numbers_is_told_beside_the_first(coder):
    response = save(coder, page(PlaceFactory()), latitude="91", longitude="0")

    assert faults(response) == {
        "latitude": ["Latitude is -90 to 90, longitude -180 to 180; give both or neither."]
    }


def test_what_somebody_else_saved_at_the_same_moment_is_told(coder, monkeypatch):
    check, seen = forms.broken_rules, []

    def check_too_early(record, **given):
        seen.append(record)
        return iter(()) if len(seen) == 1 else check(record, **given)

    ArticleFactory(url="https://example.org/1")
    monkeypatch.setattr(forms, "broken_rules", check_too_early)

    assert faults(save(coder, page(Article, "add"), title="Again", url="https://example.org/1")) == {
        "url": ["Another article has this address."]
    }


def test_a_fault_of_the_database_that_the_form_does_not_know_is_not_hidden(coder, monkeypatch):
    ArticleFactory(url="https://example.org/1")
    monkeypatch.setattr(forms, "broken_rules", lambda record, **given: iter(()))

    with pytest.raises(IntegrityError):
        save(coder, page(Article, "add"), title="Again", url="https://example.org/1")


def test_the_box_that_deletes_a_row_of_a_table_is_named(coder):
    alias = OfficialAliasFactory()
    response = coder.get(page(alias.official))

    boxes = re.findall(r'<input type="checkbox" name="aliases-0-DELETE"[^>]*>', response.content.decode())
    assert [re.findall(r'aria-label="([^"]*)"', box) for box in boxes] == [["Delete this row"]]
