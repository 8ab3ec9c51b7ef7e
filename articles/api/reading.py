"""Reading lists and single records as a request asks for them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.urls import reverse

from articles.api import cursors
from articles.api.answers import answer, as_bytes, unchanged
from articles.api.asked import Refused, listing_of, refuse_faults, shape_of
from articles.api.expanding import expand, references
from articles.api.problems import bad_request, problem
from articles.api.records import Record, names_of, read
from articles.api.resources import Resource
from articles.api.versions import Version, data_version, etag, record_moment, shapes, timestamp
from defense_ties.lib.filters.quoting import quoted
from people.models import Redirection


def list_records(request: HttpRequest, resource: Resource) -> HttpResponse:
    """Return a page of a list, as its address asks for it."""
    asked = request.GET
    filterset = resource.filterset(asked, queryset=resource.published())
    listing = listing_of(resource, asked)
    try:
        refuse_faults(asked, listing, filterset.form)
    except Refused as refused:
        return bad_request(refused.faults)
    version = data_version()
    return versioned(request, version, lambda: _page(request, resource, filterset, listing.cleaned_data))


def versioned(
    request: HttpRequest, version: Version, write: Callable[[], tuple[bytes, dict[str, str]]]
) -> HttpResponse:
    """Return what is written of the data, or that it has not changed since it was asked for last."""
    address = request.build_absolute_uri()
    tag, moment = etag(shapes(), address, version.numbers), version.last_modified
    if version.is_settled and (same := unchanged(request, etag=tag, last_modified=moment)):
        return same
    body, headers = write()
    if not version.is_settled:
        tag, moment = etag(shapes(), address, version.numbers, body), None
    return answer(request, body, etag=tag, last_modified=moment, headers=headers)


def _page(
    request: HttpRequest, resource: Resource, filterset: Any, asked: dict[str, Any]
) -> tuple[bytes, dict[str, str]]:
    """Return a page of a list as JSON, and the header that leads to the next."""
    _, order = resource.sorts[asked["sort"]]
    rows, keys = cursors.keyed(order(filterset.qs))
    limit = asked["limit"]
    parts = cursors.after(rows, keys, asked["after"]) if asked["after"] else [rows]
    found: list[tuple[Record, tuple]] = []
    for part in parts:
        if len(found) <= limit:
            values = [cursors.value_of(key) for key in keys]
            found += read(resource, part[: limit + 1 - len(found)], more=values)
    following = None
    if len(found) > limit:
        cursor = cursors.write(of=resource.name, sort=asked["sort"], values=found[limit - 1][1])
        following = next_address(request, cursor)
    records = [record for record, _ in found[:limit]]
    expand(resource.table, records, asked["expand"])
    page: dict[str, Any] = {
        "data": [shaped(record, names_of(resource.table), asked) for record in records],
        "next": following,
    }
    if asked["count"] == "true":
        page["count"] = filterset.qs.order_by().count()
    return as_bytes(page), link(following)


def link(following: str | None) -> dict[str, str]:
    """Return the header that leads to the next page, if there is one."""
    return {"Link": f'<{following}>; rel="next"'} if following else {}


def next_address(request: HttpRequest, cursor: str) -> str:
    """Return the address of the page after this one."""
    query: QueryDict = request.GET.copy()
    query["after"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def shaped(record: Record, names: list[str], asked: dict[str, Any]) -> Record:
    """Return of a record what is asked for, its id and type always, and what was added to it."""
    if not asked["fields"]:
        return record
    left_out = {*names} - {*asked["fields"], "id", "type"}
    return {name: value for name, value in record.items() if name not in left_out}


def show_record(request: HttpRequest, resource: Resource, key: str) -> HttpResponse:
    """Return one record, or where it went, or say that there is none."""
    shape = shape_of(resource, request.GET)
    try:
        refuse_faults(request.GET, shape)
    except Refused as refused:
        return bad_request(refused.faults)
    asked = shape.cleaned_data
    rows = resource.published().filter(pk=key).order_by() if "\0" not in key else None
    found = list(read(resource, rows)) if rows is not None else []
    if not found:
        return moved(request, resource, key) or no_such(resource, key)
    record = found[0][0]
    expand(resource.table, [record], asked["expand"])
    body = as_bytes(shaped(record, names_of(resource.table), asked))
    if asked["expand"]:
        version = data_version()
        tag, moment = etag(version.numbers, body), version.last_modified
    else:
        changed = _moment(resource, key)
        tag, moment = etag(changed, body), timestamp(changed)
    return answer(request, body, etag=tag, last_modified=moment)


def _moment(resource: Resource, key: str) -> Any:
    """Return when a record or what it refers to was last changed."""
    model = resource.table.model
    columns = [name for name, _ in references(resource.table).values()]
    row = model._base_manager.only("pk", "changed_at", *columns).get(pk=key)
    referred_to = [
        (table.model, getattr(row, name))
        for name, table in references(resource.table).values()
        if getattr(row, name)
    ]
    return record_moment(resource, row, referred_to)


def moved(request: HttpRequest, resource: Resource, key: str) -> HttpResponse | None:
    """Return the way to the record into which the one asked for was merged, if that is published."""
    if "\0" in key:
        return None
    heir = Redirection.objects.target(resource.type, key)
    if not heir or not resource.published().filter(pk=heir).exists():
        return None
    query = request.META.get("QUERY_STRING", "")
    address = reverse(f"api-{resource.type}", args=[heir]) + (f"?{query}" if query else "")
    response = HttpResponsePermanentRedirect(request.build_absolute_uri(address))
    response.headers["Cache-Control"] = "no-cache"  # a merge can be undone: clients are to ask again
    return response


def no_such(resource: Resource, key: str) -> HttpResponse:
    """Return that there is no such record, and where to look."""
    detail = f"There is no published {resource.type} with the id {quoted(key)}."
    return problem(404, detail, hint=f"{reverse(f'api-{resource.name}')} lists them; it takes filters.")
