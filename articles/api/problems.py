"""What went wrong, as programs read it: problem details (RFC 9457)."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, JsonResponse

from articles.api.asked import Fault
from defense_ties.lib.filters.quoting import printable

PROBLEM = "application/problem+json"


def problem(
    status: int, detail: str, *, hint: str = "", faults: Sequence[Fault] = (), **more: Any
) -> HttpResponse:
    """Return an answer that says what went wrong, and for each parameter that is at fault why."""
    said: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    if hint:
        said["hint"] = hint
    if faults:
        said["faults"] = [
            {"parameter": printable(fault.parameter), "reason": fault.reason} for fault in faults
        ]
    return JsonResponse(said, status=status, content_type=PROBLEM, json_dumps_params=COMPACT, **more)


COMPACT = {"ensure_ascii": False}


def bad_request(faults: Sequence[Fault]) -> HttpResponse:
    """Return the answer to an address that cannot be read."""
    number = len(faults)
    things = "1 thing" if number == 1 else f"{number} things"
    return problem(400, f"{things} in the address cannot be read; nothing was looked up.", faults=faults)
