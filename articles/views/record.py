"""Pages of single records."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from django.views.generic import DetailView

from articles.changes import last_changes
from articles.citations import FORMATS, Reference, cite_record, refer_to_record
from articles.doubts import inferred
from articles.editions import is_in_first_edition
from articles.linked_data import linked_data
from articles.related import related_records
from articles.sentences import describe_briefly
from defense_ties.lib.addresses import address
from defense_ties.lib.filters.quoting import quoted
from defense_ties.lib.steps import steps
from people.models import Redirection

MOST_ROWS = 50


# A page shows more than its record, so that only its whole content tells whether it has changed.
@method_decorator(conditional_page, name="dispatch")
class RecordPage(DetailView):
    """The page of a published record, and its citation; the old address of a merged one leads there."""

    http_method_names = ["get", "head", "options"]
    context_object_name = "record"
    section: str

    def get_queryset(self):
        return self.model._default_manager.published()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            self.object = self.get_object()
        except Http404:
            heir = self._heir()
            if heir is None:
                raise
            query = request.META.get("QUERY_STRING", "")
            moved = HttpResponsePermanentRedirect(heir.get_absolute_url() + (f"?{query}" if query else ""))
            moved.headers["Cache-Control"] = "no-cache"  # a merge can be undone: browsers are to ask again
            return moved
        if "cite" in request.GET:
            return self._cited()
        return self.render_to_response(self.get_context_data(object=self.object))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record: Any = self.object
        changed = last_changes([record])[record.pk]
        found = {
            "address": address(record),
            "own_address": settings.SITE_URL + record.get_absolute_url(),
            "changed": changed,
            "formats": FORMATS,
        }
        found["citation"] = self.citation(record, changed)
        found |= self.about(record)
        found |= self.reviewed(record, found)
        return super().get_context_data(**(found | kwargs))

    def reviewed(self, record: Any, found: dict[str, Any]) -> dict[str, Any]:
        """Return what is shown of a record because it was reviewed as one, beside what was found of it."""
        return {
            "steps": steps(record),
            "first_edition": is_in_first_edition(record),
            "inferred": inferred(record, found),
            "related": related_records(record),
            "description": describe_briefly(record),
            "linked_data": linked_data(record, found),
        }

    def about(self, record: Any) -> dict[str, Any]:
        """Return what the page shows beside the record's own columns."""
        return {}

    def dated(self, record: Any) -> str:
        """Return the date by which a citation tells the record from others of its name."""
        return ""

    def citation(self, record: Any, changed: datetime) -> str:
        """Return how the record is cited, in words."""
        return cite_record(record, date=self.dated(record), changed=changed)

    def reference(self, record: Any, changed: datetime) -> Reference:
        """Return what a citation of the record says, for reference managers."""
        return refer_to_record(record, date=self.dated(record), changed=changed)

    def _cited(self) -> HttpResponse:
        """Return the citation as a file, or say what is wrong with the address."""
        record: Any = self.object
        faults = [
            f"{quoted(name)} cannot be asked together with a citation."
            for name in self.request.GET
            if name != "cite"
        ]
        for name in (asked := self.request.GET.getlist("cite")):
            if name not in FORMATS:
                faults.append(f"{quoted(name)} is not one of the choices. They are {', '.join(FORMATS)}.")
        if len(asked) > 1:
            faults.append(f"“cite” is given {len(asked)} times; once is enough.")
        if faults:
            text = "\n".join(f"Address: {fault}" for fault in faults)
            return HttpResponse(text, status=400, content_type="text/plain; charset=utf-8")
        form = FORMATS[asked[0]]
        reference = self.reference(record, last_changes([record])[record.pk])
        name = f"defense_ties-{record._meta.model_name}-{record.pk}.{form.suffix}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        kind = f"{form.content_type}; charset=utf-8"
        return HttpResponse(form.write(reference), content_type=kind, headers=headers)

    def _heir(self) -> Any:
        """Return the published record into which the one asked for went, if there is one."""
        target = Redirection.objects.target(self.model._meta.model_name, self.kwargs["pk"])
        return self.get_queryset().filter(pk=target).first() if target else None
