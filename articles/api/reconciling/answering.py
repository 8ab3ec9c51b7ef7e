"""The answers of the reconciliation service: what it is, candidates, suggestions and previews."""

from collections.abc import Iterable
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt

from articles.api.answers import JSON, as_bytes
from articles.api.asked import Fault
from articles.api.problems import bad_request
from articles.api.reading import no_such
from articles.api.reconciling.kinds import Kind, described
from articles.api.reconciling.queries import COUNTRY, Query, read_batch
from articles.api.resources import BY_TABLE
from defense_ties.lib.addresses import address
from defense_ties.lib.faults import given_often
from defense_ties.lib.filters.quoting import quoted
from people.matching import Candidate, Verdict, decide

SUGGESTED = 10
PREVIEW = {"width": 420, "height": 200}
LONGEST_PREFIX = 200
PROPERTIES = [{"id": COUNTRY, "name": "Country"}]


def reconcile(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Return what the service is, or the candidates for each query of a batch."""
    asked = request.POST if request.method == "POST" else request.GET
    if faults := _faults(asked, ["queries"], needed=request.method == "POST"):
        return bad_request(faults)
    if request.method == "POST" and request.GET:
        return bad_request(_faults(request.GET, []))
    if "queries" not in asked:
        return _json(manifest(request, kind))
    try:
        batch = read_batch(asked["queries"])
    except ValueError as error:
        return bad_request([Fault("queries", str(error))])
    return _json(answers(kind, batch))


def answers(kind: Kind, batch: dict[str, Query]) -> dict[str, Any]:
    """Return the candidates for each query; the names of all are looked up at once."""
    wanted = {(query.text, query.country) for query in batch.values() if _fits(kind, query)}
    register = kind.register(sorted(wanted)) if wanted else None
    found = {}
    for key, query in batch.items():
        candidates = (
            kind.compare(query.text, query.country, register) if register and _fits(kind, query) else []
        )
        found[key] = {"result": _results(kind, candidates, query.limit)}
    return found


def _fits(kind: Kind, query: Query) -> bool:
    return not query.types or kind.type in query.types


def _results(kind: Kind, candidates: list[Candidate], limit: int) -> list[dict[str, Any]]:
    decision = decide(candidates)
    meant = decision.record if decision.verdict is Verdict.LINKED else None
    return [
        {
            **_entity(candidate.record),
            "type": [{"id": kind.type, "name": kind.label}],
            "score": round(candidate.score * 100, 1),
            "match": candidate.record is meant,
        }
        for candidate in candidates[:limit]
    ]


def _entity(record: Any) -> dict[str, Any]:
    return {"id": record.pk, "name": record.name, "description": described(record)}


def manifest(request: HttpRequest, kind: Kind) -> dict[str, Any]:
    """Return what the service is and where its parts are."""
    base = request.build_absolute_uri(reverse(f"api-reconcile_{kind.name}"))
    page = f"{settings.SITE_URL}/{kind.name}/"
    return {
        "versions": ["0.2"],
        "name": f"{settings.SITE_NAME}: {kind.name}",
        "identifierSpace": page,
        "schemaSpace": f"{settings.SITE_URL}{reverse('codebook')}",
        "documentation": request.build_absolute_uri("/api/v1/docs"),
        "defaultTypes": [{"id": kind.type, "name": kind.label}],
        "view": {"url": f"{page}{{{{id}}}}/"},
        "preview": {"url": f"{base}/preview/{{{{id}}}}", **PREVIEW},
        "suggest": {
            "entity": {"service_url": base, "service_path": "/suggest"},
            "property": {"service_url": base, "service_path": "/properties"},
        },
    }


def suggest(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Return the records of which a name holds what somebody has typed so far."""
    if faults := _faults(request.GET, ["prefix"]):
        return bad_request(faults)
    text = request.GET.get("prefix", "")
    if len(text) > LONGEST_PREFIX:
        return bad_request([Fault("prefix", f"This is longer than {LONGEST_PREFIX} characters.")])
    records = kind.published().search(text.replace("\0", " "))[:SUGGESTED] if text.strip() else []
    return _json({"result": [_entity(record) for record in records]})


def properties(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Return the properties by which a query can be narrowed."""
    if faults := _faults(request.GET, ["prefix"]):
        return bad_request(faults)
    prefix = request.GET.get("prefix", "").lower()
    return _json({"result": [each for each in PROPERTIES if each["name"].lower().startswith(prefix)]})


def preview(request: HttpRequest, kind: Kind, key: str) -> HttpResponse:
    """Return a small page about a record, to be shown in a frame of another site."""
    if faults := _faults(request.GET, []):
        return bad_request(faults)
    record = kind.published().filter(pk=key).first() if "\0" not in key else None
    if record is None:
        return no_such(BY_TABLE[kind.name], key)
    said = {"record": record, "about": described(record), "address": address(record), "label": kind.label}
    return _framed(request, said)


def _framed(request: HttpRequest, said: dict[str, Any]) -> HttpResponse:
    """Return the page so that other sites may show it in a frame: a click on it does nothing here."""

    def show(asked: HttpRequest) -> HttpResponse:
        return render(asked, "api/preview.html", said)

    found: Any = xframe_options_exempt(csp_replace({"frame-ancestors": ["*"]})(show))(request)
    return found


def _faults(asked: QueryDict, known: Iterable[str], *, needed: bool = False) -> list[Fault]:
    known = list(known)
    faults = []
    for name, values in asked.lists():
        if name not in known:
            told = ", ".join(known) or "none"
            faults.append(Fault(name, f"{quoted(name)} is not a parameter here. They are {told}."))
        elif len(values) > 1:
            faults.append(Fault(name, given_often(name, len(values))))
    missing = [name for name in known if needed and name not in asked]
    return faults + [Fault(name, "This is missing.") for name in missing]


def _json(data: Any) -> HttpResponse:
    return HttpResponse(as_bytes(data), content_type=JSON, headers={"Cache-Control": "no-cache"})
