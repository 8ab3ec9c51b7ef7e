"""One search over the records of several kinds, for staff."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import AdminSite
from django.template.response import TemplateResponse
from django.urls import reverse

# Of each kind; all the others are a click away in the list.
MOST_FOUND = 8


@dataclass(frozen=True)
class Found:
    """The first records of one kind that a search finds, and the list of all of them."""

    title: str
    records: list[tuple[str, str]]
    url: str
    has_more: bool


class FindingPages(AdminSite):
    """Mixin of a site with a search over several kinds of records at once."""

    # The names of the models that are searched, in order.
    searched: Sequence[str] = ()

    def find(self, request):
        """Show what is found of each kind that the user may see."""
        words = request.GET.get("q", "").strip()
        found = [self._found(request, model, words) for model in self._searched(request)] if words else []
        context = self.each_context(request) | {
            "title": "Search",
            "words": words,
            "found": [kind for kind in found if kind.records],
        }
        return TemplateResponse(request, "admin/search.html", context)

    def _searched(self, request) -> list[Any]:
        by_name = {model.__name__: model for model in self._registry}
        models = [by_name[name] for name in self.searched if name in by_name]
        return [model for model in models if self._registry[model].has_view_permission(request)]

    def _found(self, request, model, words: str) -> Found:
        pages: Any = self._registry[model]
        records, _ = pages.get_search_results(request, pages.get_queryset(request), words)
        page = list(records.select_related(*pages.label_related)[: MOST_FOUND + 1])
        labels = self.labels(page[:MOST_FOUND])  # type: ignore[attr-defined]
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        return Found(
            title=str(model._meta.verbose_name_plural).capitalize(),
            records=[(label, reverse(f"{name}_change", args=[key])) for key, label in labels.items()],
            url=f"{reverse(f'{name}_changelist')}?{urlencode({'q': words})}",
            has_more=len(page) > MOST_FOUND,
        )
