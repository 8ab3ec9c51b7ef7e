"""The staff's pages of errors that readers report: a queue, to be answered or dismissed."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator

from articles.choices import ReportState
from articles.error_reports import decide
from articles.kinds import KINDS
from articles.models import ErrorReport
from defense_ties.lib.admin import Extension, Link
from defense_ties.lib.admin.desk import list_url
from defense_ties.lib.search import MOST_WORDS

BRIEFLY = 160


class StateFilter(admin.SimpleListFilter):
    """Shows what is open unless all is asked for."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [*ReportState.choices[1:], ("all", "All")]

    def choices(self, changelist):
        everything, *others = super().choices(changelist)
        yield everything | {"display": "Open"}
        yield from others

    def queryset(self, request, queryset):
        value = self.value()
        if value == "all":
            return queryset
        return queryset.filter(state=value) if value in ReportState.values else queryset.open()


@admin.register(ErrorReport)
class ErrorReportAdmin(admin.ModelAdmin):
    """What readers say is wrong; their words stay as they came."""

    list_display = ("reported_at", "about", "briefly", "source", "contact", "state_word", "decided_by")
    list_filter = (StateFilter, "record_type")
    list_select_related = ("decided_by",)
    list_per_page = 50
    search_fields = ("words", "source", "record_name", "record_id", "answer")
    search_help_text = "Words of the report or the answer, name or id of the record."
    date_hierarchy = "reported_at"
    actions = ("dismiss",)
    readonly_fields = (
        "about",
        "words",
        "source",
        "contact",
        "reported_at",
        "decided_by",
        "decided_at",
    )
    fieldsets = (
        ("What a reader reports", {"fields": ("about", "words", "source", "contact", "reported_at")}),
        ("What became of it", {"fields": ("state", "answer", "decided_by", "decided_at")}),
    )

    def has_add_permission(self, request, obj=None):
        return False  # not even for superusers: readers write them

    def get_search_results(self, request, queryset, search_term):
        if len(search_term.split()) > MOST_WORDS:
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)

    def save_model(self, request, obj, form, change):
        decide(reports=[obj], state=obj.state, user=request.user, answer=obj.answer)

    @admin.display(description="record", ordering="record_name")
    def about(self, report):
        """Show the record with links to its form and its public page."""
        if not report.record_type:
            return "The site as a whole"
        meta = KINDS[report.record_type]._meta
        form = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[report.record_id])
        page = '{}: <a href="{}">{}</a> · <a href="{}">public page</a>'
        kind = report.get_record_type_display()
        return format_html(page, kind, form, report.record_name or report.record_id, report.record_url)

    @admin.display(description="what is wrong")
    def briefly(self, report):
        """Show how the report begins."""
        return Truncator(report.words).chars(BRIEFLY)

    @admin.display(description="state", ordering="state")
    def state_word(self, report):
        """Show what became of it."""
        return format_html('<span class="status {}">{}</span>', report.state, report.get_state_display())

    @admin.action(description="Dismiss", permissions=["change"])
    def dismiss(self, request, queryset):
        """Dismiss reports that need no answer, such as advertisements."""
        number = decide(reports=queryset, state=ReportState.DISMISSED, user=request.user)
        word = "report was" if number == 1 else "reports were"
        self.message_user(request, f"{number} {word} dismissed.", messages.SUCCESS)


def _links(record: models.Model) -> list[Link]:
    """Return the link to what readers report of a record, where there is anything."""
    number = ErrorReport.objects.about(record).open().count()
    if not number:
        return []
    label = "Error reported" if number == 1 else f"{number} errors reported"
    return [Link(label, list_url(ErrorReport, q=record.pk))]


site: Any = admin.site
for _model in KINDS.values():
    site.extend(_model, Extension(links=_links))
