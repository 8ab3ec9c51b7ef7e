"""Pages of single records."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.views.generic import DetailView

from articles.citations import cite_record
from defense_ties.lib.addresses import address
from defense_ties.lib.steps import steps
from people.models import Redirection

MOST_ROWS = 50


class RecordPage(DetailView):
    """The page of a published record; the old address of a merged one leads there."""

    http_method_names = ["get", "head", "options"]
    context_object_name = "record"
    section: str

    def get_queryset(self):
        return self.model._default_manager.published()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            heir = self._heir()
            if heir is None:
                raise
            query = request.META.get("QUERY_STRING", "")
            moved = HttpResponsePermanentRedirect(heir.get_absolute_url() + (f"?{query}" if query else ""))
            moved.headers["Cache-Control"] = "no-cache"  # a merge can be undone: browsers are to ask again
            return moved

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record: Any = self.object
        found = {"address": address(record), "citation": cite_record(record), "steps": steps(record)}
        return super().get_context_data(**(found | self.about(record) | kwargs))

    def about(self, record: Any) -> dict[str, Any]:
        """Return what the page shows beside the record's own columns."""
        return {}

    def _heir(self) -> Any:
        """Return the published record into which the one asked for went, if there is one."""
        target = Redirection.objects.target(self.model._meta.model_name, self.kwargs["pk"])
        return self.get_queryset().filter(pk=target).first() if target else None
