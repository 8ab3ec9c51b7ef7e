"""The documentation of the API: every address, with what it takes and an example that is real."""

import pytest

from tests.articles.api.calls import data

pytestmark = pytest.mark.django_db
DOCS = "/api/v1/docs"


def test_every_address_is_shown_with_its_parameters_and_an_example_in_three_languages(client):
    page = client.get(DOCS).content.decode()
    document = data(client, "openapi.json")
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            assert f"{method.upper()} {path}" in page
            assert operation["summary"] in page
    number = sum(len(operations) for operations in document["paths"].values())
    assert page.count("curl &#x27;") == number
    assert page.count("import requests") == number
    assert page.count("library(") == number


def test_an_example_answer_is_a_record_of_the_first_edition(client):
    page = client.get(DOCS).content.decode()
    assert "patrushev-visit-cambodia-2021-12" in page
    assert "&quot;id&quot;: &quot;KH-RU&quot;" in page


@pytest.mark.parametrize("name", ["engagements", "places", "ties"])
def test_an_example_address_answers(client, first_edition, name):
    page = client.get(DOCS).content.decode()
    start = page.index(f"/api/v1/{name}?")
    address = page[start : page.index("&#x27;", start)].replace("&amp;", "&")
    assert len(client.get(address).json()["data"]) == 1


def test_what_the_page_cannot_be_asked_is_said(client):
    response = client.get(f"{DOCS}?zebra=1")
    assert response.status_code == 200
    assert "is not something that this page can be asked" in response.content.decode()


def test_the_page_has_no_script_or_style_of_its_own_and_nothing_from_elsewhere(client):
    page = client.get(DOCS).content.decode()
    for forbidden in ("<style", " style=", " onclick", "cdn", "<script>"):
        assert forbidden not in page
    assert page.count("src=") == page.count("<script")
