"""Schemas of records (JSON Schema), from what the descriptor of a package says of each column."""

import dataclasses
from datetime import date
from typing import Any

from articles.api import ties
from articles.api.expanding import expansions
from articles.api.records import RENAMED
from articles.api.resources import BY_TABLE
from articles.exports import TIES
from articles.package.descriptor import describe
from articles.package.tables import TABLES, Table
from articles.ties.pairs import PairCount
from defense_ties.lib.records import ID_PATTERN

Schema = dict[str, Any]
_TYPES: dict[str, Schema] = {
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "format": "date-time"},
}
_URL = {"type": "string", "format": "uri"}
PROBLEM: Schema = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "properties": {
        "type": {"type": "string", "description": "Always about:blank: the status says what kind it is."},
        "title": {"type": "string", "description": "The status in words."},
        "status": {"type": "integer", "description": "The status of the answer."},
        "detail": {"type": "string", "description": "What went wrong, in a sentence."},
        "hint": {"type": "string", "description": "Where to look instead."},
        "faults": {
            "type": "array",
            "description": "What in the address cannot be read.",
            "items": {
                "type": "object",
                "properties": {
                    "parameter": {"type": "string", "description": "The parameter at fault."},
                    "reason": {"type": "string", "description": "Why it cannot be read."},
                },
                "required": ["parameter", "reason"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["type", "title", "status", "detail"],
    "additionalProperties": False,
}


def reference(name: str) -> Schema:
    """Return the reference to a schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def or_null(schema: Schema) -> Schema:
    """Return the schema of a value that may be missing."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    found = schema | {"type": [schema["type"], "null"]}
    return found | {"enum": [*schema["enum"], None]} if "enum" in schema else found


def name_of(table: Table) -> str:
    """Return the name of the schema of a row."""
    return str(table.model.__name__)


def all_schemas() -> dict[str, Schema]:
    """Return the schemas of all records and pages by their names."""
    columns = {resource["name"]: resource["schema"]["fields"] for resource in describe()["resources"]}
    found = {name_of(table): _row(table, columns[table.name]) for table in TABLES if not table.is_join}
    found["Tie"] = _tie()
    pages = {f"{name}Page": _page(name) for name in [*(name_of(r.table) for r in BY_TABLE.values()), "Tie"]}
    return dict(sorted((found | pages | {"Problem": PROBLEM}).items()))


def _row(table: Table, columns: list[dict[str, Any]]) -> Schema:
    """Return the schema of a row of a table, with what may be added to it."""
    properties: dict[str, Schema] = {"type": {"const": str(table.model._meta.model_name)}}
    if table.name in BY_TABLE:
        properties["url"] = or_null(_URL) | {
            "description": "Address of the page that shows it; null where none does."
        }
    properties |= {RENAMED.get(column["name"], column["name"]): _column(column) for column in columns}
    for name, (other, is_list) in expansions(table).items():
        if "." not in name:
            schema = reference(name_of(other))
            properties[name] = {"type": "array", "items": schema} if is_list else or_null(schema)
            properties[name]["description"] = f"Only with expand={name}: {other.description}"
    required = ["id", "type"] if table.name in BY_TABLE else ["type"]
    return _object(properties, required, table.description)


def _column(column: dict[str, Any]) -> Schema:
    """Return the schema of a value, from the description of its column in Table Schema."""
    held = column.get("constraints", {})
    schema: Schema = _TYPES.get(column["type"], {"type": column["type"]}) | {
        "description": column["description"]
    }
    schema |= {key: held[key] for key in ("enum", "pattern", "minimum", "maximum") if key in held}
    return schema if held.get("required") else or_null(schema)


def _tie() -> Schema:
    """Return the schema of a tie, from the columns of its list."""
    kinds = {field.name: field.type for field in dataclasses.fields(PairCount)}
    known: dict[Any, Schema] = {
        int: {"type": "integer", "minimum": 0},
        str: {"type": "string", "pattern": "^[A-Z]{2}$"},
        date | None: or_null(_TYPES["date"]),
    }
    properties: dict[str, Schema] = {
        "id": {
            "type": "string",
            "pattern": "^[A-Z]{2}-[A-Z]{2}$",
            "description": "Both countries, in the order of the alphabet.",
        },
        "type": {"const": ties.TYPE},
    }
    for column in TIES.columns:
        schema = known[kinds[column.name]] if column.name in kinds else _URL
        properties[column.name] = schema | {"description": column.description}
    return _object(properties, ["id", "type"], "A pair of countries, with what is on record of it.")


def _page(name: str) -> Schema:
    properties: dict[str, Schema] = {
        "data": {"type": "array", "items": reference(name), "description": "The records, in their order."},
        "next": or_null(_URL) | {"description": "Address of the next page; null on the last."},
        "count": {
            "type": "integer",
            "minimum": 0,
            "description": "Only with count=true: the exact number of records on all pages.",
        },
    }
    return _object(properties, ["data", "next"], "A page of a list.")


def _object(properties: dict[str, Schema], required: list[str], description: str) -> Schema:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


ID: Schema = {"type": "string", "pattern": ID_PATTERN}
