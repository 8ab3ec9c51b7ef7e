"""The OpenAPI document: valid, true, and with examples that are real."""

import pytest
from django.http import QueryDict

from articles.api.addresses import urlpatterns
from articles.api.examples import EXAMPLES, example_page, example_record
from articles.api.resources import RESOURCES
from articles.api.schemas import name_of
from tests.articles.api.calls import data

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(client):
    """Return the document as clients read it."""
    return data(client, "openapi.json")


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_what_the_first_edition_answers(client, first_edition, name):
    assert data(
        client, f"{name}/{EXAMPLES[name].id}" + ("?" + EXAMPLES[name].asked if name == "ties" else "")
    ) == (example_record(name))
    assert data(client, f"{name}?{EXAMPLES[name].asked}") == example_page(name)


def test_every_address_is_described(document):
    unnamed = {"api-openapi", "api-docs"}
    routes = {f"/api/v1/{pattern.pattern}" for pattern in urlpatterns if pattern.name not in unnamed}
    assert {path.replace("{", "<").replace("}", ">") for path in document["paths"]} == routes
    for path, operations in document["paths"].items():
        for operation in operations.values():
            assert operation["summary"], path
            assert all(parameter["description"] for parameter in operation["parameters"]), path


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.name)
def test_a_list_is_described_with_every_filter_that_it_takes(document, resource):
    [operation] = document["paths"][f"/api/v1/{resource.name}"].values()
    named = {parameter["name"] for parameter in operation["parameters"]}
    filters = {*resource.filterset(QueryDict(), queryset=resource.published()).form.fields}
    more = set() if resource.name in ("places", "publishers") else {"expand"}
    assert named == filters | {"sort", "limit", "after", "count", "fields"} | more


def test_codes_are_listed_and_columns_have_the_words_of_the_package(document):
    [operation] = document["paths"]["/api/v1/engagements"].values()
    parameters = {parameter["name"]: parameter for parameter in operation["parameters"]}
    assert parameters["status"]["schema"]["items"]["enum"] == ["planned", "held", "postponed", "cancelled"]
    assert parameters["limit"]["schema"] == {"type": "integer", "minimum": 1, "maximum": 1000, "default": 100}
    columns = document["components"]["schemas"]["Engagement"]["properties"]
    assert columns["status"] == {
        "type": "string",
        "description": "Whether it took place: planned, held, postponed, cancelled.",
        "enum": ["planned", "held", "postponed", "cancelled"],
    }
    assert columns["earliest"] == {
        "type": ["string", "null"],
        "format": "date",
        "description": "First day that the date may mean.",
    }


def test_the_text_of_articles_and_the_notes_of_staff_are_in_no_schema(document):
    for resource in RESOURCES:
        columns = document["components"]["schemas"][name_of(resource.table)]["properties"]
        assert not {"body", "review_note", "reviewed_by_id", "drafter_id", "coding_id"} & {*columns}


def test_the_document_is_not_sent_twice(client, document):
    tag = client.get("/api/v1/openapi.json").headers["ETag"]
    assert client.get("/api/v1/openapi.json", headers={"if-none-match": tag}).status_code == 304
