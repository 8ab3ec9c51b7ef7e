"""What holds on the staff's pages of every kind of record."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.forms.models import InlineForeignKeyField, ModelChoiceField
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import (
    Claim,
    CountedEngagement,
    DataChange,
    Edition,
    EngagementCount,
    Fingerprint,
    Likeness,
    SearchEntry,
    SearchWord,
    SheetImport,
)
from defense_ties.lib.admin.forms import StoredRow
from defense_ties.lib.admin.pickers import ManyPickerField, PickerField
from people.models import Distinct, Merge, Redirection, Resemblance
from tests.makers import MAKERS, make
from tests.posting import page

pytestmark = pytest.mark.django_db

# Nobody looks at indexes of texts, at how often data was changed, or at who took which article. Imports
# have pages of their own kind.
PAGELESS = (
    Claim,
    CountedEngagement,
    DataChange,
    EngagementCount,
    Fingerprint,
    SearchEntry,
    SearchWord,
    SheetImport,
)
MODELS = [
    model
    for label in ("people", "articles")
    for model in apps.get_app_config(label).get_models()
    if not model.__name__.startswith("Historical") and model not in PAGELESS
]
DECISIONS = (Distinct, Likeness, Merge, Redirection, Resemblance)
# An edition is begun on a form of its own, and only looked at then.
TYPED = [model for model in MODELS if model not in (*DECISIONS, Edition)]
by_name = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
by_typed = pytest.mark.parametrize("model", TYPED, ids=lambda model: model.__name__)


def queries_for(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def fields_of(response):
    forms = [response.context["adminform"].form]
    forms += [inline.formset.empty_form for inline in response.context["inline_admin_formsets"]]
    return [(name, field) for form in forms for name, field in form.fields.items()]


@by_name
def test_every_kind_of_record_has_pages(model):
    assert model in admin.site._registry
    assert model in MAKERS


@by_name
def test_a_list_takes_no_more_queries_for_thirty_rows_than_for_three(model, admin_client):
    make(model, 3)
    few = queries_for(admin_client, page(model))
    make(model, 27)

    # Fewer, where the first page of many passages happens not to cite every kind of record.
    assert queries_for(admin_client, page(model)) <= few
    assert few <= 30


@by_typed
def test_a_record_shows_its_form_and_its_history(model, admin_client):
    record = make(model)

    assert admin_client.get(page(record)).status_code == 200
    assert admin_client.get(page(record, "history")).status_code == 200


@by_typed
def test_every_relation_on_a_form_is_a_picker(model, admin_client):
    record = make(model)
    plain = [
        name
        for name, field in fields_of(admin_client.get(page(record)))
        if isinstance(field, ModelChoiceField)
        and not isinstance(field, PickerField | ManyPickerField | StoredRow | InlineForeignKeyField)
    ]

    assert plain == []


@by_typed
def test_every_field_on_a_form_has_a_help_text(model, admin_client):
    response = admin_client.get(page(make(model)))
    silent = [
        name for name, field in response.context["adminform"].form.fields.items() if not field.help_text
    ]

    assert silent == []


@by_name
def test_a_list_can_be_searched_for_anything(model, admin_client):
    make(model)

    for words in ("hun manet", "Nguyễn", "'; --", "%", "a " * 5000, "…"):
        assert admin_client.get(page(model), {"q": words}).status_code == 200


@by_name
def test_a_list_takes_no_harm_from_a_faulty_address(model, admin_client):
    make(model)

    for query in ("p=99999", "p=-1", "o=99.x", "id__exact=zz", "nothing=1", "earliest__range__gte=31/02/22"):
        assert admin_client.get(f"{page(model)}?{query}").status_code in (200, 302)


@by_typed
def test_a_null_character_in_an_address_is_a_bad_request(model, admin_client):
    assert admin_client.get(page(model), {"q": "\0"}).status_code == 400
    assert admin_client.get(page(model, "changelist") + "%00/change/").status_code == 400


def test_a_record_that_is_not_there_leads_to_the_start_page(admin_client):
    response = admin_client.get(page(TYPED[0], "changelist") + "zz/change/", follow=True)

    assert response.redirect_chain == [(reverse("admin:index"), 302)]


def test_the_start_page_lists_the_records_in_the_order_of_the_work(admin_client):
    groups = {
        group["name"]: [model["object_name"] for model in group["models"]]
        for group in admin_client.get(reverse("admin:index")).context["app_list"]
    }

    assert list(groups) == [
        "Records",
        "Shared lists",
        "Coverage",
        "Codings apart",
        "With readers",
        "Parts of records",
        "Decisions",
        "Accounts",
    ]
    assert groups["Records"] == [
        "Article",
        "Engagement",
        "Agreement",
        "Official",
        "Institution",
        "Appointment",
    ]


def test_a_coder_sees_no_accounts(coder):
    groups = [group["name"] for group in coder.get(reverse("admin:index")).context["app_list"]]

    assert groups == [
        "Records",
        "Shared lists",
        "Coverage",
        "Codings apart",
        "With readers",
        "Parts of records",
        "Decisions",
    ]


def test_a_reader_has_to_log_in(client):
    response = client.get(reverse("admin:index"))

    assert response.url == f"{reverse('admin:login')}?next={reverse('admin:index')}"


def test_decisions_are_only_looked_at(admin_client):
    for model in DECISIONS:
        record = make(model)

        assert admin_client.get(page(record)).status_code == 200
        assert admin_client.post(page(record), {}).status_code == 403
        assert admin_client.get(page(model, "add")).status_code == 403
        assert admin_client.post(page(record, "delete"), {"post": "yes"}).status_code == 403
