"""Pages of single records."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from django.views.generic import DetailView

from articles.changes import last_changes
from articles.citations import FORMATS, Reference, cite_record, refer_to_record
from articles.doubts import inferred
from articles.editions import editions_with, is_in_first_edition
from articles.linked_data import linked_data
from articles.related import related_records
from articles.sentences import describe_briefly
from articles.views.cited import citation_file
from defense_ties.lib.addresses import address
from defense_ties.lib.exports import FORMS, QueryExport, download
from defense_ties.lib.faults import form_faults, refusal
from defense_ties.lib.steps import steps
from defense_ties.lib.taking import TakingForm
from defense_ties.lib.translating import in_english
from people.models import Redirection

MOST_ROWS = 50


# A page shows more than its record, so that only its whole content tells whether it has changed.
@method_decorator(conditional_page, name="dispatch")
class RecordPage(DetailView):
    """The page of a published record, and its citation; the old address of a merged one leads there."""

    http_method_names = ["get", "head", "options"]
    context_object_name = "record"
    section: str
    export: QueryExport | None = None
    tables = FORMS

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
        return self._taken() if self._is_taken() else self.answer()

    def _is_taken(self) -> bool:
        """Return whether the record is asked for as a table of one row."""
        return self.export is not None and not {"format", "columns", "labels"}.isdisjoint(self.request.GET)

    @in_english()
    def _taken(self) -> HttpResponseBase:
        """Return the record as a table of one row, or say what is wrong with the address."""
        record: Any = self.object
        assert self.export
        taking = TakingForm(self.request.GET, export=self.export, required=True)
        if faults := list(form_faults(self.request.GET, taking)):
            return refusal(faults)
        return download(
            self.export,
            self.rows(record),
            name=f"defense_ties-{record._meta.model_name}-{record.pk}",
            form=taking.cleaned_data["format"],
            columns=taking.chosen(),
        )

    def rows(self, record: Any) -> Any:
        """Return the queryset of the record alone, with what its table needs."""
        return self.get_queryset().filter(pk=record.pk)

    def answer(self) -> Any:
        """Return the page; pages that can be asked something more answer here."""
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
            "editions": editions_with(record),
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
        record: Any = self.object
        return citation_file(
            self.request,
            name=f"defense_ties-{record._meta.model_name}-{record.pk}",
            reference=lambda: self.reference(record, last_changes([record])[record.pk]),
        )

    def _heir(self) -> Any:
        """Return the published record into which the one asked for went, if there is one."""
        target = Redirection.objects.target(self.model._meta.model_name, self.kwargs["pk"])
        return self.get_queryset().filter(pk=target).first() if target else None
