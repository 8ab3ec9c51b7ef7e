"""The pages of a record: a list that searches as the site does, and a form that keeps every rule."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db import IntegrityError
from django.utils.html import format_html

from defense_ties.lib.admin.asking import AskingAdmin
from defense_ties.lib.admin.fields import FormFields
from defense_ties.lib.admin.forms import RecordForm
from defense_ties.lib.admin.history import HistoryAdmin
from defense_ties.lib.admin.importing import ImportingAdmin
from defense_ties.lib.admin.lists import ListAdmin
from defense_ties.lib.admin.merging import MergingAdmin
from defense_ties.lib.admin.queues import TODAY, Queue, QueuedAdmin
from defense_ties.lib.admin.sight import SightAdmin
from defense_ties.lib.admin.versions import VersionedAdmin
from defense_ties.lib.countries import CODES, country_name
from defense_ties.lib.dates import NO_FIRST_DAY, NO_LAST_DAY
from defense_ties.lib.reviewing import Reviewable
from defense_ties.lib.search import with_words

DAYS = {"earliest": "first_day", "latest": "last_day"}


class RecordAdmin(
    VersionedAdmin,
    AskingAdmin,
    MergingAdmin,
    ImportingAdmin,
    QueuedAdmin,
    SightAdmin,
    FormFields,
    ListAdmin,
    HistoryAdmin,
):
    """The pages of one kind of record."""

    admin_site: Any
    form = RecordForm
    queues: Sequence[Queue] = (TODAY,)
    change_list_template = "admin/record_list.html"
    # The relations that the label of a record in a picker needs.
    label_related: tuple[str, ...] = ()
    # The relations by which a record has further names in a picker: aliases, or the institution of a post.
    also_named: tuple[str, ...] = ()
    worked_out: tuple[str, ...] = ()

    # -- Lists ----------------------------------------------------------------

    def get_queryset(self, request):
        queryset = super().get_queryset(request)
        for extension in self._extensions():
            queryset = queryset.annotate(**extension.annotations)
        return queryset

    def get_list_display(self, request):
        added = [column for extension in self._extensions() for column in extension.columns]
        return [*super().get_list_display(request), *added]

    def get_search_results(self, request, queryset, search_term):
        if hasattr(queryset, "search"):
            return queryset.search(search_term), False
        return with_words(queryset, search_term, *self.get_search_fields(request)), False

    def describe(self, records) -> dict:
        """Return what tells each record from its namesakes, as a few words by key."""
        return {}

    # -- Forms ----------------------------------------------------------------

    def get_inlines(self, request, obj):
        added = [inline for extension in self._extensions() for inline in extension.inlines]
        return [*super().get_inlines(request, obj), *added]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *self._worked_out()]

    def get_fieldsets(self, request, obj=None):
        fieldsets = list(super().get_fieldsets(request, obj))
        if obj is None:
            return fieldsets
        return [*fieldsets, ("Kept by the site", {"fields": self._worked_out(), "classes": ["collapse"]})]

    def _worked_out(self):
        own = {field.name for field in self.opts.concrete_fields}
        days = [shown for column, shown in DAYS.items() if column in own]
        return [
            *self.worked_out,
            *days,
            *(name for name in ("id", "created_at", "changed_at") if name in own),
        ]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            # Somebody else saved the same at the same moment. Now that it is there, the form will say so.
            return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context |= self.form_context()
        if obj:
            context["links"] = self.links(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def form_context(self):
        return {"country_names": [(code, country_name(code)) for code in CODES]}

    def links(self, request, record) -> list:
        """Return the links from the page of a record to what belongs to it elsewhere."""
        return [link for extension in self._extensions() for link in extension.links(record)]

    def get_view_on_site_url(self, obj=None):
        is_open = getattr(obj, "is_published", False)
        return super().get_view_on_site_url(obj) if is_open else None

    def save_formset(self, request, form, formset, change):
        for row in formset.forms:
            if isinstance(row.instance, Reviewable) and row.instance._state.adding:
                row.instance.drafter = request.user
        super().save_formset(request, form, formset, change)

    def _extensions(self):
        return self.admin_site.extensions(self.model)

    # -- Worked-out fields ------------------------------------------------------

    @admin.display(description="earliest day")
    def first_day(self, record):
        """Show the first day that the date may mean; an open start has none."""
        return "open" if record.earliest == NO_FIRST_DAY else record.earliest

    @admin.display(description="latest day")
    def last_day(self, record):
        """Show the last day that the date may mean; an open end has none."""
        return "open" if record.latest == NO_LAST_DAY else record.latest


def status_mark(code: str, label: str):
    """Return a status as a word with a mark."""
    return format_html('<span class="status {}">{}</span>', code, label)
