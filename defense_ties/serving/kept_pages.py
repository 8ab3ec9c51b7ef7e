"""Pages for readers, kept as they were drawn for as long as nothing they may show has changed.

No page for readers depends on who reads it: one drawing serves everybody. It is kept under the version of the
data, which is another one after every change, under the day, since what is planned and what is in force turn
with it, and under what the software is made of. So a kept page is never older than the data.
"""

import logging
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache as keeper
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from articles.data_version import DATA_VERSION
from defense_ties.lib.reading import reading_from

logger = logging.getLogger(__name__)

# By the names of their addresses: for staff, for machines that ask in their own way, and what takes letters.
NEVER_KEPT = {"healthz", "readyz", "report", "report_sent", "suggest", "downloads-today", "edition-package"}
NEVER_UNDER = ("/admin/", "/api/", "/static/")
# Sending it again must not be spared where somebody may be told what nobody else is.
UNLIKE_OTHERS = ("no-store", "private", "no-cache", "max-age")
# What of a request shapes the page beside its address.
SHAPING = ("HX-Request", "HX-Target", "HX-History-Restore-Request")
# Browsers ask each time whether their copy still holds; the answer is short.
TOLD = {"Cache-Control": "no-cache"}
LARGEST = 2_000_000  # bytes
SECONDS = 24 * 3600
SUFFIXES = {".py", ".html", ".txt", ".xml", ".mo", ".css", ".js", ".svg", ".json"}


class KeptPagesMiddleware:
    """Answers with a page that was drawn before, or with 304 to those who have it, where nothing changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = settings.KEEP_PAGES and request.method == "GET"
        if not asked or request.path_info.startswith(NEVER_UNDER):
            return self.get_response(request)
        # Before the page is drawn: what changes while it is makes it a page of the version before.
        key = _digest(
            DATA_VERSION.current(reading_from()), timezone.localdate(), software(), *_shape(request)
        )
        etag = f'W/"{key[:32]}"'
        if etag in parse_etags(request.headers.get("If-None-Match", "")):
            return HttpResponseNotModified(headers={"ETag": etag, **TOLD})
        if kept := keeper.get(f"page:{key}"):
            return HttpResponse(kept[0], headers=kept[1])
        response = self.get_response(request)
        if _may_be_kept(request, response):
            _keep(f"page:{key}", response, etag)
        return response


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    match = request.resolver_match
    told = response.headers.get("Cache-Control", "")
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and match is not None
        and match.url_name not in NEVER_KEPT
        and not any(word in told for word in UNLIKE_OTHERS)
        and len(response.content) <= LARGEST
    )


def _keep(key: str, response: HttpResponse, etag: str) -> None:
    patch_vary_headers(response, ["Accept-Encoding", *SHAPING[:1]])
    for name, value in {"ETag": etag, **TOLD}.items():
        response.headers[name] = value
    try:
        keeper.set(key, (response.content, dict(response.items())), SECONDS)
    except OSError:
        logger.exception("A page could not be kept; it is drawn anew each time.")


def _shape(request: HttpRequest) -> Iterator[str]:
    yield from (request.headers.get(name, "") for name in SHAPING)
    yield "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else ""
    yield f"{request.scheme}://{request.get_host()}{request.get_full_path()}"


def _digest(*parts: Any) -> str:
    return sha256("\0".join(map(str, parts)).encode(errors="backslashreplace")).hexdigest()


@cache
def software() -> str:
    """Return what another version of the programs, their texts or their settings would change."""
    digest = sha256(repr([settings.SITE_URL, settings.DEBUG]).encode())
    for path in sorted(_sources(settings.BASE_DIR)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources(root: Path) -> Iterator[Path]:
    yield root / "requirements.txt"
    for folder in ("articles", "defense_ties", "people"):
        yield from (path for path in (root / folder).rglob("*") if path.suffix in SUFFIXES)
