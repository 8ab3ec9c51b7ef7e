"""The OpenAPI document: every address of the API, with its parameters, answers and an example."""

from typing import Any

from django.conf import settings
from ninja import NinjaAPI

from articles.api import parameters, reconciling, ties
from articles.api.examples import EXAMPLES, example_page, example_record
from articles.api.resources import RESOURCES
from articles.api.schemas import all_schemas, name_of, reference
from articles.package.descriptor import LICENCE

PREFIX = "/api/v1/"
SAID = (
    "Every published record and list as JSON, read only. A record has the columns of the table of the same "
    "name in a data package; what is not known is null. Lists take the filters of the pages. Dates are EDTF "
    "(ISO 8601-2), each with the first and the last day that it may mean. What went wrong is said as problem "
    "details (RFC 9457)."
)
Operation = dict[str, Any]
_TEXT = {"schema": {"type": "string"}}
HEADERS = {
    "ETag": {"description": "Changes when the answer does: send it back as If-None-Match.", **_TEXT},
    "Last-Modified": {"description": "When what is sent was last changed.", **_TEXT},
}
NEXT = {"Link": {"description": "Leads to the next page, with rel=next; not on the last.", **_TEXT}}


def document(api: NinjaAPI) -> dict[str, Any]:
    """Return the document, with the filters as the records make them."""
    found: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=PREFIX))
    described = _records() | reconciling.operations()
    for operations in found["paths"].values():
        for operation in operations.values():
            operation.update(described[operation["operationId"]])
    found["info"] |= {
        "description": SAID,
        "license": {"name": LICENCE["title"], "url": LICENCE["path"]},
    }
    names = [*EXAMPLES, reconciling.TAG]
    return found | {
        "servers": [{"url": settings.SITE_URL}],
        "tags": [{"name": name} for name in names],
        "components": {"schemas": all_schemas() | reconciling.schemas()},
    }


def _records() -> dict[str, Operation]:
    """Return what is said of the addresses of records, by the ids of their operations."""
    found = {}
    for resource in RESOURCES:
        name, noun = resource.name, resource.type
        schema = name_of(resource.table)
        found[f"list_{name}"] = _list(name, schema, parameters.of_list(resource))
        found[f"show_{noun}"] = _show(name, noun, schema, parameters.of_record(resource))
    found["list_ties"] = _list(ties.NAME, "Tie", parameters.of_ties())
    found["show_tie"] = _show(ties.NAME, ties.TYPE, "Tie", parameters.of_tie())
    return found


def _list(name: str, schema: str, asked: list[Any]) -> Operation:
    return {
        "summary": f"List {name}",
        "description": f"All published {name}, or those that the filters let through, page by page.",
        "parameters": asked,
        "responses": {
            "200": said("A page of the list.", f"{schema}Page", example_page(name), HEADERS | NEXT),
            **problems(304, 400, 406),
        },
    }


def _show(name: str, noun: str, schema: str, asked: list[Any]) -> Operation:
    moved = {"description": "The record was merged into another, to which Location leads."}
    return {
        "summary": f"Show one {noun}",
        "description": f"One published {noun} by its id. The id of a merged one leads on.",
        "parameters": asked,
        "responses": {
            "200": said(f"The {noun}.", schema, example_record(name), HEADERS),
            "301": moved,
            **problems(304, 400, 404, 406),
        },
    }


def said(description: str, schema: str, example: Any, headers: Any = None) -> dict[str, Any]:
    """Return the description of an answer as JSON."""
    content = {"application/json": {"schema": reference(schema), "example": example}}
    return {"description": description, "content": content} | ({"headers": headers} if headers else {})


def problems(*statuses: int) -> dict[str, Any]:
    """Return the descriptions of answers that say what went wrong, or that nothing has changed."""
    said = {
        304: "Nothing has changed since the version that was named.",
        400: "Something in the address cannot be read; each fault names its parameter and the reason.",
        404: "There is no such published record.",
        406: "The Accept header leaves JSON out.",
    }
    content = {"application/problem+json": {"schema": reference("Problem")}}
    return {
        str(status): {"description": said[status]} | ({} if status == 304 else {"content": content})
        for status in statuses
    }
