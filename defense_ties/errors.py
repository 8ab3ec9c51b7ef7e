"""The answer to a request that failed."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views import defaults

RETRY_AFTER_SECONDS = 30


def server_error(request: HttpRequest) -> HttpResponse:
    """Return the 503 page when the database does not answer, and the 500 page for any other fault."""
    # Django calls this while the exception is being handled, wherever that was raised: view, page or session.
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        headers = {"Retry-After": str(RETRY_AFTER_SECONDS)}
        return HttpResponse(render_to_string("503.html"), status=503, headers=headers)
    return defaults.server_error(request)
