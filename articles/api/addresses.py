"""Where everything of the API is, and which function answers."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path
from ninja import NinjaAPI

from articles.api import reading, ties
from articles.api.answers import answer, as_bytes
from articles.api.asked import Refused, refuse_faults
from articles.api.docs import DocsPage
from articles.api.document import document
from articles.api.problems import bad_request
from articles.api.reconciling import TAG, answering
from articles.api.reconciling.kinds import KINDS, Kind
from articles.api.resources import RESOURCES, Resource
from articles.api.versions import etag

VERSION = "1.0.0"
api = NinjaAPI(
    title=settings.SITE_NAME,
    version=VERSION,
    urls_namespace="api",
    openapi_url=None,  # written by articles.api.document, with the filters as they are
    docs_url=None,
)


def _lists(resource: Resource) -> Callable[..., Any]:
    def lists(request: HttpRequest) -> HttpResponse:
        return reading.list_records(request, resource)

    return lists


def _shows(resource: Resource) -> Callable[..., Any]:
    def shows(request: HttpRequest, id: str) -> HttpResponse:
        return reading.show_record(request, resource, id)

    return shows


def _add(name: str, type: str, listing: Callable[..., Any], showing: Callable[..., Any]) -> None:
    api.default_router.add_api_operation(
        f"/{name}", ["GET"], listing, url_name=f"api-{name}", operation_id=f"list_{name}", tags=[name]
    )
    api.default_router.add_api_operation(
        f"/{name}/{{id}}", ["GET"], showing, url_name=f"api-{type}", operation_id=f"show_{type}", tags=[name]
    )


def show_tie(request: HttpRequest, id: str) -> HttpResponse:
    """Return one tie."""
    return ties.show_tie(request, id)


for resource in RESOURCES:
    _add(resource.name, resource.type, _lists(resource), _shows(resource))
_add(ties.NAME, ties.TYPE, ties.list_ties, show_tie)


def _reconciles(kind: Kind) -> None:
    """Add the addresses of the service that reconciles names with one kind of record."""
    base = f"/reconcile/{kind.name}"
    answers: dict[tuple[str, str, str], Callable[..., Any]] = {
        ("GET", "", f"reconcile_{kind.name}"): answering.reconcile,
        ("POST", "", f"reconcile_{kind.name}_sent"): answering.reconcile,
        ("GET", "/suggest", f"suggest_{kind.name}"): answering.suggest,
        ("GET", "/properties", f"properties_of_{kind.name}"): answering.properties,
    }
    for (method, below, name), view in answers.items():
        api.default_router.add_api_operation(
            base + below, [method], _of(view, kind), url_name=f"api-{name}", operation_id=name, tags=[TAG]
        )
    name = f"preview_{kind.type}"
    api.default_router.add_api_operation(
        f"{base}/preview/{{id}}",
        ["GET"],
        _previews(kind),
        url_name=f"api-{name}",
        operation_id=name,
        tags=[TAG],
    )


def _of(view: Callable[..., Any], kind: Kind) -> Callable[..., Any]:
    def answers(request: HttpRequest) -> HttpResponse:
        found: HttpResponse = view(request, kind)
        return found

    return answers


def _previews(kind: Kind) -> Callable[..., Any]:
    def previews(request: HttpRequest, id: str) -> HttpResponse:
        return answering.preview(request, kind, id)

    return previews


for kind in KINDS.values():
    _reconciles(kind)


def openapi(request: HttpRequest) -> HttpResponse:
    """Return the OpenAPI document."""
    try:
        refuse_faults(request.GET)
    except Refused as refused:
        return bad_request(refused.faults)
    body = as_bytes(document(api))
    return answer(request, body, etag=etag(body), last_modified=None)


api.default_router.add_api_operation(
    "/openapi.json", ["GET"], openapi, url_name="api-openapi", include_in_schema=False
)

docs = DocsPage.as_view(document=partial(document, api))
# Without the address that leads from the root to a page of the library.
urlpatterns = [*api.urls[0][:-1], path("docs", docs, name="api-docs")]
