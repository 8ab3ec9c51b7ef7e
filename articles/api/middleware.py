"""What holds for every answer of the API, errors of any origin included."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from articles.api.problems import PROBLEM, problem

ROOT = "/api/"
DOCS = "/api/v1/docs"
# Further methods that each address takes that takes GET.
ALSO = ("HEAD", "OPTIONS")
DAY = 24 * 60 * 60
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Link, Allow",
}
PREFLIGHT = {
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-Modified-Since, If-None-Match",
    "Access-Control-Max-Age": str(DAY),
}


class ApiMiddleware:
    """Answers HEAD and OPTIONS, lets other sites read, and says what went wrong as programs read it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ROOT):
            return self.get_response(request)
        method = request.method
        if method == "HEAD":
            request.method = "GET"  # servers leave the body out
        response = self.get_response(request)
        request.method = method
        if response.status_code == 405:
            taken = sorted({*response.headers["Allow"].split(", "), *ALSO})
            response = _options(taken) if method == "OPTIONS" else _not_taken(str(method), taken)
        elif response.status_code >= 400 and response.headers.get("Content-Type") != PROBLEM:
            response = _failed(request, response)
        elif response.status_code == 200 and not request.accepts(_kind(response)):
            response = _not_acceptable(_kind(response))
        for name, value in CORS.items():
            response.headers[name] = value
        return response


def _kind(response: HttpResponse) -> str:
    return response.headers.get("Content-Type", "").partition(";")[0]


def _options(taken: list[str]) -> HttpResponse:
    allowed = ", ".join(taken)
    return HttpResponse(
        status=204, headers={"Allow": allowed, "Access-Control-Allow-Methods": allowed, **PREFLIGHT}
    )


def _not_taken(method: str, taken: list[str]) -> HttpResponse:
    allowed = ", ".join(taken)
    return problem(
        405, f"This address does not take {method}: it takes {allowed}.", headers={"Allow": allowed}
    )


def _not_acceptable(kind: str) -> HttpResponse:
    return problem(406, f"This address answers with {kind}, which the Accept header leaves out.")


def _failed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return an error of another origin as problem details."""
    status = response.status_code
    kept = {name: response.headers[name] for name in ("Retry-After",) if name in response.headers}
    if status == 404:
        hint = f"What there is stands at {DOCS}."
        if request.path.endswith("/"):
            hint += " Addresses of the API do not end with a slash."
        return problem(404, "There is nothing at this address.", hint=hint)
    detail = "Something went wrong here; it is not the fault of the request." if status >= 500 else ""
    return problem(status, detail or f"{HTTPStatus(status).phrase}.", headers=kept)
