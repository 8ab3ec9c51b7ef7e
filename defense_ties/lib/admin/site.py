"""The staff's site: its groups of records, its pickers, and what one layer adds to the pages of another."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import BadRequest
from django.db import models
from django.urls import reverse
from django.utils.text import slugify

from defense_ties.lib.admin.offers import LabelView, Nearness


@dataclass(frozen=True)
class Link:
    """A link from the page of a record to a list, or to a form that is filled in as far as it can be."""

    label: str
    url: str
    is_deed: bool = False


@dataclass(frozen=True)
class Extension:
    """What a higher layer adds to the pages of a model that knows nothing of it."""

    inlines: Sequence[type] = ()
    columns: Sequence[Callable[[Any], Any]] = ()
    annotations: dict[str, Any] = field(default_factory=dict)
    links: Callable[[Any], list[Link]] = lambda record: []
    queues: Sequence[Any] = ()
    # What tells records apart, for a page of them at once: the words to add to the label of each, by key.
    describe: Callable[[Sequence[Any]], dict[Any, list[str]]] = lambda records: {}
    # Which records a picker offers before anything is typed.
    nearness: Nearness | None = None


class Site(AdminSite):
    """An admin site whose records are shown by group, and extended from above."""

    empty_value_display = ""
    # The functions by which a record changes its review status, and the Refused that they raise.
    review: Any = None
    # What records of each kind resemble on file, and the memory of those that are not the same.
    duplicates: Any = None
    # The functions by which records are merged and told apart, and the Refused that they raise.
    merging: Any = None
    # What sheets of each kind of record hold, and the functions by which they are imported.
    sheets: Any = None
    # The start page: each group with the names of its models, in order. Others stand under their app.
    groups: Mapping[str, Sequence[str]] = {}

    def __init__(self, name="admin"):
        super().__init__(name)
        self._extensions: dict[type[models.Model], list[Extension]] = {}

    def extend(self, model: type[models.Model], extension: Extension) -> None:
        """Add to the pages of a model from a layer above it."""
        self._extensions.setdefault(model, []).append(extension)

    def extensions(self, model: type[models.Model]) -> list[Extension]:
        """Return what has been added to the pages of a model."""
        return self._extensions.get(model, [])

    def labels(self, records: Iterable[models.Model]) -> dict[Any, str]:
        """Return the label of each record by key; the records are of one model."""
        told = self.told_apart(records)
        return {key: " · ".join([name, *details]) for key, (name, details) in told.items()}

    def told_apart(self, records: Iterable[models.Model]) -> dict[Any, tuple[str, list[str]]]:
        """Return the name of each record by key, and what tells it from its namesakes."""
        records = list(records)
        if not records:
            return {}
        model = type(records[0])
        words: dict[Any, list[str]] = {record.pk: [] for record in records}
        describers = [extension.describe for extension in self.extensions(model)]
        if hasattr(self._registry.get(model), "describe"):
            describers.insert(0, self._registry[model].describe)  # type: ignore[attr-defined]
        for describe in describers:
            for key, details in describe(records).items():
                words[key] += details
        return {record.pk: (str(record), list(filter(None, words[record.pk]))) for record in records}

    def nearness(self, model: type[models.Model]) -> Nearness:
        """Return what is known of which records of a model are near at hand."""
        known = (extension.nearness for extension in self.extensions(model))
        return next(filter(None, known), Nearness())

    def autocomplete_view(self, request):
        return LabelView.as_view(admin_site=self)(request)

    def admin_view(self, view, cacheable=False):
        inner = super().admin_view(view, cacheable)

        def guarded(request, *args, **kwargs):
            sent = [request.path, *(value for _, values in request.GET.lists() for value in values)]
            if any("\0" in text for text in sent):  # PostgreSQL refuses it in every text
                raise BadRequest("The address holds a null character.")
            return inner(request, *args, **kwargs)

        return guarded

    def get_app_list(self, request, app_label=None):
        """Return the models by group rather than by app; by app where one app is asked for."""
        apps = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        entries = {entry["object_name"]: (app["name"], entry) for app in apps for entry in app["models"]}
        grouped = {
            group: [entries.pop(name)[1] for name in names if name in entries]
            for group, names in self.groups.items()
        }
        for app_name, entry in entries.values():
            grouped.setdefault(app_name, []).append(entry)
        return [
            {
                "name": group,
                "app_label": slugify(group),
                "app_url": reverse("admin:index", current_app=self.name),
                "has_module_perms": True,
                "models": models,
            }
            for group, models in grouped.items()
            if models
        ]
