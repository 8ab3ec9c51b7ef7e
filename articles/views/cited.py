"""Citations as files, for whatever has a page of its own."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from articles.citations import FORMATS, Reference
from defense_ties.lib.faults import Fault, given_often, not_among, refusal
from defense_ties.lib.filters.quoting import quoted
from defense_ties.lib.translating import in_english


@in_english()
def citation_file(request: HttpRequest, *, name: str, reference: Callable[[], Reference]) -> HttpResponse:
    """Return the citation that `?cite=` asks for as a file, or say what is wrong with the address."""
    asked = request.GET.getlist("cite")
    faults = [
        f"{quoted(given)} cannot be asked together with a citation."
        for given in request.GET
        if given != "cite"
    ]
    faults += [not_among(form, FORMATS) for form in asked if form not in FORMATS]
    if len(asked) > 1:
        faults.append(given_often("cite", len(asked)))
    if faults:
        return refusal(Fault("cite", "Address", fault) for fault in faults)
    form = FORMATS[asked[0]]
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form.suffix}"'}
    kind = f"{form.content_type}; charset=utf-8"
    return HttpResponse(form.write(reference()), content_type=kind, headers=headers)
