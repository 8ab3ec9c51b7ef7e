"""The reconciliation service: published candidates with scores, for names in any script and order."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as made
from tests.articles.api.calls import data, faults
from tests.published import an_institution, an_official

pytestmark = pytest.mark.django_db
OFFICIALS, INSTITUTIONS = "/api/v1/reconcile/officials", "/api/v1/reconcile/institutions"


def asked(client, address, **queries):
    """Return the result of each query of a batch."""
    response = client.post(address, {"queries": json.dumps(queries)})
    assert response.status_code == 200, response.content
    return {key: found["result"] for key, found in response.json().items()}


def in_country(name, country):
    """Return a query for a name in a country."""
    return {"query": name, "properties": [{"pid": "country", "v": country}]}


@pytest.fixture
def manet(db):
    """Make an official with a native name and an alias, beside one of nearly the same name."""
    an_official(id="manith", name="Hun Manith", country="KH")
    official = an_official(id="manet", name="Hun Manet", native_name="ហ៊ុន ម៉ាណែត", country="KH")
    made.OfficialAliasFactory(official=official, name="Samdech Thipadei")
    return official


@pytest.mark.parametrize("country", ["KH", "Cambodia", {"id": "KH"}, {"name": "Cambodia"}, ["KH"]])
def test_a_clear_name_is_matched_with_its_score(client, manet, country):
    assert asked(client, OFFICIALS, q0=in_country("Hun Manet", country)) == {
        "q0": [
            {
                "id": "manet",
                "name": "Hun Manet",
                "description": "ហ៊ុន ម៉ាណែត, Cambodia",
                "type": [{"id": "official", "name": "Official"}],
                "score": 94.0,
                "match": True,
            }
        ]
    }


@pytest.mark.parametrize(
    ("name", "score"),
    [("Manet Hun", 91.2), ("ហ៊ុន ម៉ាណែត", 94.0), ("HUN MANET", 94.0), ("samdech thipadei", 94.0)],
)
def test_names_are_known_in_any_script_order_and_case(client, manet, name, score):
    [found] = asked(client, OFFICIALS, q=in_country(name, "KH"))["q"]
    assert (found["id"], found["score"]) == ("manet", score)


def test_a_name_without_its_country_is_proposed_and_not_matched(client, manet):
    [found] = asked(client, OFFICIALS, q={"query": "Hun Manet"})["q"]
    assert (found["id"], found["match"]) == ("manet", False)


def test_namesakes_are_not_told_apart_by_guessing(client):
    for key in ("one", "two"):
        an_official(id=key, name="Sok Dara", country="KH")
    found = asked(client, OFFICIALS, q=in_country("Sok Dara", "KH"))["q"]
    assert [(each["id"], each["match"]) for each in found] == [("one", False), ("two", False)]


def test_institutions_are_known_by_their_acronyms(client):
    an_institution(id="rcaf", name="Royal Cambodian Armed Forces", acronym="RCAF", country="KH")
    [found] = asked(client, INSTITUTIONS, q=in_country("RCAF", "KH"))["q"]
    assert (found["id"], found["score"], found["match"]) == ("rcaf", 96.0, True)


@pytest.mark.parametrize("status", ["draft", "ready", "rejected"])
def test_what_is_not_published_is_never_proposed(client, status):
    made.OfficialFactory(name="Sok Dara", country="KH", review_status=status, id="hidden")
    made.InstitutionFactory(name="Secret Bureau", country="KH", review_status=status)
    assert asked(client, OFFICIALS, q=in_country("Sok Dara", "KH")) == {"q": []}
    assert asked(client, INSTITUTIONS, q=in_country("Secret Bureau", "KH")) == {"q": []}
    assert data(client, "reconcile/officials/suggest?prefix=sok") == {"result": []}
    assert client.get(f"{OFFICIALS}/preview/hidden").status_code == 404


def test_a_batch_looks_up_all_its_names_at_once(client, manet):
    def count(number):
        queries = {f"q{place}": in_country("Hun Manet", "KH") | {"limit": 1} for place in range(number)}
        with CaptureQueriesContext(
            connection,
        ) as found:
            asked(client, OFFICIALS, **queries)
        return len(found)

    assert count(1) == 3
    assert count(10) == 2 + 10  # the candidates of each name are fetched together


def test_queries_can_stand_in_the_address_too(client, manet):
    response = client.get(OFFICIALS, {"queries": json.dumps({"q": in_country("Hun Manet", "KH")})})
    assert response.json()["q"]["result"][0]["id"] == "manet"


def test_a_type_that_is_another_finds_nothing(client, manet):
    queries = {kind: in_country("Hun Manet", "KH") | {"type": kind} for kind in ("official", "institution")}
    found = asked(client, OFFICIALS, **queries)
    assert (len(found["official"]), found["institution"]) == (1, [])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "This is not JSON."),
        ("[" * 100_000, "This is not JSON."),
        ("[]", 'This is no batch of queries, such as {"q0": {"query": "Hun Manet"}}.'),
        ('{"q": {}}', "“q” has no text to look for, such as {“query”: “Hun Manet”}."),
        ('{"q": {"query": "a", "limit": 0}}', "The limit of “q” is not a whole number from 1 to 100."),
        ('{"q": {"query": "a", "type": 1}}', "The type of “q” is neither a text nor a list of texts."),
        (
            '{"q": {"query": "a", "properties": [1]}}',
            "A property of “q” is not of the form {“pid”: …, “v”: …}.",
        ),
        (json.dumps({"q": {"query": "a" * 301}}), "The text of “q” is longer than 300 characters."),
        (
            json.dumps({str(n): {"query": "a"} for n in range(51)}),
            "At most 50 queries at once; these are 51.",
        ),
        ("x" * 200_001, "This has 200001 characters; 200000 are the most."),
    ],
)
def test_a_batch_that_cannot_be_read_is_refused_with_the_reason(client, text, reason):
    response = client.post(OFFICIALS, {"queries": text})
    assert response.status_code == 400
    assert response.json()["faults"] == [{"parameter": "queries", "reason": reason}]


def test_the_service_says_what_it_is(client, settings):
    settings.SITE_URL = "https://ties.example.org"
    found = data(client, "reconcile/officials")
    assert found["versions"] == ["0.2"]
    assert found["identifierSpace"] == "https://ties.example.org/officials/"
    assert found["view"] == {"url": "https://ties.example.org/officials/{{id}}/"}
    assert found["preview"]["url"] == "http://testserver/api/v1/reconcile/officials/preview/{{id}}"
    assert found["suggest"]["entity"] == {
        "service_url": "http://testserver/api/v1/reconcile/officials",
        "service_path": "/suggest",
    }
    assert faults(client, "reconcile/officials?zebra=1")[0][0] == "zebra"


def test_records_and_properties_are_suggested_while_somebody_types(client, manet):
    assert data(client, "reconcile/officials/suggest?prefix=mane")["result"] == [
        {"id": "manet", "name": "Hun Manet", "description": "ហ៊ុន ម៉ាណែត, Cambodia"}
    ]
    assert data(client, "reconcile/officials/suggest") == {"result": []}
    assert data(client, "reconcile/officials/properties?prefix=co") == {
        "result": [{"id": "country", "name": "Country"}]
    }
    assert data(client, "reconcile/officials/properties?prefix=x") == {"result": []}


def test_a_preview_may_be_shown_in_a_frame_and_holds_no_script(client, manet):
    response = client.get(f"{OFFICIALS}/preview/manet")
    page = response.content.decode()
    assert "X-Frame-Options" not in response.headers
    assert "frame-ancestors *" in response.headers["Content-Security-Policy"]
    assert "Hun Manet" in page
    assert "<script" not in page
    assert " style=" not in page
