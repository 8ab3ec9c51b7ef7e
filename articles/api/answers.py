"""Answers as JSON, with what tells caches whether they hold the same already."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

JSON = "application/json"


def as_bytes(data: Any) -> bytes:
    """Return data as JSON, in UTF-8."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def answer(
    request: HttpRequest,
    body: bytes,
    *,
    etag: str,
    last_modified: int | None,
    headers: dict[str, str] | None = None,
) -> HttpResponse:
    """Return a body, or say that nothing has changed."""
    response = HttpResponse(body, content_type=JSON, headers=headers)
    return conditional(request, response, etag=etag, last_modified=last_modified)


def unchanged(request: HttpRequest, *, etag: str, last_modified: int | None) -> HttpResponse | None:
    """Return that nothing has changed, if that can be said without looking anything up."""
    response = conditional(request, HttpResponse(content_type=JSON), etag=etag, last_modified=last_modified)
    return response if response.status_code == 304 else None


def conditional(
    request: HttpRequest, response: HttpResponse, *, etag: str, last_modified: int | None
) -> HttpResponse:
    """Return the response with its validators, or 304 in its place."""
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "public, no-cache"  # kept, but asked for again each time
    if last_modified is not None:
        response.headers["Last-Modified"] = http_date(last_modified)
    kept = {name: response.headers[name] for name in ("Cache-Control", "ETag")}
    found: Any = get_conditional_response(request, etag=etag, last_modified=last_modified, response=response)
    if found.status_code == 304:
        for name, value in kept.items():
            found.headers[name] = value
    return found
