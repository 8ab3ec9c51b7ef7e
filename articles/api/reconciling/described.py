"""What the OpenAPI document says of the reconciliation service."""

from typing import Any

from articles.api.parameters import identifier, query
from articles.api.reconciling.answering import LONGEST_PREFIX
from articles.api.reconciling.kinds import KINDS, Kind
from articles.api.reconciling.queries import LONGEST, MOST, MOST_CANDIDATES
from articles.api.schemas import ID, reference

TAG = "reconcile"
SERVICE = "The protocol is that of the Reconciliation Service API 0.2, which OpenRefine speaks."
EXAMPLE = {"q0": {"query": "Hun Manet", "properties": [{"pid": "country", "v": "KH"}]}}
BATCH = {
    "type": "object",
    "description": "Queries, each by a key of its own.",
    "minProperties": 1,
    "maxProperties": MOST,
    "additionalProperties": {
        "type": "object",
        "properties": {
            "query": {"type": "string", "minLength": 1, "maxLength": LONGEST, "description": "The name."},
            "type": {"type": "string", "description": "official or institution; others find nothing."},
            "limit": {"type": "integer", "minimum": 1, "maximum": MOST_CANDIDATES},
            "properties": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "pid": {"type": "string", "description": "country; others are passed over."},
                        "v": {"type": "string", "description": "A code of ISO 3166, or a name."},
                    },
                    "required": ["pid", "v"],
                },
            },
        },
        "required": ["query"],
    },
}
_TEXT = {"type": "string"}
FORM = {
    "type": "object",
    "properties": {
        "queries": _TEXT
        | {
            "format": "batch",
            "contentMediaType": "application/json",
            "contentSchema": {"$ref": "#/components/schemas/Queries"},
            "description": "The names, as JSON.",
        }
    },
    "required": ["queries"],
    "additionalProperties": False,
}
_NAMED = {"type": "object", "properties": {"id": _TEXT, "name": _TEXT}, "required": ["id", "name"]}
_ENTITY = {"id": _TEXT, "name": _TEXT, "description": _TEXT}
_CANDIDATE = {
    "type": "object",
    "properties": {
        **_ENTITY,
        "type": {"type": "array", "items": _NAMED},
        "score": {"type": "number", "minimum": 0, "maximum": 100},
        "match": {"type": "boolean", "description": "Whether it is taken to be meant."},
    },
    "required": ["id", "name", "type", "score", "match"],
    "additionalProperties": False,
}


def schemas() -> dict[str, Any]:
    """Return the schemas of what the service answers."""
    return {
        "Queries": BATCH,
        "Candidates": {
            "type": "object",
            "description": "The candidates for each query, the best first.",
            "additionalProperties": {
                "type": "object",
                "properties": {"result": {"type": "array", "items": _CANDIDATE}},
                "required": ["result"],
            },
        },
        "Manifest": {
            "type": "object",
            "description": "What the service is, and where its parts are.",
            "properties": {"name": _TEXT, "identifierSpace": _TEXT, "schemaSpace": _TEXT},
            "required": ["versions", "name", "identifierSpace", "schemaSpace", "view"],
        },
        "Suggestions": {
            "type": "object",
            "description": "What may be meant.",
            "properties": {
                "result": {
                    "type": "array",
                    "items": {"type": "object", "properties": _ENTITY, "required": ["id", "name"]},
                }
            },
            "required": ["result"],
        },
    }


def operations() -> dict[str, Any]:
    """Return what is said of the addresses of the service, by the ids of their operations."""
    return {name: said for kind in KINDS.values() for name, said in _operations(kind).items()}


def _operations(kind: Kind) -> dict[str, Any]:
    name = kind.name
    either = {"anyOf": [reference("Manifest"), reference("Candidates")]}
    return {
        f"reconcile_{name}": {
            "summary": f"Reconcile names with {name}",
            "description": f"What the service is, or the {name} that each name may mean. {SERVICE}",
            "parameters": [
                {
                    "name": "queries",
                    "in": "query",
                    "description": "The names; without them, the service says what it is.",
                    "content": {"application/json": {"schema": reference("Queries"), "example": EXAMPLE}},
                }
            ],
            "responses": _responses(either),
        },
        f"reconcile_{name}_sent": {
            "summary": f"Reconcile names with {name}, sent as a form",
            "description": f"The {name} that each name may mean, for batches too long for an address.",
            "parameters": [],
            "requestBody": {
                "required": True,
                "content": {
                    "application/x-www-form-urlencoded": {"schema": FORM},
                },
            },
            "responses": _responses(reference("Candidates")),
        },
        **_below(kind),
    }


def _below(kind: Kind) -> dict[str, Any]:
    """Return what is said of the addresses below the service."""
    name, noun = kind.name, kind.type
    return {
        f"suggest_{name}": {
            "summary": f"Suggest {name}",
            "description": f"Up to ten {name} of which a name holds what was typed.",
            "parameters": [query("prefix", "What was typed.", _TEXT | {"maxLength": LONGEST_PREFIX})],
            "responses": _responses(reference("Suggestions")),
        },
        f"properties_of_{name}": {
            "summary": f"Suggest properties of {name}",
            "description": "The properties by which a query can be narrowed.",
            "parameters": [query("prefix", "What was typed.", _TEXT)],
            "responses": _responses(reference("Suggestions")),
        },
        f"preview_{noun}": {
            "summary": f"Preview one {noun}",
            "description": f"A small page about one {noun}, to be shown in a frame.",
            "parameters": [identifier(f"Id of the {noun}.", ID)],
            "responses": _responses({"type": "string"}, "text/html", missing=True),
        },
    }


def _responses(schema: Any, kind: str = "application/json", *, missing: bool = False) -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": reference("Problem")}}
    found = {
        "200": {"description": "The answer.", "content": {kind: {"schema": schema}}},
        "400": {"description": "What is asked cannot be read; each fault says why.", "content": problem},
        "406": {"description": "The Accept header leaves the answer out.", "content": problem},
    }
    return found | (
        {"404": {"description": "There is no such record.", "content": problem}} if missing else {}
    )
