"""datapackage.json: every column with its type, its sentence and what holds for it."""

import json

from articles.package.descriptor import as_json, describe


def field(table, name):
    """Return the description of a column."""
    return next(field for field in schema(table)["fields"] if field["name"] == name)


def schema(table):
    """Return the schema of a table."""
    return next(resource for resource in describe()["resources"] if resource["name"] == table)["schema"]


def test_the_package_is_tabular_and_licensed():
    descriptor = describe()

    assert descriptor["profile"] == "tabular-data-package"
    assert descriptor["name"] == "defense-ties"
    assert descriptor["licenses"][0]["name"] == "CC-BY-4.0"
    assert [resource["path"] for resource in descriptor["resources"]][:3] == [
        "ranks.csv",
        "rank_forms.csv",
        "institutions.csv",
    ]
    assert {resource["encoding"] for resource in descriptor["resources"]} == {"utf-8"}


def test_a_package_with_drafts_says_so():
    assert "drafts included" not in describe()["description"]
    assert "drafts included" in describe(everything=True)["description"]


def test_a_column_has_type_sentence_and_constraints():
    assert field("engagements", "status") == {
        "name": "status",
        "title": "Status",
        "description": "Whether it took place: planned, held, postponed, cancelled.",
        "type": "string",
        "constraints": {"required": True, "enum": ["planned", "held", "postponed", "cancelled"]},
    }
    assert field("sides", "country")["constraints"] == {"required": True, "pattern": "^[A-Z]{2}$"}
    assert field("officials", "wikidata_id")["constraints"] == {"pattern": "^Q[1-9][0-9]*$"}
    assert field("officials", "confidence")["type"] == "number"
    assert field("officials", "confidence")["constraints"] == {"minimum": 0, "maximum": 1}
    assert field("positions", "seniority")["constraints"] == {"enum": [1, 2, 3, 4, 5, 6], "minimum": 0}
    assert field("appointments", "true_start")["trueValues"] == ["true"]
    assert (field("engagements", "earliest")["type"], field("articles", "published_at")["type"]) == (
        "date",
        "datetime",
    )


def test_keys_and_references_are_declared():
    assert schema("official_aliases")["primaryKey"] == ["official_id", "name"]
    assert schema("engagements")["foreignKeys"] == [
        {"fields": ["place_id"], "reference": {"resource": "places", "fields": ["id"]}},
        {"fields": ["part_of_id"], "reference": {"resource": "", "fields": ["id"]}},
    ]
    assert len(schema("evidence")["foreignKeys"]) == 11


def test_the_text_is_always_the_same():
    assert as_json(describe()) == as_json(describe())
    assert json.loads(as_json(describe())) == describe()
    assert as_json(describe()).endswith("}\n")
